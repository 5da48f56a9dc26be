import type { ComponentChildren } from "preact";
import { pathTo, type RouteName } from "#shared/contract/routes.ts";
import type { NumberedClause, NumberedSection } from "#shared/domain/policy/policy-text.ts";
import { ClauseBlocks } from "./clause-blocks.tsx";

/** Clauses beside which there is something to open. The words of a version never change for it. */
const beside: Readonly<Record<string, { readonly route: RouteName; readonly words: string }>> = {
  "key-sites": { route: "sites", words: "See the list of sites and their ages" },
  "sites-for-children": { route: "sites", words: "See the school’s list as it is now" },
  "how-to-report": { route: "report", words: "Report something now" },
};

export const Contents = ({ sections }: { readonly sections: readonly NumberedSection[] }) => (
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

function Beside({ id }: Pick<NumberedClause, "id">) {
  const led = Object.hasOwn(beside, id) ? beside[id] : undefined;
  if (!led) return null;
  return (
    <div class="govuk-body app-no-print">
      <a class="govuk-link" href={pathTo(led.route)}>
        {led.words}
      </a>
    </div>
  );
}

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
    <Beside id={id} />
  </div>
);

interface SectionProps extends NumberedSection {
  /** What stands under its clauses without being one. */
  readonly children?: ComponentChildren;
}

/** A section of the policy with its clauses, each under an address of its own. */
export const Section = ({ number, id, title, clauses, children }: SectionProps) => (
  <section class="app-policy-section" aria-labelledby={id}>
    <h2 class="govuk-heading-l" id={id}>
      {number}. {title}
    </h2>
    {clauses.map((clause) => (
      <Clause {...clause} />
    ))}
    {children}
    <p class="govuk-body-s app-no-print">
      <a class="govuk-link" href="#contents">
        Back to contents
      </a>
    </p>
  </section>
);
