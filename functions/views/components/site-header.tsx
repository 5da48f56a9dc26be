import { pathTo } from "#shared/contract/routes.ts";
import { words } from "./attributes.ts";

export type Section =
  | "report"
  | "followUp"
  | "policy"
  | "sites"
  | "review"
  | "register"
  | "summary"
  | "audit"
  | "stakeholders"
  | "reminders"
  | "siteProposals"
  | "terms";

export interface SignedIn {
  readonly name: string;
  /** "Headteacher", or "Governor and clerk": the person's roles in words. */
  readonly rolesWords: string;
  /** The sections that are open to them, besides those for everybody. */
  readonly opens?: readonly Section[] | undefined;
}

export interface SiteHeaderProps {
  readonly schoolName: string;
  readonly signedIn?: SignedIn | undefined;
  readonly current?: Section | undefined;
  readonly isWide?: boolean | undefined;
}

const sections: Readonly<Record<Section, string>> = {
  report: "Report",
  followUp: "Follow up",
  policy: "Policy",
  sites: "Sites and ages",
  review: "Review",
  register: "Register",
  summary: "Summary",
  audit: "Audit",
  stakeholders: "Stakeholders",
  reminders: "Reminders",
  siteProposals: "Site list",
  terms: "Settings",
};
const forAll: readonly Section[] = ["report", "followUp", "policy", "sites"];

export const containerClasses = (isWide: boolean | undefined): string =>
  words("govuk-width-container", isWide && "app-width-container--wide");

const Account = ({ name, rolesWords }: SignedIn) => (
  <form class="app-account" method="post" action={pathTo("signOut")}>
    <span class="app-account__person">
      <span class="govuk-visually-hidden">Signed in as </span>
      {name}
      <span class="app-account__roles"> {rolesWords}</span>
    </span>{" "}
    <button type="submit" class="app-header__button">
      Sign out
    </button>
  </form>
);

const SectionLink = ({ section, isCurrent }: { section: Section; isCurrent: boolean }) => (
  <li class="app-nav__item">
    <a
      class={words("app-header__link app-nav__link", isCurrent && "app-nav__link--current")}
      href={pathTo(section)}
      {...(isCurrent && { "aria-current": "page" as const })}
    >
      {sections[section]}
    </a>
  </li>
);

/** The school's own header: neither the crown nor the name of GOV.UK is a school's to use. */
export const SiteHeader = ({ schoolName, signedIn, current, isWide }: SiteHeaderProps) => (
  <header class="app-header">
    <div class={words(containerClasses(isWide), "app-header__inner")}>
      <div class="app-header__names">
        <a class="app-header__link app-header__school" href={pathTo("home")}>
          {schoolName}
        </a>
        <span class="app-header__product">Social media policy</span>
      </div>
      {signedIn && <Account {...signedIn} />}
    </div>
    <nav class="app-nav" aria-label="Social media policy">
      <div class={containerClasses(isWide)}>
        <ul class="app-nav__list">
          {[...forAll, ...(signedIn?.opens ?? [])].map((section) => (
            <SectionLink section={section} isCurrent={section === current} />
          ))}
        </ul>
      </div>
    </nav>
  </header>
);
