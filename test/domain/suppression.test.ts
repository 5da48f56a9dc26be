import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exactly,
  isExact,
  isSmall,
  type Shown,
  showAlone,
  shownWords,
  showParts,
  showSeveral,
  sumOf,
} from "#shared/domain/incident/suppression.ts";

/** Every way to write `whole` as a sum of `places` numbers. */
function* splits(whole: number, places: number): Generator<number[]> {
  if (places === 1) {
    yield [whole];
    return;
  }
  for (let first = 0; first <= whole; first += 1) {
    for (const rest of splits(whole - first, places - 1)) yield [first, ...rest];
  }
}

/** Every table whose numbers are at most `whole` and add up to something between the bounds. */
function* loose(whole: number, places: number, least: number, most: number): Generator<number[]> {
  for (let sum = least; sum <= Math.min(most, whole * places); sum += 1) {
    for (const table of splits(sum, places)) if (table.every((one) => one <= whole)) yield table;
  }
}

/**
 * Somebody who knows the rules goes through all tables there may be and keeps those of which the same
 * would be shown. Counts the tables, and the numbers from 1 to 4 that only one value is left for.
 */
function attack(tables: Iterable<number[]>, show: (table: number[]) => Shown[]) {
  const alike = new Map<string, number[][]>();
  let seen = 0;
  for (const table of tables) {
    seen += 1;
    const shown = JSON.stringify(show(table));
    alike.set(shown, [...(alike.get(shown) ?? []), table]);
  }
  const found = [...alike].flatMap(([shown, possible]) =>
    (possible[0] ?? []).flatMap((value, place) =>
      isSmall(value) && new Set(possible.map((table) => table[place])).size === 1
        ? [{ shown, place, value }]
        : [],
    ),
  );
  return { seen, found };
}

describe("numbers that add up to a known whole", () => {
  it.each([2, 3, 4, 5, 6])("keep every number under five open, in tables of %i", (places) => {
    let seen = 0;
    for (let whole = 1; whole <= (places > 4 ? 13 : 30); whole += 1) {
      const told = attack(splits(whole, places), (table) => showParts(table, whole));
      seen += told.seen;
      expect({ whole, found: told.found }).toEqual({ whole, found: [] });
    }
    expect(seen).toBeGreaterThan(450);
  });

  it("never show 1 to 4, and say nothing untrue", () => {
    const tables = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(60)), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(tables, (table) => {
        const whole = table.reduce((sum, one) => sum + one, 0);
        const all = [
          showParts(table, whole),
          showSeveral(table, whole, { atLeast: 0, atMost: table.length }),
        ];
        for (const shown of all) {
          expect(shown).toHaveLength(table.length);
          for (const [place, { least, most = Number.POSITIVE_INFINITY }] of shown.entries()) {
            const number = table[place] ?? 0;
            expect(least <= number && number <= most).toBe(true);
            expect(isSmall(number) && least === most).toBe(false);
          }
        }
      }),
    );
  });

  it.each<[string, number[], string[]]>([
    ["plain", [12, 7, 0], ["12", "7", "0"]],
    ["two small ones that may be several things", [9, 3, 2], ["9", "fewer than 5", "fewer than 5"]],
    ["one small one, which the total would tell", [20, 1], ["5 or more", "fewer than 5"]],
    ["two ones, which the total would tell", [5, 1, 1], ["not shown", "not shown", "not shown"]],
    ["a whole under five", [3, 0], ["fewer than 5", "fewer than 5"]],
    ["nothing at all", [0, 0], ["0", "0"]],
  ])("are shown as far as they can be: %s", (_, table, words) => {
    const whole = table.reduce((sum, one) => sum + one, 0);
    expect(showParts(table, whole).map(shownWords)).toEqual(words);
  });
});

describe("numbers of which an incident may be in several", () => {
  it.each([
    [3, { atLeast: 1, atMost: 2 }],
    [3, { atLeast: 1, atMost: 3 }],
    [4, { atLeast: 1, atMost: 2 }],
    [3, { atLeast: 0, atMost: 3 }],
  ])("keep every number under five open, in tables of %i, %o", (places, often) => {
    let seen = 0;
    for (let whole = 5; whole <= (places > 3 ? 9 : 14); whole += 1) {
      const tables = loose(whole, places, often.atLeast * whole, often.atMost * whole);
      const told = attack(tables, (table) => showSeveral(table, whole, often));
      seen += told.seen;
      expect({ whole, found: told.found }).toEqual({ whole, found: [] });
    }
    expect(seen).toBeGreaterThan(2_000);
  });

  it("are held back where the total would tell them", () => {
    const often = { atLeast: 1, atMost: 5 };
    expect(showSeveral([4, 4, 0], 8, often).map(shownWords)).toEqual(Array(3).fill("not shown"));
    expect(showSeveral([4, 3, 2], 8, often).map(shownWords)).toEqual(Array(3).fill("fewer than 5"));
  });
});

describe("sums of what is shown", () => {
  const shown = fc.oneof(
    fc.nat(40).map(exactly),
    fc.nat(12).map(showAlone),
    fc.constant<Shown>({ least: 0 }),
    fc.constant<Shown>({ least: 5 }),
  );

  it("follow from their parts alone, and are exact only if every part is", () => {
    fc.assert(
      fc.property(fc.array(shown, { minLength: 1, maxLength: 3 }), (parts) => {
        expect(isExact(sumOf(parts))).toBe(parts.every(isExact));
      }),
    );
  });

  it("are told in words", () => {
    const parts = [exactly(6), showAlone(3), exactly(0)];
    expect(shownWords(sumOf(parts))).toBe("7 to 10");
    expect(shownWords(sumOf([...parts, { least: 5 }]))).toBe("12 or more");
  });
});
