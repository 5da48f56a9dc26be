import { BarChart } from "#functions/views/components/bar-chart.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import type { Summary } from "#shared/domain/incident/shown-figures.ts";
import { exactly, isExact, type Shown, shownWords } from "#shared/domain/incident/suppression.ts";
import type { Evidence } from "#shared/domain/review/evidence.ts";
import { boundsOf, periodKey } from "#shared/domain/school/school-year.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { ratioWords } from "../summary/figures.tsx";
import { type FigureTable, tablesOf } from "../summary/tables.ts";
import { Part } from "./section.tsx";

export interface TwoYears {
  readonly figures: Summary;
  readonly before: Summary;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const none = exactly(0);

/** A row of two years beside each other. */
interface PairedRow {
  readonly label: string;
  readonly shown: Shown;
  readonly before: Shown;
}
interface PairedTable extends Pick<FigureTable, "title" | "column" | "note"> {
  readonly rows: readonly PairedRow[];
}

/** Terms are named by their year: the same term of two years stands in one row. */
const plainLabel = (label: string): string => label.replace(/ 20\d\d$/, "");
/** What a list leaves out may be there all the same. */
const leftOut = (table: FigureTable | undefined): Shown =>
  table?.note?.startsWith("Only what") === true || table === undefined ? { least: 0 } : none;

/** The tables of both years, row by row; what only one of them names stands in it too. */
export function pairedTables({ figures, before }: TwoYears): readonly PairedTable[] {
  const [now, then] = [tablesOf(figures), tablesOf(before)];
  const titles = [...new Set([...now, ...then].map(({ title }) => title))];
  return titles.map((title) => {
    const [one, other] = [now, then].map((all) => all.find((table) => table.title === title));
    const of = (table: FigureTable | undefined, label: string): Shown =>
      table?.rows.find((row) => plainLabel(row.label) === label)?.shown ?? leftOut(table);
    const rows = [...(one?.rows ?? []), ...(other?.rows ?? [])].map(({ label }) =>
      plainLabel(label),
    );
    const { column = "", note } = one ?? other ?? {};
    return {
      ...{ title, column, ...(note !== undefined && { note }) },
      rows: [...new Set(rows)].map((label) => ({
        label,
        shown: of(one, label),
        before: of(other, label),
      })),
    };
  });
}

const yearWords = ({ period }: Summary): string => periodKey(period);

const barOf = (label: string, shown: Shown) => ({
  label,
  least: shown.least === 1 && !isExact(shown) ? 0 : shown.least,
  most: shown.most,
  value: shownWords(shown),
});

/** Rows with bars at most: two bars each, beside a table on one sheet. */
const mostRows = 5;
/** Tables with more rows leave those out that nothing was counted in. */
const longTable = 8;

const isNothing = ({ shown, before }: PairedRow): boolean => shown.most === 0 && before.most === 0;
const size = ({ shown, before }: PairedRow): number => Math.max(shown.least, before.least);

/** What the pictures show: all of a short table, the largest rows of a long one. */
function rowsWithBars({ rows }: PairedTable): readonly PairedRow[] {
  const counted = rows.filter((row) => !isNothing(row));
  if (counted.length <= mostRows) return counted;
  const largest = counted.toSorted((one, other) => size(other) - size(one)).slice(0, mostRows);
  return counted.filter((row) => largest.includes(row) && size(row) > 0);
}

/** A row is two bars under one label: their order says which year each is, so that no colour has to. */
const barsOf = (table: PairedTable) =>
  rowsWithBars(table).flatMap(({ label, shown, before }) => [
    barOf(label, shown),
    barOf("", before),
  ]);

const rowsOf = ({ rows }: PairedTable): readonly PairedRow[] =>
  rows.length > longTable ? rows.filter((row) => !isNothing(row)) : rows;

const Notes = ({ table }: { table: PairedTable }) => (
  <>
    {table.note && <p class="govuk-body">{table.note}</p>}
    {rowsOf(table).length < table.rows.length && (
      <p class="govuk-body">What was in no incident of either year is left out.</p>
    )}
  </>
);

type Years = readonly [string, string];

const Picture = ({ table, years }: { table: PairedTable; years: Years }) => {
  const bars = barsOf(table);
  return bars.length === 0 ? (
    <p class="govuk-body">There is nothing that a picture could show.</p>
  ) : (
    <BarChart
      label={`Bar chart: ${table.title}, ${years.join(" and ")}. The table after it has the same figures.`}
      bars={bars}
    />
  );
};

const Figure = ({ table, years }: { table: PairedTable; years: Years }) => (
  <section class="app-figure">
    <h3 class="govuk-heading-m">{table.title}</h3>
    <Notes table={table} />
    {rowsOf(table).length > 0 && (
      <div class="app-figure__parts">
        <div class="app-figure__chart">
          <Picture table={table} years={years} />
        </div>
        <Table
          classes="app-figure__table govuk-table--small-text-until-tablet"
          caption={table.title}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: table.column },
            ...years.map((text) => ({ text, format: "numeric" as const, classes: "app-nowrap" })),
          ]}
          rows={rowsOf(table).map(({ label, shown, before }) => [
            { text: label },
            { text: shownWords(shown), format: "numeric" },
            { text: shownWords(before), format: "numeric" },
          ])}
        />
      </div>
    )}
  </section>
);

