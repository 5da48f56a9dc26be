import { done, type Outcome, refused } from "../domain/outcome.ts";
import { mayUnsubscribe, type Stakeholder } from "../domain/reminders/stakeholder.ts";
import type { Stakeholders, World } from "../ports.ts";

type Parts = Pick<World, "clock"> & {
  readonly stakeholders: Pick<Stakeholders, "find" | "replace">;
};

/** Somebody else may change the same person at the same moment, but hardly three times in a row. */
const mostTries = 3;

/** `bound`: reminders are part of their post. `busy`: others changed the person each time. */
export type UnsubscribeRefusal = "no-stakeholder" | "bound" | "busy";

async function change(
  { stakeholders }: Parts,
  school: string,
  email: string,
  decide: (seen: Stakeholder) => Outcome<Stakeholder, "bound">,
): Promise<Outcome<Stakeholder, UnsubscribeRefusal>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const seen = await stakeholders.find(school, email);
    if (!seen) return refused("no-stakeholder");
    const decided = decide(seen);
    if (!decided.ok || decided.value === seen) return decided;
    if (await stakeholders.replace(seen, decided.value)) return decided;
  }
  return refused("busy");
}

/** Keeps that somebody wants no more reminders, and since when. Asked again, nothing changes. */
export const unsubscribe = (
  parts: Parts,
  school: string,
  email: string,
): Promise<Outcome<Stakeholder, UnsubscribeRefusal>> =>
  change(parts, school, email, (seen) => {
    if (!mayUnsubscribe(seen.audiences)) return refused("bound");
    if (seen.unsubscribedAt !== undefined) return done(seen);
    const at = parts.clock.now();
    return done({ ...seen, version: seen.version + 1, changedAt: at, unsubscribedAt: at });
  });

/** Takes it back: they pressed it by mistake. */
export const subscribeAgain = (
  parts: Parts,
  school: string,
  email: string,
): Promise<Outcome<Stakeholder, UnsubscribeRefusal>> =>
  change(parts, school, email, (seen) => {
    if (seen.unsubscribedAt === undefined) return done(seen);
    const { unsubscribedAt: _, ...rest } = seen;
    return done({ ...rest, version: seen.version + 1, changedAt: parts.clock.now() });
  });
