import type { ComponentChildren } from "preact";
import { Details } from "./details.tsx";
import { InsetText } from "./inset-text.tsx";
import { Tag } from "./tag.tsx";

/** What becomes of the lines of a file, in the order in which people look at them. */
const fates = ["refused", "changed", "added", "unchanged"] as const;
type Fate = (typeof fates)[number];

const tags: Readonly<Record<Fate, { readonly text: string; readonly classes: string }>> = {
  refused: { text: "Refused", classes: "govuk-tag--red" },
  changed: { text: "Change", classes: "govuk-tag--blue" },
  added: { text: "Add", classes: "govuk-tag--green" },
  unchanged: { text: "As it is", classes: "govuk-tag--grey" },
};

export const FateTag = ({ fate }: { readonly fate: Fate }) => (
  <Tag classes={tags[fate].classes}>{tags[fate].text}</Tag>
);

interface Part {
  /** How many lines, as the list of all parts says it. */
  readonly count: ComponentChildren;
  readonly caption: string;
  /** The table of the lines; none if there are none. */
  readonly lines?: ComponentChildren;
  /** Nobody must look at them one by one: they can be opened. */
  readonly isFolded: boolean;
}

interface FilePlanProps {
  /** What each part is called. */
  readonly words: Readonly<Record<Fate, string>>;
  readonly part: (fate: Fate) => Part;
  /** The form that saves what would change; none if nothing would. */
  readonly confirm?: ComponentChildren;
  /** Where another file is chosen. */
  readonly another: string;
}

const Lines = ({ caption, lines, isFolded }: Part) =>
  lines && isFolded ? <Details summaryText={caption}>{lines}</Details> : <>{lines}</>;

/** What a file would change in a list: so many of each, then line by line. */
export const FilePlan = ({ words, part, confirm, another }: FilePlanProps) => (
  <>
    <ul class="govuk-list govuk-list--bullet">
      {fates.map((fate) => (
        <li>
          {words[fate]}: {part(fate).count}
        </li>
      ))}
    </ul>
    <p class="govuk-body">Nothing is saved yet.</p>
    {confirm || <InsetText>There is nothing in this file that would change the list.</InsetText>}
    <p class="govuk-body">
      <a class="govuk-link" href={another}>
        Choose another file
      </a>
    </p>
    {fates.map((fate) => (
      <Lines {...part(fate)} />
    ))}
  </>
);
