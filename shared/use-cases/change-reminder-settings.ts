import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { decidesOnReminders } from "../domain/reminders/reminder-access.ts";
import type { Member } from "../domain/school/session.ts";
import type { ReminderTexts, World } from "../ports.ts";

type Parts = Pick<World, "clock"> & {
  readonly reminderTexts: Pick<ReminderTexts, "settings" | "replaceSettings">;
};

/**
 * Sets whether people are asked a second time. Of two who set it at once the later one has it: they
 * say what they want, not what they want changed.
 */
export async function changeReminderSettings(
  { reminderTexts, clock }: Parts,
  school: string,
  member: Member,
  followUp: boolean,
): Promise<Outcome<undefined, "not-allowed" | "changed-meanwhile">> {
  if (!decidesOnReminders(member)) return refused("not-allowed");
  const seen = await reminderTexts.settings(school);
  if (seen.followUp === followUp) return done(undefined);
  const changed = { at: clock.now(), by: signatureOf(member) };
  const next = { version: seen.version + 1, followUp, changed };
  const isKept = await reminderTexts.replaceSettings(school, seen, next);
  return isKept ? done(undefined) : refused("changed-meanwhile");
}
