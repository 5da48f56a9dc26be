import type { ShownCounts } from "#shared/domain/incident/shown-figures.ts";
import { isExact, type Shown } from "#shared/domain/incident/suppression.ts";

/** A number if it is told exactly, otherwise the bounds between which it lies. */
export const told = (shown: Shown): number | Shown => (isExact(shown) ? shown.least : shown);

export const toldEach = (counts: ShownCounts) =>
  Object.fromEntries(counts.map(({ key, shown }) => [key, told(shown)]));
