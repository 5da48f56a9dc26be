import { InsetText } from "#functions/views/components/inset-text.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import {
  type NumberedClause,
  type NumberedSection,
  numbered,
  type PolicyText,
} from "#shared/domain/policy/policy-text.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { ClauseBlocks } from "./clause-blocks.tsx";

export interface PolicyPage {
  readonly school: SchoolProfile;
  readonly text: PolicyText;
  /** The text's fingerprint, 64 hexadecimal digits. */
  readonly hash: string;
}

const Introduction = ({ school, text }: PolicyPage) => (
  <>
    <h1 class="govuk-heading-xl">Social media policy</h1>
    <p class="govuk-body-l">
      For everybody at {school.name}: staff, governors, parents and carers, children, volunteers and
      visitors.
    </p>
    <p class="govuk-body">
      Version {text.version}, written on {dayInWords(text.writtenOn)}.
    </p>
    <InsetText>
      The governing board has not approved this wording yet.{" "}
      <a class="govuk-link" href="#approval-status">
        What that means
      </a>
    </InsetText>
    <p class="govuk-body app-no-print">
      In a hurry?{" "}
      <a class="govuk-link" href={pathTo("policySummary")}>
        Read the policy on one page
      </a>
      . Something happened?{" "}
      <a class="govuk-link" href={pathTo("report")}>
        Report it
      </a>
      .
    </p>
    <PrintButton>Print the policy</PrintButton>
  </>
);

const Contents = ({ sections }: { readonly sections: readonly NumberedSection[] }) => (
  <nav class="app-contents" aria-labelledby="contents">
    <h2 class="govuk-heading-m" id="contents">
      Contents
    </h2>
    <ol class="govuk-list govuk-list--number">
      {sections.map(({ id, title }) => (
        <li>
          <a class="govuk-link" href={`#${id}`}>
            {title}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

const Clause = ({ number, id, title, blocks }: NumberedClause) => (
  <div class="app-clause" id={id}>
    <div class="app-clause__head">
      <h3 class="govuk-heading-s app-clause__title">
        <span class="app-clause__number">{number}</span> {title}
      </h3>
      <a class="govuk-link app-clause__link app-no-print" href={`#${id}`}>
        <span aria-hidden="true">#</span>
        <span class="govuk-visually-hidden">Link to clause {number}</span>
      </a>
    </div>
    <ClauseBlocks blocks={blocks} />
  </div>
);

const Section = ({ number, id, title, clauses }: NumberedSection) => (
  <section class="app-policy-section" aria-labelledby={id}>
    <h2 class="govuk-heading-l" id={id}>
      {number}. {title}
    </h2>
    {clauses.map((clause) => (
      <Clause {...clause} />
    ))}
    <p class="govuk-body-s app-no-print">
      <a class="govuk-link" href="#contents">
        Back to contents
      </a>
    </p>
  </section>
);

/** On paper only: there the text can be signed, which this service does not do yet. */
const SignatureLines = () => (
  <div class="app-print-only">
    <p class="govuk-body app-signature">Approved by the governing board. Signed:</p>
    <p class="govuk-body app-signature">Chair of the Personnel Committee. Date:</p>
  </div>
);

export const policyPage = (model: PolicyPage): string => {
  const sections = numbered(model.text);
  return page({
    title: "Social media policy",
    school: model.school,
    current: "policy",
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Introduction {...model} />
          <Contents sections={sections} />
          {sections.map((section) => (
            <Section {...section} />
          ))}
          <SignatureLines />
          <p class="govuk-body-s app-fingerprint">
            Fingerprint of version {model.text.version}: <code>{model.hash}</code>
          </p>
        </div>
      </div>
    ),
  });
};
