import type { ComponentChildren } from "preact";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import { signedInAs } from "../signed-in.ts";

/** The pages on which the site list is kept, and what else their addresses name. */
export const deskSteps = ["records", "sources", "confirm", "import", "edit", "check"] as const;
export type DeskStep = (typeof deskSteps)[number];

export const deskPath = (step: DeskStep, query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(query).toString();
  return `${pathTo("sitesStep", { step })}${asked && `?${asked}`}`;
};

export interface DeskModel {
  readonly school: SchoolProfile;
  readonly member: Member;
}

type Part = "proposals" | "records" | "sources" | "confirm" | "import";

const parts: readonly { readonly part: Part; readonly words: string; readonly isWork: boolean }[] =
  [
    { part: "proposals", words: "Proposals", isWork: false },
    { part: "records", words: "Records and drafts", isWork: false },
    { part: "sources", words: "Sources", isWork: false },
    { part: "confirm", words: "Confirm the list", isWork: true },
    { part: "import", words: "Take in a file", isWork: true },
  ];

const addressOf = (part: Part): string =>
  part === "proposals" ? pathTo("siteProposals") : deskPath(part);

const Parts = ({ current, member }: { current: Part | undefined; member: Member }) => (
  <nav class="app-parts" aria-label="Site list">
    <ul class="app-parts__list">
      {parts
        .filter(({ isWork }) => !isWork || keepsTheList(member))
        .map(({ part, words }) => (
          <li class="app-parts__item">
            <a
              class="govuk-link"
              href={addressOf(part)}
              {...(part === current && { "aria-current": "page" as const })}
            >
              {words}
            </a>
          </li>
        ))}
    </ul>
  </nav>
);

export interface DeskShell extends DeskModel {
  readonly title: string;
  readonly current?: Part | undefined;
  readonly errors?: boolean | undefined;
  readonly back?: string | undefined;
  readonly wide?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** What all pages stand in on which the site list is kept. */
export const deskShell = ({ member, current, children, ...options }: DeskShell): string =>
  page({
    ...options,
    current: "siteProposals",
    signedIn: signedInAs(member),
    children: (
      <>
        <Parts current={current} member={member} />
        {children}
      </>
    ),
  });
