import type { Day } from "../time.ts";

/**
 * Bank holidays of England and Wales, as the government publishes them (gov.uk/bank-holidays, and the
 * Banking and Financial Dealings Act 1971 with the usual proclamations for the years it does not list
 * yet). One that falls on a weekend is given on the next weekday: that weekday stands here.
 */
const known: Readonly<Record<string, readonly string[]>> = {
  "2024": ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  "2025": ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  "2026": ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  "2027": ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  "2028": ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

/** The years of which they are known, the first and the last. */
export const bankHolidaysKnown = { from: 2024, to: 2028 } as const;

/** The bank holidays of a calendar year, or undefined if that year's are not known here. */
export const bankHolidaysOf = (year: number): readonly string[] | undefined =>
  known[year]?.map((rest) => `${year}-${rest}`);

/** Whether a day is one; "not-known" for the days of a year that is not known here. */
export function isBankHoliday(one: Day): boolean | "not-known" {
  const holidays = bankHolidaysOf(Number(one.slice(0, 4)));
  return holidays?.includes(one) ?? "not-known";
}
