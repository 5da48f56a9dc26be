import type { ReminderSettings } from "../domain/reminders/reminder-settings.ts";
import type { TermText } from "../domain/reminders/term-text.ts";

/** What a school itself says in a term's reminder, and how it wants to be reminded. */
export interface ReminderTexts {
  /** The text of version 0, with no paragraphs, if none was ever kept for the term. */
  find(school: string, term: string): Promise<TermText>;
  /** Writes `next` if the stored text still has the version of `seen`. Says whether it did. */
  replace(school: string, seen: TermText, next: TermText): Promise<boolean>;
  /** Those of version 0 if none were ever kept. */
  settings(school: string): Promise<ReminderSettings>;
  /** Writes `next` if the stored settings still have the version of `seen`. Says whether it did. */
  replaceSettings(school: string, seen: ReminderSettings, next: ReminderSettings): Promise<boolean>;
}
