import type { Mailing } from "../domain/reminders/mailing.ts";
import { type NextReminder, nextReminder } from "../domain/reminders/next-reminder.ts";
import type { ReminderSettings } from "../domain/reminders/reminder-settings.ts";
import type { TermText } from "../domain/reminders/term-text.ts";
import type { Term } from "../domain/school/school-year.ts";
import { keyOf, termWithoutDates } from "../domain/school/term-dates.ts";
import { schoolDay } from "../domain/time.ts";
import type { Mailings, ReminderTexts, Stakeholders, World } from "../ports.ts";

export type ReadRemindersParts = Pick<World, "terms" | "clock"> & {
  readonly mailings: Pick<Mailings, "list">;
  readonly reminderTexts: Pick<ReminderTexts, "find" | "settings">;
  readonly stakeholders: Pick<Stakeholders, "count">;
};

/** How a school's reminders stand. */
export interface RemindersView {
  readonly next: NextReminder | undefined;
  /** The next term, if it has no dates and may be less than sixty days away. */
  readonly missing: Term | undefined;
  /** The next reminder's own paragraph. */
  readonly text: TermText | undefined;
  readonly settings: ReminderSettings;
  /** How many are reminded. */
  readonly people: number;
  /** Going out at this moment, or paused. */
  readonly running: readonly Mailing[];
  /** All others, the newest first. */
  readonly past: readonly Mailing[];
}

const newestFirst = (one: Mailing, other: Mailing): number =>
  one.startedAt < other.startedAt ? 1 : -1;

/** A query for the mailings, one for the number of stakeholders, and three rows. */
export async function readReminders(
  { terms, mailings, reminderTexts, stakeholders, clock }: ReadRemindersParts,
  school: string,
): Promise<RemindersView> {
  const now = clock.now();
  const [calendar, all, settings, people] = await Promise.all([
    terms.find(school),
    mailings.list(school),
    reminderTexts.settings(school),
    stakeholders.count(school),
  ]);
  const next = nextReminder(calendar.terms, all, now);
  const text = next && (await reminderTexts.find(school, keyOf(next.term)));
  const newest = all.toSorted(newestFirst);
  return {
    next,
    missing: termWithoutDates(calendar.terms, schoolDay(now)),
    text,
    settings,
    people,
    running: newest.filter(({ status }) => status !== "done"),
    past: newest.filter(({ status }) => status === "done"),
  };
}
