import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Table, type TableCell } from "#functions/views/components/table.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { bankHolidaysKnown } from "#shared/domain/school/bank-holidays.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { TermCalendar } from "#shared/domain/school/term-calendar.ts";
import { firstSchoolDay, keyOf, type TermDates } from "#shared/domain/school/term-dates.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { signedInAs } from "../signed-in.ts";
import { Entries } from "./changed-meanwhile.tsx";
import { halfTermWords, insetWords } from "./term-words.ts";

export type TermsDone = "term" | "remove" | "import";

export interface TermsPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly calendar: TermCalendar;
  /** True if this person may change the terms. */
  readonly mayEdit: boolean;
  /** The next term, if it has no dates and may be less than sixty days away. */
  readonly missing: Term | undefined;
  /** What was just done, if anything. */
  readonly done?: TermsDone | undefined;
}

/** The address of a step, about a term if one is given. */
export const stepAddress = (step: TermsDone, term?: Term): string =>
  `${pathTo("termsStep", { step })}${term ? `?term=${keyOf(term)}` : ""}`;

const doneWords: Readonly<Record<TermsDone, string>> = {
  term: "The term was saved",
  remove: "The term was removed",
  import: "The terms of the file were saved",
};

const TermLink = ({ step, term, text }: { step: TermsDone; term: TermDates; text: string }) => (
  <a class="govuk-link" href={stepAddress(step, term)}>
    {text}
    <span class="govuk-visually-hidden"> {periodWords(term)}</span>
  </a>
);

const begunWords = (term: TermDates): string => {
  const first = firstSchoolDay(term);
  if (!first) return "None";
  const words = dayInWords(first.day);
  return first.isCertain ? words : `${words}, if it is no bank holiday`;
};

const rowOf = (term: TermDates, mayEdit: boolean): TableCell[] => [
  { text: periodWords(term) },
  { text: dayInWords(term.from) },
  { text: begunWords(term) },
  { text: halfTermWords(term) },
  { text: insetWords(term) },
  { text: dayInWords(term.to) },
  ...(mayEdit
    ? [
        {
          text: (
            <>
              <TermLink step="term" term={term} text="Change" />{" "}
              <TermLink step="remove" term={term} text="Remove" />
            </>
          ),
        },
      ]
    : []),
];

const columns = ["Term", "First day", "First school day", "Half term", "Training days", "Last day"];

const Year = ({ year, terms, mayEdit }: Pick<TermsPage, "mayEdit"> & YearOfTerms) => (
  <Table
    caption={periodWords({ year })}
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    stacks
    head={[...columns, ...(mayEdit ? ["What you can do"] : [])].map((text) => ({ text }))}
    rows={terms.map((term) => rowOf(term, mayEdit))}
  />
);

interface YearOfTerms {
  readonly year: number;
  readonly terms: readonly TermDates[];
}

/** The newest school year first, its terms in their order. */
const yearsOf = (terms: readonly TermDates[]): readonly YearOfTerms[] =>
  [...new Set(terms.map(({ year }) => year))]
    .toSorted((one, other) => other - one)
    .map((year) => ({ year, terms: terms.filter((term) => term.year === year) }));

const Missing = ({ missing, mayEdit }: { missing: Term; mayEdit: boolean }) => (
  <>
    <WarningText>
      {periodWords(missing)} has no dates. It has begun already, or may begin within 60 days.
    </WarningText>
    <p class="govuk-body">
      {mayEdit ? (
        <a class="govuk-link" href={stepAddress("term", missing)}>
          Add the dates of {periodWords(missing)}
        </a>
      ) : (
        "The headteacher, the clerk and the school office can add them."
      )}
    </p>
  </>
);

const Tools = () => (
  <div class="govuk-button-group">
    <Button href={stepAddress("term")}>Add a term</Button>
    <Button href={stepAddress("import")} classes="govuk-button--secondary">
      Take terms from a calendar file
    </Button>
  </div>
);

/** The school's terms by school year, and who changed them. */
export const termsPage = ({ school, member, calendar, mayEdit, missing, done }: TermsPage) =>
  page({
    title: "Term dates",
    school,
    current: "terms",
    signedIn: signedInAs(member),
    wide: true,
    children: (
      <>
        {done && <NotificationBanner type="success" text={doneWords[done]} />}
        <h1 class="govuk-heading-l">Term dates</h1>
        <p class="govuk-body">
          The first school day of a term is the first that is no weekend, bank holiday or training
          day.
        </p>
        {missing && <Missing missing={missing} mayEdit={mayEdit} />}
        {mayEdit && <Tools />}
        {calendar.terms.length === 0 && <p class="govuk-body">No term has dates yet.</p>}
        {yearsOf(calendar.terms).map((one) => (
          <Year {...one} mayEdit={mayEdit} />
        ))}
        <p class="govuk-hint">
          Bank holidays of England and Wales are known from {bankHolidaysKnown.from} to{" "}
          {bankHolidaysKnown.to}.
        </p>
        {mayEdit && calendar.changes.length > 0 && (
          <Details summaryText="The last changes, and who made them">
            <Entries entries={calendar.changes.toReversed()} />
          </Details>
        )}
      </>
    ),
  });
