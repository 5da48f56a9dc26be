import { isBankHoliday } from "../school/bank-holidays.ts";
import type { Term } from "../school/school-year.ts";
import { isSchoolDay, keyOf, type TermDates, termAt } from "../school/term-dates.ts";
import { type Day, daysBetween, type Instant, schoolDay } from "../time.ts";
import type { Mailing } from "./mailing.ts";
import type { Stakeholder } from "./stakeholder.ts";

/** So many days after the reminder those who have not acknowledged are asked again, where wanted. */
export const followUpDays = 14;

export const reminderId = (term: Term): string => `reminder-${keyOf(term)}`;
export const followUpId = (term: Term): string => `follow-up-${keyOf(term)}`;

export type RemindableDay =
  | { readonly is: "school-day"; readonly term: TermDates }
  /** It would be one, but the bank holidays of its year are not known: it might be one of those. */
  | { readonly is: "not-certain"; readonly term: TermDates }
  | { readonly is: "no-school-day" };

/** Whether mail of a term may begin to go out on a day: on a school day that is certain, never else. */
export function remindableDay(terms: readonly TermDates[], today: Day): RemindableDay {
  const term = termAt(terms, today);
  if (!term || !isSchoolDay(terms, today)) return { is: "no-school-day" };
  return { is: isBankHoliday(today) === false ? "school-day" : "not-certain", term };
}

/** True if those who have not acknowledged are to be asked again: the reminder is out for long enough. */
export const isFollowUpDue = (reminder: Mailing, today: Day): boolean =>
  reminder.status === "done" && daysBetween(schoolDay(reminder.startedAt), today) >= followUpDays;

/** True if somebody came into the list so late that the last pass may not have met them. */
export const hasJoinedSince = (
  { passFrom, startedAt }: Pick<Mailing, "passFrom" | "startedAt">,
  { addedAt }: Pick<Stakeholder, "addedAt">,
): boolean => addedAt >= (passFrom ?? startedAt);

/** When the reminder before a term went out: what is new since then is told. */
export const lastReminderBefore = (mailings: readonly Mailing[], term: Term): Instant | undefined =>
  mailings
    .filter(({ kind, id }) => kind === "reminder" && id !== reminderId(term))
    .map(({ startedAt }) => startedAt)
    .toSorted()
    .at(-1);
