import { inForceOn, withFirst } from "../domain/policy/policy-version.ts";
import type { Mailing, MailingContent } from "../domain/reminders/mailing.ts";
import { lastReminderBefore, reminderId } from "../domain/reminders/reminder-due.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Term } from "../domain/school/school-year.ts";
import { keyOf } from "../domain/school/term-dates.ts";
import { type Day, type Instant, schoolDay } from "../domain/time.ts";
import type { Policies, ReminderTexts, World } from "../ports.ts";

/** Age limits that changed since a moment, on the published list of sites. */
export type AgeChangesSince = (since: Instant) => Promise<MailingContent["ageChanges"]>;

export type ContentParts = Pick<World, "ids"> & {
  readonly policies: Pick<Policies, "list">;
  readonly reminderTexts: Pick<ReminderTexts, "find" | "settings">;
  readonly school: SchoolProfile;
  readonly ageChanges: AgeChangesSince;
};

/** A term without its dates. */
export const termOnly = ({ term, year }: Term): Term => ({ term, year });

/** The version and the fingerprint of the policy that is in force on a day. */
export async function policyOn(
  { policies, school, ids }: Pick<ContentParts, "policies" | "school" | "ids">,
  today: Day,
): Promise<MailingContent["policy"]> {
  const versions = withFirst(await policies.list(school.id), (text) => ids.digest(text));
  const { number, hash } = inForceOn(versions, today);
  return { version: number, hash };
}

/** What a term's reminder says that other terms' do not. */
export async function saidIn(
  { reminderTexts, school, ageChanges }: ContentParts,
  mailings: readonly Mailing[],
  term: Term,
): Promise<Pick<MailingContent, "term" | "paragraphs" | "ageChanges">> {
  const { paragraphs } = await reminderTexts.find(school.id, keyOf(term));
  const since = lastReminderBefore(mailings, term);
  return {
    term: termOnly(term),
    paragraphs,
    ageChanges: since ? await ageChanges(since) : [],
  };
}

/** What a term's reminder would say if it began at this moment. */
export const draftOf = async (
  parts: ContentParts,
  mailings: readonly Mailing[],
  term: Term,
  at: Instant,
): Promise<MailingContent> => ({
  school: parts.school.id,
  id: reminderId(term),
  policy: await policyOn(parts, schoolDay(at)),
  changedClauses: [],
  ...(await saidIn(parts, mailings, term)),
});
