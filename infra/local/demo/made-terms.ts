import { type TermDates, termDates } from "#shared/domain/school/term-dates.ts";
import { type Day, day, daysLater } from "#shared/domain/time.ts";

const mondayOnOrAfter = (one: Day): Day => {
  const weekday = new Date(`${one}T00:00:00Z`).getUTCDay();
  return daysLater(one, (8 - weekday) % 7);
};
const monday = (year: number, monthAndDay: string): Day =>
  mondayOnOrAfter(day.parse(`${year}-${monthAndDay}`));

/** The first Monday on or after a day, and the Friday so many weeks later. */
const weeks = (from: Day, count: number) => ({ from, to: daysLater(from, count * 7 - 3) });

/** The three terms of a school year, much as an English council sets them. */
const termsOf = (year: number): readonly TermDates[] => {
  const next = year + 1;
  return [
    {
      term: "autumn",
      year,
      ...weeks(monday(year, "09-01"), 15),
      halfTerm: weeks(monday(year, "10-24"), 1),
    },
    {
      term: "spring",
      year,
      ...weeks(monday(next, "01-04"), 12),
      halfTerm: weeks(monday(next, "02-13"), 1),
    },
    {
      term: "summer",
      year,
      ...weeks(monday(next, "04-12"), 14),
      halfTerm: weeks(monday(next, "05-25"), 1),
    },
  ].map((one) => termDates.parse({ insetDays: [one.from], ...one }));
};

/** The terms of these school years, by the calendar year each begins in. */
export const madeTerms = (years: readonly number[]): readonly TermDates[] => years.flatMap(termsOf);
