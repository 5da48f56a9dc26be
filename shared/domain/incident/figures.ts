import { type ClauseId, clauseIds } from "../policy/clauses.ts";
import type { Span } from "../school/school-year.ts";
import { type Day, secondsBetween } from "../time.ts";
import type { RegisterLine } from "./incident.ts";
import { type Band, bands } from "./risk.ts";
import { isOpen, type Status, statusWords } from "./status.ts";
import {
  type Category,
  categories,
  type Kind,
  kinds,
  type Relationship,
  relationships,
} from "./vocabulary.ts";

export interface Count<Key extends string = string> {
  readonly key: Key;
  readonly count: number;
}
export type Counts<Key extends string = string> = readonly Count<Key>[];

export type RiskKey = Band | "not-assessed";
export type Progress = "open" | "finished";

/**
 * What the register holds, in numbers. An incident has one kind, risk, status and progress, so those
 * add up to the total; it has one to five categories and any number of relationships and clauses.
 */
export interface Figures {
  readonly total: number;
  readonly kinds: Counts<Kind>;
  readonly categories: Counts<Category>;
  readonly relationships: Counts<Relationship>;
  readonly risks: Counts<RiskKey>;
  readonly statuses: Counts<Status>;
  readonly progress: Counts<Progress>;
  /** The sites, apps and games named most, the most often named first: ten at most. */
  readonly sites: Counts;
  /** The clauses of the policy that lessons were recorded for most: ten at most. */
  readonly clauses: Counts<ClauseId>;
  /** Actions that should have been done before today. */
  readonly overdueActions: number;
  /** Whole days from the report to the closing, of each incident that is closed, the shortest first. */
  readonly daysToClose: readonly number[];
}

const longestList = 10;
const daySeconds = 86_400;
const riskKeys: readonly RiskKey[] = [...(Object.keys(bands) as Band[]), "not-assessed"];
const statusKeys = Object.keys(statusWords) as Status[];

function count<Key extends string>(keys: readonly Key[], found: readonly Key[]): Counts<Key> {
  const counted = new Map(keys.map((key) => [key, 0]));
  for (const key of found) counted.set(key, (counted.get(key) ?? 0) + 1);
  return [...counted].map(([key, times]) => ({ key, count: times }));
}

const mostOften = <Key extends string>(found: readonly Key[]): Counts<Key> =>
  count([], found)
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
    .slice(0, longestList);

const isClause = (id: string): id is ClauseId => clauseIds.some((one) => one === id);

const daysOpen = ({ receivedAt, closedAt, status }: RegisterLine): readonly number[] =>
  closedAt === undefined || isOpen(status)
    ? []
    : [Math.max(0, Math.floor(secondsBetween(receivedAt, closedAt) / daySeconds))];

/** The figures of these lines: the caller leaves out what the reader may not see. */
export const countLines = (lines: readonly RegisterLine[], today: Day): Figures => ({
  total: lines.length,
  kinds: count(
    kinds,
    lines.map(({ kind }) => kind),
  ),
  categories: count(
    categories,
    lines.flatMap((line) => [...new Set(line.categories)]),
  ),
  relationships: count(
    relationships,
    lines.flatMap((line) => [...new Set(line.relationships)]),
  ),
  risks: count<RiskKey>(
    riskKeys,
    lines.map(({ band }): RiskKey => band ?? "not-assessed"),
  ),
  statuses: count(
    statusKeys,
    lines.map(({ status }) => status),
  ),
  progress: count<Progress>(
    ["open", "finished"],
    lines.map(({ status }) => (isOpen(status) ? "open" : "finished")),
  ),
  sites: mostOften(lines.flatMap(({ site }) => (site === undefined ? [] : [site]))),
  clauses: mostOften(lines.flatMap((line) => [...new Set(line.clauses)].filter(isClause))),
  overdueActions: lines.flatMap(({ actionsDue }) => actionsDue.filter((due) => due < today)).length,
  daysToClose: lines.flatMap(daysOpen).toSorted((one, other) => one - other),
});

/** How many lines were received in each span, by its key. */
export const countBySpan = (
  lines: readonly RegisterLine[],
  spans: readonly (Span & { readonly key: string })[],
): Counts =>
  spans.map(({ key, from, to }) => ({
    key,
    count: lines.filter(({ receivedAt }) => from <= receivedAt && receivedAt < to).length,
  }));

/** The middle of sorted numbers; of an even number of them, halfway between the two in the middle. */
export function median(sorted: readonly number[]): number | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

const atMostOneDecimal = (number: number): string => String(Math.round(number * 10) / 10);

/**
 * How near misses compare with breaches: a school where many near misses are told for each breach is
 * one where people speak up. Undefined if there was no breach to compare with.
 */
export function nearMissRatio(nearMisses: number, breaches: number): string | undefined {
  if (breaches === 0) return undefined;
  if (nearMisses === 0) return "no near misses beside the breaches";
  const isMore = nearMisses >= breaches;
  const ratio = atMostOneDecimal(isMore ? nearMisses / breaches : breaches / nearMisses);
  if (ratio === "1") return "1 near miss for each breach";
  return isMore ? `${ratio} near misses for each breach` : `1 near miss for ${ratio} breaches`;
}
