import * as z from "zod/mini";
import { type Day, day, dayAfter, daysBetween, isWeekend } from "../time.ts";
import { isBankHoliday } from "./bank-holidays.ts";
import { periodKey, startOf, type Term, termNames, termOf } from "./school-year.ts";

const stretch = z.strictObject({ from: day, to: day });
/** Some days in a row, both ends counted. */
export type Stretch = z.infer<typeof stretch>;

/** More training days than any school has: five are what the law of England leaves room for. */
export const mostInsetDays = 8;

/** When the school itself has a term: the first and the last day, both of them part of it. */
export const termDates = z.strictObject({
  term: z.enum(termNames),
  /** The calendar year in which its school year begins. */
  year: z.int().check(z.minimum(2000), z.maximum(2100)),
  from: day,
  to: day,
  halfTerm: z.optional(stretch),
  /** Days of the term on which staff are trained and no children come. */
  insetDays: z.array(day).check(z.maxLength(mostInsetDays)),
});
export type TermDates = z.infer<typeof termDates>;

/** `2026-autumn`, `2027-spring`: names a term in an address and in a form. */
export const keyOf = ({ term, year }: Term): string => periodKey({ term, year });

export const isSameTerm = (one: Term, other: Term): boolean =>
  one.year === other.year && one.term === other.term;

const within = (one: Day, { from, to }: Stretch): boolean => from <= one && one <= to;

export const inOrder = (terms: readonly TermDates[]): readonly TermDates[] =>
  terms.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));

/** The term that comes after one: of the same school year, or the next year's autumn term. */
export const following = ({ term, year }: Term): Term => {
  const next = termNames[termNames.indexOf(term) + 1];
  return next ? { term: next, year } : { term: "autumn", year: year + 1 };
};

/** The term of this day, or undefined in the holidays. Half term and training days are in their term. */
export const termAt = (terms: readonly TermDates[], one: Day): TermDates | undefined =>
  terms.find((term) => within(one, term));

/** The first term that begins after this day, if its dates are known. */
export const nextTerm = (terms: readonly TermDates[], one: Day): TermDates | undefined =>
  inOrder(terms).find(({ from }) => from > one);

/**
 * True if children come on this day. Bank holidays of years that are not known count as school days:
 * ask `isBankHoliday` where that matters.
 */
export function isSchoolDay(terms: readonly TermDates[], one: Day): boolean {
  const term = termAt(terms, one);
  return term !== undefined && isOpen(term, one);
}

const isOpen = ({ halfTerm, insetDays }: TermDates, one: Day): boolean =>
  !isWeekend(one) &&
  isBankHoliday(one) !== true &&
  !insetDays.includes(one) &&
  !(halfTerm && within(one, halfTerm));

export interface FirstSchoolDay {
  readonly day: Day;
  /** False if the bank holidays of its year are not known, so that it might be one. */
  readonly isCertain: boolean;
}

/** The first day of a term on which children come: no weekend, bank holiday or training day. */
export function firstSchoolDay(term: TermDates): FirstSchoolDay | undefined {
  for (let one = term.from; one <= term.to; one = dayAfter(one)) {
    if (isOpen(term, one)) return { day: one, isCertain: isBankHoliday(one) !== "not-known" };
  }
  return undefined;
}

/** So many days before a term may begin, somebody has to have said when. */
export const noticeDays = 60;
/** The longest holidays: the summer's are six weeks, and no school's are longer than this. */
export const longestHoliday = 8 * 7;

/**
 * The next term, if it has no dates and may be less than sixty days away; undefined if all is well.
 * A term may follow as soon as the one before has ended.
 */
export function termWithoutDates(terms: readonly TermDates[], today: Day): Term | undefined {
  const begun = inOrder(terms).findLast(({ from }) => from <= today);
  const isKnown = (wanted: Term) => terms.some((one) => isSameTerm(one, wanted));
  if (begun && daysBetween(begun.to, today) <= longestHoliday) {
    const next = following(begun);
    return !isKnown(next) && daysBetween(today, begun.to) <= noticeDays ? next : undefined;
  }
  const soon = nextTerm(terms, today);
  if (soon && daysBetween(today, soon.from) <= noticeDays) return undefined;
  // Nothing is known around this day: it is the term of the calendar that everybody counts by.
  const present = termOf(startOf(today));
  return isKnown(present) ? following(present) : present;
}
