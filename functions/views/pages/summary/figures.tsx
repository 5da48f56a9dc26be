import { nearMissRatio } from "#shared/domain/incident/figures.ts";
import type { ShownFigures, Summary } from "#shared/domain/incident/shown-figures.ts";
import { isExact, type Shown, shownWords } from "#shared/domain/incident/suppression.ts";
import { BarChart } from "../../components/bar-chart.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { type FigureTable, tablesOf } from "./tables.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

/** From shown numbers alone: what is held back is not told by a ratio either. */
export function ratioWords({ kinds }: ShownFigures): string {
  const of = (key: string): Shown | undefined => kinds.find((one) => one.key === key)?.shown;
  const [nearMisses, breaches] = [of("near-miss"), of("breach")];
  if (!nearMisses || !breaches || !isExact(nearMisses) || !isExact(breaches)) return "Not shown";
  return capital(nearMissRatio(nearMisses.least, breaches.least) ?? "no breaches");
}

const closingWords = ({ audience, figures: { daysToClose } }: Summary): string => {
  if (!daysToClose) return audience === "governors" ? "Not shown" : "Nothing is closed yet";
  const { median, longest } = daysToClose;
  const half = `Half of them within ${days(median)}`;
  return longest === undefined ? half : `${half}, the longest ${days(longest)}`;
};

export function KeyFigures({ summary }: { summary: Summary }) {
  const { figures } = summary;
  const open = figures.progress.find(({ key }) => key === "open")?.shown ?? figures.total;
  const facts: readonly (readonly [string, string])[] = [
    ["Incidents received", capital(shownWords(figures.total))],
    ["Still open", capital(shownWords(open))],
    ["Near misses and breaches", ratioWords(figures)],
    ["Actions overdue", capital(shownWords(figures.overdueActions))],
    ["From report to closing", closingWords(summary)],
  ];
  return (
    <SummaryList
      classes="app-key-figures"
      rows={facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
    />
  );
}

/** Long tables say in the picture only what there is; the table beside it says the rest. */
const longestChart = 8;

const barsOf = ({ rows }: FigureTable) =>
  rows
    .filter(({ shown }) => rows.length <= longestChart || shown.most !== 0)
    .map(({ label, shown }) => ({
      label,
      least: shown.least === 1 && !isExact(shown) ? 0 : shown.least,
      most: shown.most,
      value: shownWords(shown),
    }));

function FigureSection({ table }: { table: FigureTable }) {
  const bars = barsOf(table);
  return (
    <section class="app-figure">
      <h2 class="govuk-heading-m">{table.title}</h2>
      {table.note && <p class="govuk-body">{table.note}</p>}
      <div class="app-figure__parts">
        <div class="app-figure__chart">
          {bars.length === 0 ? (
            <p class="govuk-body">Nothing was recorded.</p>
          ) : (
            <BarChart
              label={`Bar chart: ${table.title}. The table after it has the same figures.`}
              bars={bars}
            />
          )}
        </div>
        <Table
          classes="app-figure__table govuk-table--small-text-until-tablet"
          caption={table.title}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: table.column }, { text: "Incidents", format: "numeric" }]}
          rows={table.rows.map(({ label, shown }) => [
            { text: label },
            { text: shownWords(shown), format: "numeric" },
          ])}
        />
      </div>
    </section>
  );
}

export const FigureSections = ({ summary }: { summary: Summary }) => (
  <>
    {tablesOf(summary).map((table) => (
      <FigureSection table={table} />
    ))}
  </>
);
