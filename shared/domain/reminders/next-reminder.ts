import { startOf } from "../school/school-year.ts";
import { inOrder, type TermDates } from "../school/term-dates.ts";
import { type Day, dayAfter, type Instant, minutes, schoolDay, secondsBetween } from "../time.ts";
import type { Mailing } from "./mailing.ts";
import { remindableDay, reminderId } from "./reminder-due.ts";

/** When the job starts on a day, in seconds from midnight on: a quarter past nine. */
const startsAt = minutes(9 * 60 + 15);

export interface NextReminder {
  readonly term: TermDates;
  readonly on: Day;
  /** False if the bank holidays of its year are not known: it waits until they are. */
  readonly isCertain: boolean;
}

/** The first day whose job is still to come. The clocks change on Sundays, when it starts nothing. */
export function nextJobDay(now: Instant): Day {
  const today = schoolDay(now);
  return secondsBetween(startOf(today), now) < startsAt ? today : dayAfter(today);
}

/** The first day of a term from a day on, on which its reminder may begin. */
function dayIn(terms: readonly TermDates[], term: TermDates, from: Day): NextReminder | undefined {
  for (let on = from > term.from ? from : term.from; on <= term.to; on = dayAfter(on)) {
    const { is } = remindableDay(terms, on);
    if (is !== "no-school-day") return { term, on, isCertain: is === "school-day" };
  }
  return undefined;
}

/** The next reminder that begins, if the dates of its term are known. */
export function nextReminder(
  terms: readonly TermDates[],
  mailings: readonly Pick<Mailing, "id">[],
  now: Instant,
): NextReminder | undefined {
  const from = nextJobDay(now);
  for (const term of inOrder(terms)) {
    const hasBegun = mailings.some(({ id }) => id === reminderId(term));
    const next = hasBegun || term.to < from ? undefined : dayIn(terms, term, from);
    if (next) return next;
  }
  return undefined;
}
