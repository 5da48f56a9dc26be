import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { Typed } from "#functions/views/pages/typed.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { PlannedTerm } from "#shared/domain/school/plan-import.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { CalendarEntry } from "#shared/domain/school/term-calendar.ts";
import { officePage } from "../office-page.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { stretchWords, termWords } from "./term-words.ts";
import { stepAddress } from "./terms-page.tsx";

/** An event of the file and what becomes of it. */
export interface PreviewLine {
  readonly summary: string;
  /** Its days, if they could be read. */
  readonly days?: Parameters<typeof stretchWords>[0] | undefined;
  readonly isUsed: boolean;
  readonly words: string;
}

export interface PreviewPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly seen: number;
  readonly planned: readonly PlannedTerm[];
  readonly unfinished: readonly { readonly term: Term; readonly words: string }[];
  /** Empty when a preview is shown again: the file is gone by then. */
  readonly lines: readonly PreviewLine[];
  readonly since: readonly CalendarEntry[];
}

const fates = {
  added: { text: "Will be added", classes: "govuk-tag--green" },
  changed: { text: "Will be changed", classes: "govuk-tag--blue" },
  unchanged: { text: "As it is already", classes: "govuk-tag--grey" },
  refused: { text: "Refused", classes: "govuk-tag--red" },
} as const;

const FateTag = ({ fate }: { fate: keyof typeof fates }) => (
  <Tag classes={fates[fate].classes}>{fates[fate].text}</Tag>
);

const why = ({ fate, before, reasons }: PlannedTerm): string =>
  fate === "changed" && before ? `Now: ${termWords(before)}` : reasons.join(". ");

const Terms = ({ planned, unfinished }: Pick<PreviewPage, "planned" | "unfinished">) => (
  <Table
    caption="The terms of the file"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    stacks
    head={["Term", "What becomes of it", "Dates", "Why, or what it is now"].map((text) => ({
      text,
    }))}
    rows={[
      ...planned.map((one) => [
        { text: periodWords(one.term) },
        { text: <FateTag fate={one.fate} /> },
        { text: termWords(one.term) },
        { text: why(one) || "–" },
      ]),
      ...unfinished.map(({ term, words }) => [
        { text: periodWords(term) },
        { text: <FateTag fate="refused" /> },
        { text: "–" },
        { text: words },
      ]),
    ]}
  />
);

const Lines = ({ lines }: Pick<PreviewPage, "lines">) => (
  <Table
    caption="Each event of the file"
    captionClasses="govuk-visually-hidden"
    stacks
    head={["Event", "Days", "Taken for"].map((text) => ({ text }))}
    rows={lines.map(({ summary, days, isUsed, words }) => [
      { text: <Typed text={summary} /> },
      { text: days ? stretchWords(days) : "–" },
      { text: isUsed ? words : `Not used. ${words}` },
    ])}
  />
);

const isNew = ({ fate }: PlannedTerm): boolean => fate === "added" || fate === "changed";

const Confirm = ({ seen, planned }: Pick<PreviewPage, "seen" | "planned">) => {
  const wanted = planned.filter(isNew).map(({ term }) => term);
  if (wanted.length === 0) {
    return <InsetText>There is nothing in this file that would change a term.</InsetText>;
  }
  return (
    <form method="post" action={stepAddress("import")} novalidate>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="terms" value={JSON.stringify(wanted)} />
      <Button preventDoubleClick>
        {wanted.length === 1 ? "Save this term" : `Save these ${wanted.length} terms`}
      </Button>
    </form>
  );
};

/** What a file would change, before anything is saved. */
export const previewPage = (preview: PreviewPage): string => {
  const { school, member, planned, unfinished, lines, since } = preview;
  return officePage({
    school,
    member,
    title: "What the calendar file would change",
    current: "terms",
    back: pathTo("terms"),
    wide: true,
    news: <ChangedMeanwhile since={since} />,
    children: (
      <>
        {planned.length + unfinished.length > 0 && (
          <Terms planned={planned} unfinished={unfinished} />
        )}
        <Confirm {...preview} />
        <p class="govuk-body">
          <a class="govuk-link" href={stepAddress("import")}>
            Take another file
          </a>
        </p>
        {lines.length > 0 && (
          <Details summaryText="What each event of the file is taken for">
            <Lines lines={lines} />
          </Details>
        )}
      </>
    ),
  });
};
