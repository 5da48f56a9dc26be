import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundsOf,
  lastYears,
  monthsOf,
  monthWords,
  type Period,
  periodDays,
  periodKey,
  periodWords,
  readPeriod,
  termOf,
  termsOf,
  yearOf,
} from "#shared/domain/school/school-year.ts";
import { type Instant, instant } from "#shared/domain/time.ts";

const at = (text: string): Instant => instant.parse(text);
const moments = fc
  .date({ min: new Date("2001-01-01"), max: new Date("2098-01-01"), noInvalidDate: true })
  .map((one) => at(one.toISOString()));
const years = fc.integer({ min: 2001, max: 2097 });
const periods = years.chain((year) => fc.constantFrom<Period[]>({ year }, ...termsOf(year)));

describe("the school year", () => {
  it.each([
    ["2026-08-31T22:59:59Z", "2026-summer", 2025],
    ["2026-08-31T23:00:00Z", "2026-autumn", 2026],
    ["2026-12-31T23:59:59Z", "2026-autumn", 2026],
    ["2027-01-01T00:00:00Z", "2027-spring", 2026],
    ["2027-04-15T22:59:59Z", "2027-spring", 2026],
    ["2027-04-15T23:00:00Z", "2027-summer", 2026],
  ])("has %s in the term %s", (moment, key, year) => {
    expect(periodKey(termOf(at(moment)))).toBe(key);
    expect(yearOf(at(moment))).toBe(year);
  });

  it("has every moment in exactly one term of exactly one year, by London time", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const around = [-1, 0, 1].flatMap((off) => termsOf(yearOf(moment) + off));
        const holding = around.filter((term) => {
          const { from, to } = boundsOf(term);
          return from <= moment && moment < to;
        });
        expect(holding).toEqual([termOf(moment)]);
      }),
    );
  });

  it("is its three terms one after the other, and its months too", () => {
    fc.assert(
      fc.property(periods, (period) => {
        const { from, to } = boundsOf(period);
        const parts: readonly (readonly { from: Instant; to: Instant }[])[] = [
          monthsOf(period),
          ...(period.term === undefined ? [termsOf(period.year).map(boundsOf)] : []),
        ];
        for (const spans of parts) {
          expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([from, to]);
          expect(spans.slice(1).map((one) => one.from)).toEqual(
            spans.slice(0, -1).map((one) => one.to),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is read back from its key, and nothing else is", () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(readPeriod(periodKey(period))).toEqual(period);
      }),
      { numRuns: 50 },
    );
    for (const key of ["", "2026", "2026-28", "2026-winter", "1999-00", "2026-27 ", "2026-27'"]) {
      expect(readPeriod(key)).toBeUndefined();
    }
    expect(periodKey({ year: 2099 })).toBe("2099-00");
  });

  it("is told in words", () => {
    const spring: Period = { year: 2026, term: "spring" };
    expect([periodWords(spring), periodDays(spring)]).toEqual([
      "Spring term 2027",
      "1 January 2027 to 15 April 2027",
    ]);
    expect([periodWords({ year: 2026 }), periodDays({ year: 2026 })]).toEqual([
      "School year 2026 to 2027",
      "1 September 2026 to 31 August 2027",
    ]);
    expect(monthsOf({ year: 2026, term: "summer" }).map(({ key }) => monthWords(key))).toEqual([
      "April 2027",
      "May 2027",
      "June 2027",
      "July 2027",
      "August 2027",
    ]);
    expect(lastYears(at("2026-11-22T09:00:00Z"), 3)).toEqual([2026, 2025, 2024]);
  });
});
