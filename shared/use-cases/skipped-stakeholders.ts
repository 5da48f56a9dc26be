import { messageId } from "../domain/mail/message.ts";
import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import type { Mailing } from "../domain/reminders/mailing.ts";
import { type Standing, standingOf } from "../domain/reminders/mailing-progress.ts";
import { isReached, type Stakeholder } from "../domain/reminders/stakeholder.ts";
import type {
  Acknowledgements,
  Mailings,
  MessageList,
  SuppressedAddresses,
  World,
} from "../ports.ts";

export type SkipParts = Pick<World, "ids"> & {
  readonly mailings: Pick<Mailings, "content">;
  readonly messageList: Pick<MessageList, "findAll">;
  readonly suppressed: Pick<SuppressedAddresses, "findAll">;
  readonly acknowledgements: Pick<Acknowledgements, "findAll">;
};

/** As what somebody counts who gets no mail now, and their message if they had one before. */
export type Skipped =
  | { readonly standing: Standing; readonly id?: string }
  /** It is not for them: they are not counted. */
  | "left-out";

/** Who they are to the log and to the keys, which name nobody. Follows from the address alone. */
export const recipientOf = (
  { ids }: Pick<World, "ids">,
  { email }: Pick<Stakeholder, "email">,
): string => ids.digest(addressToDigest(email)).slice(0, 32);

export const messageIdFor = (
  parts: Pick<World, "ids">,
  { id, kind }: Mailing,
  one: Stakeholder,
): string => messageId(id, kind, recipientOf(parts, one));

/** Who of these gets no mail, by their addresses. A call for each of two to four questions. */
export async function skippedOf(
  parts: SkipParts,
  mailing: Mailing,
  found: readonly Stakeholder[],
): Promise<ReadonlyMap<string, Skipped>> {
  const skipped = new Map<string, Skipped>();
  if (found.length === 0) return skipped;
  const { suppressed, ids } = parts;
  const digestOf = ({ email }: Stakeholder) => ids.digest(addressToDigest(email));
  const stopped = await suppressed.findAll(mailing.school, found.map(digestOf));
  const acknowledged = await acknowledgedOf(parts, mailing, found);
  for (const one of found) {
    const isFor = one.audiences.some((held) => mailing.audiences.includes(held));
    if (!isFor || acknowledged.has(one.email)) skipped.set(one.email, "left-out");
    else if (!isReached(one)) skipped.set(one.email, { standing: "unsubscribed" });
    else if (stopped.has(digestOf(one))) skipped.set(one.email, { standing: "suppressed" });
  }
  for (const [email, met] of await metBefore(parts, mailing, found)) skipped.set(email, met);
  return skipped;
}

/** Who has read what the mailing is about, if that is asked. */
async function acknowledgedOf(
  { acknowledgements, mailings }: SkipParts,
  { school, id, onlyUnacknowledged }: Mailing,
  found: readonly Stakeholder[],
): Promise<ReadonlyMap<string, unknown>> {
  const policy = onlyUnacknowledged ? (await mailings.content(school, id))?.policy : undefined;
  const emails = found.map(({ email }) => email);
  return policy ? acknowledgements.findAll(school, policy.hash, emails) : new Map();
}

/** Whom an earlier pass has met. To ask costs less than to be refused the claim, and takes no turn. */
async function metBefore(
  parts: SkipParts,
  mailing: Mailing,
  found: readonly Stakeholder[],
): Promise<ReadonlyMap<string, Skipped>> {
  if (mailing.pass === 1) return new Map();
  const emails = new Map(found.map((one) => [messageIdFor(parts, mailing, one), one.email]));
  const met = await parts.messageList.findAll(mailing.school, [...emails.keys()]);
  return new Map(
    met.map((message) => {
      const { id } = message;
      return [emails.get(id) ?? "", { id, standing: standingOf(message) }];
    }),
  );
}
