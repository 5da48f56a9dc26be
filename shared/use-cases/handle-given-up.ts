import { type Exclusion, maySee, type Someone } from "../domain/incident/access.ts";
import { type GivenUpChange, type GivenUpRefusal, handleGivenUp } from "../domain/mail/given-up.ts";
import { aboutOf, type Message } from "../domain/mail/message.ts";
import { isAboutIncident } from "../domain/mail/message-kind.ts";
import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Incidents, MessageList, Messages, SuppressedAddresses, World } from "../ports.ts";

type Parts = Pick<World, "clock" | "ids" | "log"> & {
  readonly messages: Pick<Messages, "replace">;
  readonly messageList: Pick<MessageList, "find">;
  readonly incidents: Pick<Incidents, "exclusions">;
  readonly suppressed: Pick<SuppressedAddresses, "takeBack">;
};

/**
 * Puts a given-up message back among what is due, or takes it off the list: a read, a look at whom
 * its incident keeps out now, one conditional write. Of two who do it at once one wins, and the other
 * is told. `use-again` takes the address back into use first, in a write more: the message would be
 * cancelled otherwise. A message about what this person may not see is answered as if there were none.
 */
export async function handleGivenUpMessage(
  parts: Parts,
  school: SchoolProfile,
  someone: Someone,
  { id, change }: { readonly id: string; readonly change: GivenUpChange },
): Promise<Outcome<Message, GivenUpRefusal | "not-found">> {
  const { messages, messageList, incidents, clock, log } = parts;
  const seen = await messageList.find(school.id, id);
  if (!seen) return refused("not-found");
  const kept = await keptOutOf(incidents, seen);
  if (!kept || !maySee(someone, kept, school)) return refused("not-found");

  const by = { someone, at: clock.now() };
  const decision = handleGivenUp(seen, change, by, { kept, school });
  if (!decision.ok) return decision;

  if (change === "use-again") await takeBack(parts, decision.value);
  if (!(await messages.replace(seen, decision.value))) return refused("not-given-up");
  log.info("a given-up message was dealt with", { change, kind: seen.kind, about: seen.about });
  return done(decision.value);
}

/** Whom its incident keeps out: nobody, if it is about none. Undefined if there is no such incident. */
async function keptOutOf(
  incidents: Parts["incidents"],
  { school, id, kind }: Message,
): Promise<Exclusion | undefined> {
  if (!isAboutIncident(kind)) return { names: [], roles: [] };
  const about = aboutOf(id);
  return about && (await incidents.exclusions(school, [about])).get(about);
}

const takeBack = ({ suppressed, ids, clock }: Parts, { school, to }: Message): Promise<boolean> =>
  suppressed.takeBack(school, ids.digest(addressToDigest(to.email)), clock.now());
