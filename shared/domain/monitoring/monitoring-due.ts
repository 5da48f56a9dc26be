import { startOf, type Term, termOf } from "../school/school-year.ts";
import {
  firstSchoolDay,
  inOrder,
  isSameTerm,
  isSchoolDay,
  longestHoliday,
  type TermDates,
  termAt,
} from "../school/term-dates.ts";
import { type Day, daysBetween, daysLater } from "../time.ts";
import type { MonitoringEntry } from "./monitoring-entry.ts";

/** So many days before the end of a term it is asked once more, if nobody has looked. */
export const lastCallDays = 21;

/**
 * The term that a day counts for: the school's own, holidays with the term before. Where its dates are
 * not known, the term of the calendar that everybody counts by.
 */
export function monitoringTerm(terms: readonly TermDates[], on: Day): Term {
  const begun = inOrder(terms).findLast(({ from }) => from <= on);
  if (begun && daysBetween(begun.to, on) <= longestHoliday) {
    return { year: begun.year, term: begun.term };
  }
  return termOf(startOf(on));
}

type Looks = readonly Pick<MonitoringEntry, "term">[];
const isLookedAt = (term: Term, entries: Looks): boolean =>
  entries.some((one) => isSameTerm(one.term, term));

/** How the task of a term stands. */
export interface MonitoringTask {
  readonly term: Term;
  /** `early`: the term's first school day is still to come. */
  readonly standing: "done" | "early" | "due" | "last-call" | "missed";
  /** The term's last day; absent where the school has no dates for it. */
  readonly endsOn?: Day;
}

/** The task of a day: due from the term's first school day on, once a term. */
export function monitoringTask(
  terms: readonly TermDates[],
  entries: Looks,
  today: Day,
): MonitoringTask {
  const term = monitoringTerm(terms, today);
  const dates = terms.find((one) => isSameTerm(one, term));
  const ends = dates && { endsOn: dates.to };
  if (isLookedAt(term, entries)) return { term, standing: "done", ...ends };
  if (!dates) return { term, standing: "due" };
  const first = firstSchoolDay(dates)?.day ?? dates.from;
  if (today > dates.to) return { term, standing: "missed", ...ends };
  if (today < first) return { term, standing: "early", ...ends };
  const isLast = today >= daysLater(dates.to, -lastCallDays);
  return { term, standing: isLast ? "last-call" : "due", ...ends };
}

/** Each is sent once a term. */
export type MonitoringNotice = "begun" | "ending";

/**
 * What is to be sent on a day: on the first school day of the term, and once three weeks before its
 * end; a day that was missed is made good on the next school day. Nothing is sent in the holidays, on a
 * guess, or once somebody has looked.
 */
export function monitoringNotice(
  terms: readonly TermDates[],
  entries: Looks,
  today: Day,
): { readonly notice: MonitoringNotice; readonly term: TermDates } | undefined {
  const term = termAt(terms, today);
  if (!term || !isSchoolDay(terms, today)) return undefined;
  const { standing } = monitoringTask(terms, entries, today);
  if (standing === "due") return { notice: "begun", term };
  return standing === "last-call" ? { notice: "ending", term } : undefined;
}
