import type { ClauseId } from "../policy/clauses.ts";
import type { Period } from "../school/school-year.ts";
import { siteNamed } from "../sites/known-sites.ts";
import {
  type Count,
  type Counts,
  type Figures,
  median,
  type Progress,
  type RiskKey,
} from "./figures.ts";
import type { Status } from "./status.ts";
import {
  exactly,
  fewest,
  isExact,
  isSmall,
  type Shown,
  showAlone,
  showParts,
  showSeveral,
  sumOf,
} from "./suppression.ts";
import { type Category, type Kind, type Relationship, relationships } from "./vocabulary.ts";

export interface ShownCount<Key extends string = string> {
  readonly key: Key;
  readonly shown: Shown;
}
export type ShownCounts<Key extends string = string> = readonly ShownCount<Key>[];

/** The figures as one reader is shown them. What is withheld from this reader altogether is absent. */
export interface ShownFigures {
  readonly total: Shown;
  readonly kinds: ShownCounts<Kind>;
  readonly categories: ShownCounts<Category>;
  readonly relationships: ShownCounts<Relationship>;
  readonly risks: ShownCounts<RiskKey>;
  readonly statuses?: ShownCounts<Status>;
  readonly progress: ShownCounts<Progress>;
  readonly sites: ShownCounts;
  readonly clauses: ShownCounts<ClauseId>;
  readonly overdueActions: Shown;
  readonly daysToClose?: { readonly median: number; readonly longest?: number };
}

/** `exact`: works the register. `governors`: sees figures, with what is under five left out. */
export type Audience = "exact" | "governors";

export interface Summary {
  readonly period: Period;
  readonly audience: Audience;
  readonly figures: ShownFigures;
  /** Incidents received, by month (`2026-09`) or, for governors, a year by term (`2026-autumn`). */
  readonly received: ShownCounts;
  /** True if there were more than can be counted at once, and only the newest were. */
  readonly isCut: boolean;
}

const plain = <Key extends string>(counts: Counts<Key>): ShownCounts<Key> =>
  counts.map(({ key, count }) => ({ key, shown: exactly(count) }));

/** Everything as it is: for those who work the register and could count for themselves. */
export function asTheyAre(figures: Figures): ShownFigures {
  const { daysToClose } = figures;
  const middle = median(daysToClose);
  return {
    total: exactly(figures.total),
    kinds: plain(figures.kinds),
    categories: plain(figures.categories),
    relationships: plain(figures.relationships),
    risks: plain(figures.risks),
    statuses: plain(figures.statuses),
    progress: plain(figures.progress),
    sites: plain(figures.sites),
    clauses: plain(figures.clauses),
    overdueActions: exactly(figures.overdueActions),
    ...(middle !== undefined && {
      daysToClose: { median: middle, longest: daysToClose.at(-1) ?? middle },
    }),
  };
}

const withShown = <Key extends string>(
  counts: Counts<Key>,
  show: (numbers: readonly number[]) => readonly Shown[],
): ShownCounts<Key> => {
  const shown = show(counts.map(({ count }) => count));
  return counts.map(({ key }, place) => ({ key, shown: shown[place] ?? { least: 0 } }));
};

const isLarge = ({ count }: Count): boolean => count >= fewest;

/**
 * One term for those who see figures and no incidents: nothing under five can be worked out.
 *
 * The total is told, if it is five or more, and everything else is protected as if it were known.
 * Beyond the total no table bounds another: what an incident counts as in one table says nothing of
 * what it counts as in the next. That is why the eight statuses are only two here: an incident that
 * was just received cannot have been assessed, so statuses and risks would bound each other.
 */
export function termForGovernors(figures: Figures): ShownFigures {
  const { total, daysToClose } = figures;
  const parts = (numbers: readonly number[]) => showParts(numbers, total);
  const several = (atLeast: number, atMost: number) => (numbers: readonly number[]) =>
    showSeveral(numbers, total, { atLeast, atMost });
  const progress = withShown(figures.progress, parts);
  const isFinishedTold = progress.some(
    ({ key, shown }) => key === "finished" && isExact(shown) && shown.least >= fewest,
  );
  const middle = median(daysToClose);
  return {
    total: showAlone(total),
    kinds: withShown(figures.kinds, parts),
    categories: withShown(figures.categories, several(1, 5)),
    relationships: withShown(figures.relationships, several(0, relationships.length)),
    risks: withShown(figures.risks, parts),
    progress,
    // What people typed as a site's name could name a person.
    sites: plain(figures.sites.filter((one) => isLarge(one) && siteNamed(one.key) !== undefined)),
    clauses: plain(figures.clauses.filter(isLarge)),
    overdueActions: isSmall(total) ? { least: 0 } : showAlone(figures.overdueActions),
    // The longest is one incident's own; the middle of a few nearly is.
    ...(middle !== undefined &&
      isFinishedTold &&
      daysToClose.length >= fewest && { daysToClose: { median: Math.ceil(middle) } }),
  };
}

const added = <Key extends string>(tables: readonly ShownCounts<Key>[]): ShownCounts<Key> =>
  (tables[0] ?? []).map(({ key }, place) => ({
    key,
    shown: sumOf(tables.map((table) => table[place]?.shown ?? { least: 0 })),
  }));

/** Lists that name only some: what a term does not name may be there all the same. */
function merged<Key extends string>(lists: readonly ShownCounts<Key>[]): ShownCounts<Key> {
  const keys = [...new Set(lists.flatMap((list) => list.map(({ key }) => key)))];
  return keys
    .map((key) => ({
      key,
      shown: sumOf(lists.map((list) => list.find((one) => one.key === key)?.shown ?? { least: 0 })),
    }))
    .toSorted((one, other) => other.shown.least - one.shown.least);
}

/**
 * A year for those who see figures only: made of nothing but what they are shown of its terms, so
 * that the year and its terms together tell no more than the terms do.
 */
export const yearForGovernors = (terms: readonly ShownFigures[]): ShownFigures => ({
  total: sumOf(terms.map(({ total }) => total)),
  kinds: added(terms.map(({ kinds }) => kinds)),
  categories: added(terms.map(({ categories }) => categories)),
  relationships: added(terms.map((term) => term.relationships)),
  risks: added(terms.map(({ risks }) => risks)),
  progress: added(terms.map(({ progress }) => progress)),
  sites: merged(terms.map(({ sites }) => sites)),
  clauses: merged(terms.map(({ clauses }) => clauses)),
  overdueActions: sumOf(terms.map(({ overdueActions }) => overdueActions)),
});
