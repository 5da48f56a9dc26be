import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, median, nearMissRatio } from "#shared/domain/incident/figures.ts";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import { statusWords } from "#shared/domain/incident/status.ts";
import { categories, kinds, relationships } from "#shared/domain/incident/vocabulary.ts";
import { day, instant, later } from "#shared/domain/time.ts";
import { anIncident, noon } from "#test/support/builders.ts";

const today = day.parse("2027-02-01");
const plain = registerLineOf(anIncident());
const aLine = (changes: Partial<RegisterLine> = {}): RegisterLine => ({ ...plain, ...changes });

const statuses = Object.keys(statusWords) as (keyof typeof statusWords)[];
const lines = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    status: fc.constantFrom(...statuses),
    categories: fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 5 }),
    relationships: fc.uniqueArray(fc.constantFrom(...relationships)),
  }),
  { maxLength: 40 },
);

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((all, { count }) => all + count, 0);

describe("the figures", () => {
  it("count every incident once where it is one thing, and once for each thing it is about", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const told = countLines(some.map(aLine), today);
        const once = [told.kinds, told.risks, told.statuses, told.progress];
        expect(once.map(sum)).toEqual(once.map(() => some.length));
        for (const { key, count } of told.categories) {
          expect(count).toBe(some.filter((one) => one.categories.includes(key)).length);
        }
        for (const { key, count } of told.relationships) {
          expect(count).toBe(some.filter((one) => one.relationships.includes(key)).length);
        }
      }),
    );
  });

  it("name the ten sites named most, and clauses of the policy only", () => {
    const named = Array.from({ length: 12 }, (_, place) =>
      Array.from({ length: place + 1 }, () => aLine({ site: `Site ${place}` })),
    ).flat();
    const clauses = ["no-grievances", "no-grievances", "no-such-clause"];
    const told = countLines([...named, aLine({ clauses })], today);
    expect(told.sites.map(({ key, count }) => [key, count])).toEqual(
      Array.from({ length: 10 }, (_, place) => [`Site ${11 - place}`, 12 - place]),
    );
    expect(told.clauses).toEqual([{ key: "no-grievances", count: 1 }]);
  });

  it("count an action as overdue from the day after it was due", () => {
    const due = ["2027-01-31", "2027-02-01", "2026-12-01"].map((one) => day.parse(one));
    expect(countLines([aLine({ actionsDue: due })], today).overdueActions).toBe(2);
  });

  it("take the days to close of what is closed now, not of what was opened again", () => {
    const receivedAt = instant.parse(noon);
    const closed = (days: number) =>
      aLine({ receivedAt, closedAt: later(receivedAt, days * 86_400), status: "closed" });
    const reopened: RegisterLine = { ...closed(1), status: "reopened" };
    expect(countLines([closed(9), reopened, closed(2.9)], today).daysToClose).toEqual([2, 9]);
    expect([median([]), median([3]), median([2, 9]), median([1, 2, 30])]).toEqual([
      undefined,
      3,
      5.5,
      2,
    ]);
  });

  it.each([
    [4, 2, "2 near misses for each breach"],
    [3, 3, "1 near miss for each breach"],
    [2, 5, "1 near miss for 2.5 breaches"],
    [0, 5, "no near misses beside the breaches"],
    [5, 0, undefined],
  ])("compare %i near misses with %i breaches", (nearMisses, breaches, words) => {
    expect(nearMissRatio(nearMisses, breaches)).toBe(words);
  });
});
