import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBankHoliday } from "#shared/domain/school/bank-holidays.ts";
import { termNames } from "#shared/domain/school/school-year.ts";
import { mayEditTerms } from "#shared/domain/school/term-access.ts";
import {
  firstSchoolDay,
  following,
  isSchoolDay,
  nextTerm,
  type TermDates,
  termAt,
  termDates,
  termWithoutDates,
} from "#shared/domain/school/term-dates.ts";
import { termFaults } from "#shared/domain/school/term-faults.ts";
import { type Day, day, daysBetween, daysLater, isWeekend } from "#shared/domain/time.ts";
import { aTerm, autumn, aYear, spring, summer } from "#test/support/terms.ts";

const at = (text: string): Day => day.parse(text);
const faultsOf = (...terms: readonly TermDates[]) =>
  termFaults(terms).map(({ field, words }) => [field, words]);

describe("the days of a term", () => {
  it("are found by a day, half term and training days among them", () => {
    const of = (text: string) => termAt(aYear, at(text))?.term;
    expect(["2026-09-03", "2026-10-28", "2026-12-18", "2027-01-04"].map(of)).toEqual([
      "autumn",
      "autumn",
      "autumn",
      "spring",
    ]);
    expect(["2026-09-02", "2026-12-19", "2027-08-01"].map(of)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("are school days, but for weekends, half term, bank holidays and training days", () => {
    const isOne = (text: string) => isSchoolDay(aYear, at(text));
    expect(["2026-09-04", "2026-12-18", "2027-03-24"].map(isOne)).toEqual([true, true, true]);
    const none = ["2026-09-03", "2026-09-05", "2026-10-28", "2027-05-03", "2026-12-21"];
    expect(none.filter(isOne)).toEqual([]);
  });

  it("begin with a day on which children come", () => {
    expect(firstSchoolDay(autumn)).toEqual({ day: "2026-09-04", isCertain: true });
    const onAHoliday = aTerm("summer", 2025, "2026-04-04", "2026-07-17");
    expect(firstSchoolDay(onAHoliday)).toEqual({ day: "2026-04-07", isCertain: true });
  });

  it("are uncertain where the bank holidays are not known", () => {
    const later = aTerm("spring", 2029, "2030-01-01", "2030-03-29");
    expect(firstSchoolDay(later)).toEqual({ day: "2030-01-01", isCertain: false });
  });

  it("lead to the next term", () => {
    expect(nextTerm(aYear, at("2026-12-01"))).toEqual(spring);
    expect(nextTerm(aYear, at("2027-01-04"))).toEqual(summer);
    expect(nextTerm(aYear, at("2027-07-01"))).toBeUndefined();
    expect(following(summer)).toEqual({ term: "autumn", year: 2027 });
  });
});

describe("a term", () => {
  it("may be kept as councils publish it", () => expect(termFaults(aYear)).toEqual([]));

  it.each([
    [{ ...autumn, to: at("2026-09-01") }, ["to", "The term must end after it begins"]],
    [{ ...autumn, from: at("2026-11-16") }, ["to", "A term must be at least 5 weeks long"]],
    [{ ...autumn, to: at("2027-02-01") }, ["to", "A term must be at most 20 weeks long"]],
    [
      { ...autumn, year: 2027 },
      ["from", "Autumn term 2027 must begin in August, September or October 2027"],
    ],
    [
      { ...spring, from: at("2027-04-01"), to: at("2027-06-30") },
      ["from", "Spring term 2027 must begin in January or February 2027"],
    ],
    [
      { ...autumn, halfTerm: { from: at("2026-09-03"), to: at("2026-09-04") } },
      ["half-from", "Half term must begin inside the term, after its first day"],
    ],
    [
      { ...autumn, halfTerm: { from: at("2026-12-14"), to: at("2026-12-18") } },
      ["half-to", "Half term must end inside the term, before its last day"],
    ],
    [
      { ...autumn, halfTerm: { from: at("2026-10-30"), to: at("2026-10-26") } },
      ["half-to", "Half term must end on or after the day it begins"],
    ],
    [
      { ...autumn, halfTerm: { from: at("2026-10-19"), to: at("2026-11-06") } },
      ["half-to", "Half term must be at most 2 weeks long"],
    ],
    [
      { ...autumn, insetDays: [at("2026-12-21")] },
      ["inset", "21 December 2026 is not in the term"],
    ],
    [{ ...autumn, insetDays: [at("2026-09-05")] }, ["inset", "5 September 2026 is at a weekend"]],
    [{ ...autumn, insetDays: [at("2026-10-27")] }, ["inset", "27 October 2026 is in half term"]],
    [
      { ...autumn, insetDays: [at("2026-09-04"), at("2026-09-04")] },
      ["inset", "4 September 2026 stands there twice"],
    ],
  ])("says in words what is wrong with it: %#", (term, fault) => {
    expect(faultsOf(term)).toContainEqual(fault);
  });

  it("begins after the one before, after holidays of at most eight weeks", () => {
    const early = { ...spring, from: at("2026-12-18") };
    expect(faultsOf(autumn, early)).toContainEqual([
      "from",
      "The term must begin after Autumn term 2026 ends (18 December 2026)",
    ]);
    const late = { ...spring, from: at("2027-02-15"), to: at("2027-03-24") };
    expect(faultsOf(autumn, { ...late, halfTerm: undefined } as TermDates)).toEqual([
      ["from", "Holidays are at most 8 weeks, and Autumn term 2026 ends on 18 December 2026"],
    ]);
    expect(faultsOf(autumn, summer)).toEqual([]);
  });

  it("stands there once, in one of six school years", () => {
    expect(faultsOf(autumn, autumn)[0]).toEqual(["term", "Autumn term 2026 stands there twice"]);
    const years = [0, 1, 2, 3, 4, 5, 6].map((more) =>
      aTerm("autumn", 2026 + more, `${2026 + more}-09-03`, `${2026 + more}-12-18`),
    );
    expect(faultsOf(...years.slice(1))).toEqual([]);
    expect(faultsOf(...years)).toEqual([
      ["term", "Six school years are kept. Remove the terms of 2026 to 2027 first"],
    ]);
  });
});

describe("the next term without dates", () => {
  const missing = (today: string, ...terms: readonly TermDates[]) =>
    termWithoutDates(terms, at(today));

  it("is told of sixty days before it may begin, and until it has dates", () => {
    const spring2027 = { term: "spring", year: 2026 };
    expect(missing("2026-10-18", autumn, summer)).toBeUndefined();
    expect(missing("2026-10-19", autumn, summer)).toEqual(spring2027);
    expect(missing("2027-01-20", autumn)).toEqual(spring2027);
    expect(missing("2026-12-01", autumn, spring)).toBeUndefined();
  });

  it("is the next year's autumn term at the end of a year", () => {
    expect(missing("2027-06-01", ...aYear)).toEqual({ term: "autumn", year: 2027 });
    expect(missing("2027-05-01", ...aYear)).toBeUndefined();
  });

  it("is the term of the day itself if nothing is known around it", () => {
    expect(missing("2026-11-22")).toEqual({ term: "autumn", year: 2026 });
    expect(missing("2028-02-01", ...aYear)).toEqual({ term: "spring", year: 2027 });
    expect(missing("2026-07-20", ...aYear)).toBeUndefined();
  });
});

it("is for headteacher, office and clerk to set", () => {
  expect(mayEditTerms({ roles: ["governor", "office"] })).toBe(true);
  expect(mayEditTerms({ roles: ["safeguarding-lead", "chair-of-governors"] })).toBe(false);
});

/** A year's terms, each begun and ended on any day that the rules leave open. */
const someTerms = fc
  .record({
    year: fc.integer({ min: 2024, max: 2027 }),
    starts: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)),
    lengths: fc.tuple(
      fc.integer({ min: 98, max: 120 }),
      fc.integer({ min: 70, max: 85 }),
      fc.integer({ min: 80, max: 110 }),
    ),
    half: fc.option(fc.record({ from: fc.integer({ min: 1, max: 40 }), days: fc.nat(13) })),
    insets: fc.uniqueArray(fc.nat(60), { maxLength: 8 }),
  })
  .map(({ year, starts, lengths, half, insets }) =>
    termNames.map((term, place): TermDates => {
      const begins = {
        autumn: `${year}-08-20`,
        spring: `${year + 1}-01-01`,
        summer: `${year + 1}-04-10`,
      };
      const from = daysLater(at(begins[term]), starts[place] ?? 0);
      const halfTerm = half && {
        from: daysLater(from, half.from),
        to: daysLater(from, half.from + half.days),
      };
      const insetDays = insets
        .map((days) => daysLater(from, days))
        .filter((one) => !isWeekend(one))
        .filter((one) => !halfTerm || one < halfTerm.from || one > halfTerm.to);
      const to = daysLater(from, lengths[place] ?? 0);
      return termDates.parse({ term, year, from, to, ...(halfTerm && { halfTerm }), insetDays });
    }),
  )
  .filter((terms) => termFaults(terms).length === 0);

it("has each day in one term at most, and begins each with a school day, whatever the terms", () => {
  let seen = 0;
  fc.assert(
    fc.property(someTerms, (terms) => {
      const first = terms[0]?.from ?? at("2026-01-01");
      for (let after = -10; after < 350; after += 1) {
        const one = daysLater(first, after);
        const holders = terms.filter(({ from, to }) => from <= one && one <= to);
        expect(holders.length).toBeLessThanOrEqual(1);
        expect(termAt(terms, one)).toEqual(holders[0]);
        seen += 1;
      }
      for (const term of terms) {
        const begun = firstSchoolDay(term);
        expect(begun?.isCertain).toBe(true);
        if (!begun) continue;
        expect(isSchoolDay(terms, begun.day)).toBe(true);
        expect(isWeekend(begun.day) || isBankHoliday(begun.day)).toBe(false);
        const before = Array.from({ length: daysBetween(term.from, begun.day) }, (_, days) =>
          daysLater(term.from, days),
        );
        expect(before.filter((one) => isSchoolDay(terms, one))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
  expect(seen).toBeGreaterThan(10_000);
});

it("counts days by the calendar, through both changes of the clock", () => {
  expect(daysBetween(at("2026-10-24"), at("2026-10-26"))).toBe(2);
  expect(daysLater(at("2027-03-27"), 2)).toBe("2027-03-29");
  expect(daysBetween(at("2027-03-29"), at("2027-03-27"))).toBe(-2);
});
