import { type AllVersions, newestAdopted } from "../policy/policy-version.ts";
import type { SchoolProfile } from "../school/profile.ts";
import { longestHoliday } from "../school/term-dates.ts";
import { type Day, day, daysLater, schoolDay } from "../time.ts";
import { type MailingDays, mailingDayBefore, mailingDayFrom } from "./mailing-days.ts";
import type { DueBecause, Review } from "./review.ts";

/** The review is opened so many days before it is due. */
export const noticeDays = 42;

export interface Due {
  readonly on: Day;
  readonly because: DueBecause;
}

/** The same day of the next year; of a 29 February the day before, so that a year is never longer. */
export function yearAfter(one: Day): Day {
  const next = `${Number(one.slice(0, 4)) + 1}${one.slice(4)}`;
  return day.safeParse(next).data ?? day.parse(next.replace(/29$/, "28"));
}

/**
 * When the next review is due: a year after the last approval, or on the day that the school set. Of a
 * school that the service has no approval of: on the day its profile says; if that says nothing, the
 * policy counts as never approved, and the review begins at once.
 */
export function nextDue(
  last: Review | undefined,
  versions: AllVersions,
  { review }: Pick<SchoolProfile, "review">,
  today: Day,
): Due {
  if (last?.nextDueOn) return { on: last.nextDueOn, because: last.nextDueBecause ?? "approval" };
  const { approval } = newestAdopted(versions);
  if (approval) return { on: yearAfter(schoolDay(approval.at)), because: "approval" };
  const first = day.safeParse(review?.firstDueOn).data;
  if (first) return { on: first, because: "profile" };
  return { on: daysLater(today, noticeDays), because: "first-use" };
}

/** A review is never opened earlier than this before it is due: holidays are no longer. */
const earliest = noticeDays + longestHoliday;

/** True if a review that is due on this day is not to be opened yet, whatever the holidays are. */
export const isFarOff = (dueOn: Day, today: Day): boolean => today < daysLater(dueOn, -earliest);

/** More of the six weeks than this may not be lost to holidays. */
const mostLost = 14;

/**
 * The day on which a review is opened: six weeks before it is due. If that is in a holiday, the first
 * school day after it; if too little time would be left, the last school day before it.
 */
export function openingDay(dueOn: Day, days: MailingDays): Day {
  const wanted = daysLater(dueOn, -noticeDays);
  const from = mailingDayFrom(wanted, days);
  return from <= daysLater(wanted, mostLost) ? from : mailingDayBefore(wanted, days);
}

/** The key of a review that is opened after `last`: its year, or the same year's next number. */
export function keyFor(dueOn: Day, last: Review | undefined): string {
  const wanted = Number(dueOn.slice(0, 4));
  if (!last) return `${wanted}`;
  const [lastYear = 0, number = 1] = last.key.split("-").map(Number);
  if (wanted > lastYear) return `${wanted}`;
  return number < 9 ? `${lastYear}-${number + 1}` : `${lastYear + 1}`;
}
