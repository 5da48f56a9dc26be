import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import type { Mailing } from "../domain/reminders/mailing.ts";
import type { Standing } from "../domain/reminders/mailing-progress.ts";
import { isReached, type Stakeholder } from "../domain/reminders/stakeholder.ts";
import type { Acknowledgements, Mailings, SuppressedAddresses, World } from "../ports.ts";

export type SkipParts = Pick<World, "ids"> & {
  readonly mailings: Pick<Mailings, "content">;
  readonly suppressed: Pick<SuppressedAddresses, "findAll">;
  readonly acknowledgements: Pick<Acknowledgements, "findAll">;
};

/** Why somebody gets no mail; `left-out`: it is not for them, and they are not counted. */
export type Skipped = Standing | "left-out";

/** Who of these gets no mail, by their addresses. Two calls for a page, or three. */
export async function skippedOf(
  { suppressed, acknowledgements, mailings, ids }: SkipParts,
  { school, id, audiences, onlyUnacknowledged }: Mailing,
  found: readonly Stakeholder[],
): Promise<ReadonlyMap<string, Skipped>> {
  const skipped = new Map<string, Skipped>();
  if (found.length === 0) return skipped;
  const digestOf = ({ email }: Stakeholder) => ids.digest(addressToDigest(email));
  const stopped = await suppressed.findAll(school, found.map(digestOf));
  const policy = onlyUnacknowledged ? (await mailings.content(school, id))?.policy : undefined;
  const emails = found.map(({ email }) => email);
  const acknowledged = policy
    ? await acknowledgements.findAll(school, policy.hash, emails)
    : new Map<string, unknown>();
  for (const one of found) {
    const isFor = one.audiences.some((held) => audiences.includes(held));
    if (!isFor || acknowledged.has(one.email)) skipped.set(one.email, "left-out");
    else if (!isReached(one)) skipped.set(one.email, "unsubscribed");
    else if (stopped.has(digestOf(one))) skipped.set(one.email, "suppressed");
  }
  return skipped;
}
