import { isBankHoliday } from "../school/bank-holidays.ts";
import {
  inOrder,
  isSchoolDay,
  longestHoliday,
  type TermDates,
  termAt,
} from "../school/term-dates.ts";
import { type Day, daysBetween, daysLater, isWeekend } from "../time.ts";

/**
 * On which days people are written to: school days. Where the school has no term dates, weekdays that
 * are no bank holiday, and whoever is written to is told so.
 */
export interface MailingDays {
  readonly isOne: (day: Day) => boolean;
  /** True if the terms around this day are known. */
  readonly isKnown: (day: Day) => boolean;
}

/** The holidays after a term whose next one has no dates: so many days at least (councils' calendars). */
const holidayAfter = { autumn: 14, spring: 14, summer: 40 } as const;

export function mailingDays(terms: readonly TermDates[]): MailingDays {
  const ordered = inOrder(terms);
  const isKnown = (day: Day): boolean => {
    if (termAt(ordered, day)) return true;
    const before = ordered.findLast(({ to }) => to < day);
    const after = ordered.find(({ from }) => from > day);
    if (!before) return false;
    if (after && daysBetween(before.to, after.from) <= longestHoliday) return true;
    return daysBetween(before.to, day) <= holidayAfter[before.term];
  };
  return {
    isKnown,
    isOne: (day) =>
      isKnown(day) ? isSchoolDay(ordered, day) : !isWeekend(day) && isBankHoliday(day) !== true,
  };
}

/** Longer than any holidays: the search for a day comes to an end. */
const searched = 120;

function found(from: Day, step: 1 | -1, { isOne }: MailingDays): Day {
  for (let away = 0; away < searched; away += 1) {
    const one = daysLater(from, away * step);
    if (isOne(one)) return one;
  }
  return from;
}

/** The first mailing day on this day or after it. */
export const mailingDayFrom = (day: Day, days: MailingDays): Day => found(day, 1, days);
/** The last mailing day before this day. */
export const mailingDayBefore = (day: Day, days: MailingDays): Day =>
  found(daysLater(day, -1), -1, days);