const of = ({ figures }: Summary, kind: string): Shown =>
  figures.kinds.find(({ key }) => key === kind)?.shown ?? none;
const stillOpen = ({ figures }: Summary): Shown =>
  figures.progress.find(({ key }) => key === "open")?.shown ?? figures.total;

/** The numbers that a board asks for first. */
const keyFacts: readonly (readonly [string, (one: Summary) => string])[] = [
  ["Incidents received", ({ figures }) => shownWords(figures.total)],
  ["Breaches", (one) => shownWords(of(one, "breach"))],
  ["Near misses", (one) => shownWords(of(one, "near-miss"))],
  ["Near misses and breaches", ({ figures }) => ratioWords(figures)],
  ["Still open", (one) => shownWords(stillOpen(one))],
  ["Actions overdue today", ({ figures }) => shownWords(figures.overdueActions)],
];

const KeyFacts = ({ figures, before }: TwoYears) => (
  <Table
    stacks
    caption="The year in brief"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={[
      { text: "Of the year" },
      { text: yearWords(figures), classes: "app-nowrap" },
      { text: yearWords(before), classes: "app-nowrap" },
    ]}
    rows={keyFacts.map(([label, words]) => [
      { text: label },
      { text: capital(words(figures)) },
      { text: capital(words(before)) },
    ])}
  />
);

/** Clauses have a part of their own; a long table comes last, for it wants a sheet for itself. */
function figuresOf(years: TwoYears): readonly PairedTable[] {
  const tables = pairedTables(years).filter(({ title }) => !title.startsWith("Clauses"));
  const isLong = (table: PairedTable) => rowsOf(table).length > longTable;
  return [...tables.filter((one) => !isLong(one)), ...tables.filter(isLong)];
}

/** The figures of the year, and those of the year before beside them. */
export function IncidentsPart({ evidence: { figures, before, at } }: { evidence: Evidence }) {
  const years = { figures, before };
  const names = [yearWords(figures), yearWords(before)] as const;
  return (
    <Part part="incidents">
      <InsetText>
        Numbers from 1 to 4 are not shown to anybody here, so that nobody can be recognised when
        this paper is handed round. “Not shown” stands where a number could be worked out from
        others. A year is added up from what its terms show, so some figures lie between two
        numbers.
      </InsetText>
      {at < boundsOf(figures.period).to && (
        <p class="govuk-body">
          The school year {names[0]} is not over: its figures go up to {dayInWords(schoolDay(at))}.
        </p>
      )}
      {(figures.isCut || before.isCut) && (
        <WarningText>There was more than can be counted here: only the newest is.</WarningText>
      )}
      <KeyFacts {...years} />
      <p class="govuk-body">
        In the pictures the upper bar of each two is {names[0]}, the lower one {names[1]}. A dashed
        end is how far a bar may reach.
      </p>
      {figuresOf(years).map((table) => (
        <Figure table={table} years={names} />
      ))}
    </Part>
  );
}
