import type { ComponentChildren } from "preact";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { ClauseId } from "#shared/domain/policy/clauses.ts";
import { clauseOf, type PolicyText } from "#shared/domain/policy/policy-text.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { Points } from "./clause-blocks.tsx";

export interface PolicySummaryPage {
  readonly school: SchoolProfile;
  readonly text: PolicyText;
  /** Where the service stands, as people type it: a poster cannot be pressed. */
  readonly address: string;
}

/** What is asked of everybody: each clause in the words of its title. */
const asked: readonly ClauseId[] = [
  "professional-conduct",
  "staff-photographs",
  "contact-to-families",
  "contact-to-staff",
  "complaints-procedure",
  "governors-confidentiality",
  "underage-accounts",
  "nothing-damaging",
];

/** Dos and don'ts: each clause in its own first words. */
const dosAndDonts: readonly ClauseId[] = [
  "private-accounts",
  "good-example",
  "no-grievances",
  "no-derogatory-comments",
  "data-protection-and-copyright",
  "pupil-photographs",
];

/** A number that is never torn apart at the end of a line. */
const unbroken = (phone: string): string => phone.replaceAll(" ", "\u00a0");

/** An address as people type it. */
const onPaper = (link: string): string =>
  link.replace(/^https:\/\/(www\.)?/, "").replace(/\/$/, "");

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="app-poster__part">
    <h2 class="govuk-heading-m">{title}</h2>
    {children}
  </section>
);

const Asked = ({ text }: PolicySummaryPage) => (
  <Part title="What we ask of everybody">
    <Points points={asked.map((id) => ({ text: clauseOf(text, id).title }))} />
  </Part>
);

const DosAndDonts = ({ text }: PolicySummaryPage) => (
  <Part title="Dos and don’ts">
    <Points
      points={dosAndDonts
        .flatMap((id) => clauseOf(text, id).blocks.slice(0, 1))
        .flatMap((block) => (typeof block === "string" ? [{ text: block }] : block))}
    />
  </Part>
);

const Smart = ({ text }: PolicySummaryPage) => (
  <Part title="Be SMART online: for parents and carers">
    {clauseOf(text, "be-smart").blocks.map(
      (block) => typeof block !== "string" && <Points points={block} />,
    )}
  </Part>
);

const Report = ({ school, address }: PolicySummaryPage) => (
  <Part title="How to report">
    <p class="govuk-body">
      Go to{" "}
      <a class="govuk-link app-poster__address" href={pathTo("report")}>
        {address}
        {pathTo("report")}
      </a>
      , or tell a member of staff. You can stay anonymous. We record every breach and every near
      miss.
    </p>
    <p class="govuk-body">
      The school’s telephone: <strong class="app-nowrap">{school.phone}</strong>
    </p>
  </Part>
);

const Urgent = ({ school }: PolicySummaryPage) => (
  <Part title="If it cannot wait">
    <p class="govuk-body">
      <strong>In danger now: call 999.</strong> Never copy, save or send an indecent image of a
      child.
    </p>
    <Points
      points={school.help.map(({ name, phone, link = "" }) => ({
        lead: name,
        text: phone ? unbroken(phone) : onPaper(link),
      }))}
    />
  </Part>
);

/** The policy for the prospectus and the noticeboard: one sheet of A4, both columns of it. */
export const policySummaryPage = (model: PolicySummaryPage): string =>
  page({
    title: "The social media policy on one page",
    school: model.school,
    current: "policy",
    back: pathTo("policy"),
    wide: true,
    children: (
      <div class="app-poster">
        <h1 class="govuk-heading-l">The social media policy on one page</h1>
        <PrintButton>Print on A4</PrintButton>
        <div class="app-poster__parts">
          <div>
            <Asked {...model} />
            <Smart {...model} />
            <Report {...model} />
          </div>
          <div>
            <DosAndDonts {...model} />
            <Urgent {...model} />
          </div>
        </div>
        <p class="govuk-body-s">
          A summary of version {model.text.version}, written on {dayInWords(model.text.writtenOn)}{" "}
          and not yet approved by the governing board. The whole policy: {model.address}
          {pathTo("policy")}
        </p>
      </div>
    ),
  });
