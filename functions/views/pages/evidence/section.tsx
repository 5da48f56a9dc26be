import type { ComponentChildren } from "preact";

/** The parts of the evidence, in the order in which they are read. */
export const evidenceParts = {
  incidents: "Incidents of the year",
  lessons: "What they taught",
  monitoring: "Monitoring of social media sites",
  sites: "Changes of the site list",
  reminders: "Reminders and who has read the policy",
  law: "Law and guidance that changed",
  open: "Open questions",
} as const;
export type EvidencePart = keyof typeof evidenceParts;

const numberOf = (part: EvidencePart): number => Object.keys(evidenceParts).indexOf(part) + 1;

/** A numbered part, so that a board can speak of “part 4”. */
export const Part = ({ part, children }: { part: EvidencePart; children: ComponentChildren }) => (
  <section class="app-evidence__part" aria-labelledby={part}>
    <h2 class="govuk-heading-l" id={part}>
      {numberOf(part)}. {evidenceParts[part]}
    </h2>
    {children}
  </section>
);

export const Contents = () => (
  <nav class="app-contents" aria-label="Contents">
    <h2 class="govuk-heading-m">Contents</h2>
    <ol class="govuk-list govuk-list--number">
      {Object.entries(evidenceParts).map(([part, title]) => (
        <li>
          <a class="govuk-link" href={`#${part}`}>
            {title}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);
