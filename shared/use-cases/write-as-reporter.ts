import type { Receipt } from "../domain/incident/receipt.ts";
import {
  isRepeat,
  type ReporterMessage,
  withReporterMessage,
} from "../domain/incident/reporter-message.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Incidents, World } from "../ports.ts";
import { type Followed, findByReceipt, followedOf } from "./follow-up.ts";
import type { School } from "./submit-incident.ts";

type Parts = Pick<World, "keyRing" | "clock" | "ids"> & {
  readonly incidents: Pick<Incidents, "find" | "replace">;
};

/** A message does not depend on what somebody else changed meanwhile: it is put behind that. */
const mostTries = 4;

/**
 * Adds a reporter's message to their incident: one read, one conditional write, both again if
 * somebody changed it in between. A message that stands there already is `done` without a write.
 * `busy`: somebody was quicker each time; nothing was written, and it may be sent again.
 */
export async function writeAsReporter(
  world: Parts,
  school: School,
  receipt: Receipt,
  message: ReporterMessage,
): Promise<Outcome<Followed, "unknown" | "full" | "busy">> {
  const { incidents, clock, ids } = world;
  for (let tried = 0; tried < mostTries; tried += 1) {
    const found = await findByReceipt(world, school, receipt);
    if (!found) return refused("unknown");
    const at = clock.now();
    if (isRepeat(found, message, at)) return done(followedOf(found));
    const written = withReporterMessage(found, message.text, at, (text) => ids.digest(text));
    if (!written.ok) return written;
    if (await incidents.replace(found, written.value)) return done(followedOf(written.value));
  }
  return refused("busy");
}
