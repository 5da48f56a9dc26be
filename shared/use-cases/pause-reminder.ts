import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { type Pausing, withPause } from "../domain/reminders/pausing.ts";
import { decidesOnReminders } from "../domain/reminders/reminder-access.ts";
import type { Member } from "../domain/school/session.ts";
import type { Mailings, World } from "../ports.ts";

type Parts = Pick<World, "clock"> & { readonly mailings: Pick<Mailings, "find" | "replace"> };

/** A run writes how far it is every few seconds: so often it may come in between. */
const mostTries = 5;

/** Stops a mailing, or lets it go on. The page that is being sent at that moment is still sent. */
export async function pauseReminder(
  { mailings, clock }: Parts,
  school: string,
  member: Member,
  { id, wanted }: { readonly id: string; readonly wanted: Pausing },
): Promise<Outcome<undefined, "not-allowed" | "not-found" | "is-done" | "busy">> {
  if (!decidesOnReminders(member)) return refused("not-allowed");
  for (let tries = 0; tries < mostTries; tries += 1) {
    const seen = await mailings.find(school, id);
    if (!seen) return refused("not-found");
    const next = withPause(seen, wanted, signatureOf(member), clock.now());
    if (!next.ok) return next;
    if (next.value === seen || (await mailings.replace(seen, next.value))) return done(undefined);
  }
  return refused("busy");
}
