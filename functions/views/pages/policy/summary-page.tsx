import type { ComponentChildren } from "preact";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { approvalInWords } from "#shared/domain/policy/approval-words.ts";
import type { ClauseId } from "#shared/domain/policy/clauses.ts";
import { clauseOf, type PolicyWords } from "#shared/domain/policy/policy-text.ts";
import type { PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { Points } from "./clause-blocks.tsx";

export interface PolicySummaryPage {
  readonly school: SchoolProfile;
  readonly version: PolicyVersion;
  readonly words: PolicyWords;
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

const Asked = ({ words }: PolicySummaryPage) => (
  <Part title="What we ask of everybody">
    <Points points={asked.map((id) => ({ text: clauseOf(words, id).title }))} />
  </Part>
);

const DosAndDonts = ({ words }: PolicySummaryPage) => (
  <Part title="Dos and don’ts">
    <Points
      points={dosAndDonts
        .flatMap((id) => clauseOf(words, id).blocks.slice(0, 1))
        .flatMap((block) => (typeof block === "string" ? [{ text: block }] : block))}
    />
  </Part>
);

const Smart = ({ words }: PolicySummaryPage) => (
  <Part title="Be SMART online: for parents and carers">
    {clauseOf(words, "be-smart").blocks.map(
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

function whichVersion({ number, writtenOn, approval }: PolicyVersion): string {
  const summary = `A summary of version ${number}`;
  return approval
    ? `${summary}. ${approvalInWords(approval)}`
    : `${summary}, written on ${dayInWords(writtenOn)} and not yet approved by the governing board.`;
}

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
          {whichVersion(model.version)} The whole policy: {model.address}
          {pathTo("policy")}
        </p>
      </div>
    ),
  });
