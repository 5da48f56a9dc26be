import { bands } from "#shared/domain/incident/risk.ts";
import type { ShownCounts, Summary } from "#shared/domain/incident/shown-figures.ts";
import { statusWords } from "#shared/domain/incident/status.ts";
import type { Shown } from "#shared/domain/incident/suppression.ts";
import { categoryWords, kindNames, relationshipWords } from "#shared/domain/incident/vocabulary.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import { monthWords, periodWords, readPeriod } from "#shared/domain/school/school-year.ts";

/** One set of figures: a chart and a table of it stand beside each other. */
export interface FigureTable {
  readonly title: string;
  /** What the first column names. */
  readonly column: string;
  /** How to read it, where that is not plain. */
  readonly note?: string;
  readonly rows: readonly { readonly label: string; readonly shown: Shown }[];
}

const rowsOf = <Key extends string>(
  counts: ShownCounts<Key>,
  wordsOf: (key: Key) => string,
): FigureTable["rows"] => counts.map(({ key, shown }) => ({ label: wordsOf(key), shown }));

const progressWords = { open: "Still open", finished: "Finished" } as const;

const spanWords = (key: string): string => {
  const period = readPeriod(key);
  return period ? periodWords(period) : monthWords(key);
};

const received = ({ received: counts, audience }: Summary): readonly FigureTable[] =>
  counts.length < 2
    ? []
    : [
        {
          title: "When they were received",
          column: audience === "governors" ? "Term" : "Month",
          rows: rowsOf(counts, spanWords),
        },
      ];

const where = ({ figures }: Summary): FigureTable =>
  figures.statuses
    ? {
        title: "Where they stand",
        column: "Status",
        rows: rowsOf(figures.statuses, (key) => statusWords[key].staff),
      }
    : {
        title: "Where they stand",
        column: "Progress",
        rows: rowsOf(figures.progress, (key) => progressWords[key]),
      };

const lists = ({ figures, audience }: Summary): readonly FigureTable[] => {
  const note =
    audience === "governors"
      ? "Only what was named in 5 incidents or more in a term."
      : "The ten named most.";
  return [
    {
      title: "Sites, apps and games",
      column: "Site",
      note,
      rows: rowsOf(figures.sites, (key) => key),
    },
    {
      title: "Clauses of the policy that lessons were recorded for",
      column: "Clause",
      note,
      rows: rowsOf(figures.clauses, (key) => clauses[key].title),
    },
  ];
};

/** The tables of a summary in the order in which they are read. A list that names nothing is left out. */
export function tablesOf(summary: Summary): readonly FigureTable[] {
  const { figures } = summary;
  return [
    ...received(summary),
    {
      title: "Kinds of incident",
      column: "Kind",
      rows: rowsOf(figures.kinds, (key) => kindNames[key]),
    },
    {
      title: "What they were about",
      column: "Category",
      note: "An incident may be about several things, so these add up to more than the total.",
      rows: rowsOf(figures.categories, (key) => categoryWords[key]),
    },
    {
      title: "Who was involved",
      column: "Relationship to the school",
      note: "Everybody named counts, whatever their part in it. An incident may involve several people or none.",
      rows: rowsOf(figures.relationships, (key) =>
        key === "unknown" ? "Not known" : relationshipWords[key],
      ),
    },
    {
      title: "How great the risk is",
      column: "Risk",
      rows: rowsOf(figures.risks, (key) =>
        key === "not-assessed" ? "Not assessed" : bands[key].words,
      ),
    },
    where(summary),
    ...lists(summary).filter(({ rows }) => rows.length > 0),
  ];
}
