import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, type Figures } from "#shared/domain/incident/figures.ts";
import {
  type ShownCounts,
  type ShownFigures,
  termForGovernors,
  yearForGovernors,
} from "#shared/domain/incident/shown-figures.ts";
import { isExact, isSmall } from "#shared/domain/incident/suppression.ts";
import { day } from "#shared/domain/time.ts";

const none = countLines([], day.parse("2027-02-01"));
const names = ["kinds", "progress", "risks", "categories", "relationships"] as const;
type Name = (typeof names)[number];

/** A term with these numbers in these tables. */
const aTerm = (numbers: Readonly<Record<Name, readonly number[]>>, total: number): Figures => {
  const filled = <Key extends string>(name: Name, counts: readonly { readonly key: Key }[]) =>
    counts.map(({ key }, place) => ({ key, count: numbers[name][place] ?? 0 }));
  return {
    ...none,
    total,
    kinds: filled("kinds", none.kinds),
    progress: filled("progress", none.progress),
    risks: filled("risks", none.risks),
    categories: filled("categories", none.categories),
    relationships: filled("relationships", none.relationships),
  };
};

/** How often each of `places` things was chosen, when every incident chose one. */
const choices = (total: number, places: number) =>
  fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: total, maxLength: total })
    .map((drawn) => {
      // Squared, so that some are chosen often and others hardly.
      const chosen = drawn.map((one) => Math.min(places - 1, Math.floor(one * one * places)));
      return Array.from(
        { length: places },
        (_, place) => chosen.filter((one) => one === place).length,
      );
    });

const noNumbers = { kinds: [], progress: [], risks: [], categories: [], relationships: [] };
const termsOf = (total: number) =>
  fc
    .record({
      kinds: choices(total, 4),
      progress: choices(total, 2),
      risks: choices(total, 6),
      categories: choices(total, 17),
      relationships: choices(total, 7),
    })
    .map((numbers) => aTerm(numbers, total));
const terms = fc.integer({ min: 0, max: 25 }).chain(termsOf);

const tableOf = (figures: ShownFigures, name: Name): ShownCounts => figures[name];
const numbersOf = (figures: Figures, name: Name): readonly number[] =>
  figures[name].map(({ count }) => count);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** All tables that differ from this one by some incidents counted elsewhere: enough to find another. */
function* others(numbers: readonly number[]): Generator<number[]> {
  for (const [from, there] of numbers.entries()) {
    for (const to of numbers.keys()) {
      for (let moved = 1; from !== to && moved <= there; moved += 1) {
        const next = [...numbers];
        next[from] = there - moved;
        next[to] = (next[to] ?? 0) + moved;
        yield next;
      }
    }
  }
  // All ones for all fours, and the other way round, at the cost of what is largest.
  const largest = numbers.indexOf(Math.max(...numbers));
  for (const value of [1, 4]) {
    const next = numbers.map((one) => (isSmall(one) ? value : one));
    const gained = sumOf(next) - sumOf(numbers);
    if (!isSmall(numbers[largest] ?? 0)) yield next.with(largest, (next[largest] ?? 0) - gained);
  }
  const sorted = numbers.toSorted((one, other) => other - one);
  for (const start of numbers.keys()) yield [...sorted.slice(start), ...sorted.slice(0, start)];
}

/** Tables that may be of as many incidents; where they may be in several places, one count may change alone. */
function* candidates(name: Name, numbers: readonly number[], total: number): Generator<number[]> {
  yield* others(numbers);
  if (name !== "categories" && name !== "relationships") return;
  for (const place of numbers.keys()) {
    for (let other = 0; other <= total; other += 1) {
      const next = numbers.with(place, other);
      // Every incident is about one thing at least.
      const isWhole = sumOf(next) >= total;
      if (isWhole || name === "relationships") yield next;
    }
  }
}

describe("what governors see of a year and its three terms", () => {
  const years = fc.tuple(terms, terms, terms);

  it("is true of what happened, and never exactly a number under five", () => {
    fc.assert(
      fc.property(years, (told) => {
        const shown = told.map(termForGovernors);
        const all = [...shown, yearForGovernors(shown)];
        for (const [place, figures] of all.entries()) {
          for (const name of names) {
            for (const [row, { shown: cell }] of tableOf(figures, name).entries()) {
              const counted = told
                .filter((_, term) => place === 3 || term === place)
                .reduce((sum, term) => sum + (numbersOf(term, name)[row] ?? 0), 0);
              expect(cell.least).toBeLessThanOrEqual(counted);
              expect(cell.most ?? counted).toBeGreaterThanOrEqual(counted);
              expect(isExact(cell) && isSmall(cell.least)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("would be the same, all of it, with another number in place of each that is under five", () => {
    let attacked = 0;
    fc.assert(
      fc.property(years, fc.nat(2), (told, which) => {
        const shown = told.map(termForGovernors);
        const view = (changed: Figures) => {
          const seen = shown.with(which, termForGovernors(changed));
          return JSON.stringify([seen, yearForGovernors(seen)]);
        };
        const term = told[which] ?? none;
        const seen = view(term);
        for (const name of names) {
          const numbers = numbersOf(term, name);
          // A whole under five hides how many there were, too: see the next test.
          const small = numbers.flatMap((one, at) =>
            isSmall(one) && !isSmall(term.total) ? [at] : [],
          );
          const open = new Set<number>();
          for (const next of candidates(name, numbers, term.total)) {
            const differs = small.filter(
              (place) => next[place] !== numbers[place] && !open.has(place),
            );
            if (differs.length === 0) continue;
            if (view({ ...term, [name]: withCounts(term[name], next) }) !== seen) continue;
            for (const place of differs) open.add(place);
          }
          attacked += small.length;
          expect({ numbers, closed: small.filter((place) => !open.has(place)) }).toEqual({
            numbers,
            closed: [],
          });
        }
      }),
      { numRuns: 150 },
    );
    expect(attacked).toBeGreaterThan(100);
  });

  it("is the same for every term with one to four incidents, whatever they were", () => {
    const few = fc.integer({ min: 1, max: 4 }).chain(termsOf);
    const [first = aTerm(noNumbers, 1)] = fc.sample(few, 1);
    fc.assert(
      fc.property(few, (term) => {
        expect(termForGovernors(term)).toEqual(termForGovernors(first));
      }),
    );
  });
});

const withCounts = (counts: readonly { readonly key: string }[], numbers: readonly number[]) =>
  counts.map(({ key }, place) => ({ key, count: numbers[place] ?? 0 }));
