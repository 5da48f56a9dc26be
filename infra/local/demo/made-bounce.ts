import { systemIds } from "#shared/adapters/system.ts";
import { type Message, messageId } from "#shared/domain/mail/message.ts";
import { addressToDigest, type SuppressedAddress } from "#shared/domain/mail/suppressed-address.ts";
import type { Mailing } from "#shared/domain/reminders/mailing.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { later } from "#shared/domain/time.ts";

/** What is kept of a mail that came back. */
export interface MadeBounce {
  readonly message: Message;
  readonly suppressed: SuppressedAddress;
}

/** The reminder came back from somebody's address, for good: nobody has dealt with that yet. */
export function madeBounce(
  { id: about, kind, school, startedAt }: Mailing,
  { name, email }: Stakeholder,
): MadeBounce {
  const address = systemIds.digest(addressToDigest(email));
  const to = { id: address.slice(0, 32), name, email, signsIn: false };
  const id = messageId(about, kind, to.id);
  const [sent, back] = [later(startedAt, 2), later(startedAt, 9)];
  const code = "Bounce.General";
  const message: Message = {
    school,
    id,
    version: 1,
    kind,
    about,
    urgency: "soon",
    to,
    status: "bounced",
    attempts: 1,
    answered: 1,
    createdAt: sent,
    failure: code,
    givenUpAt: back,
  };
  return { message, suppressed: { school, address, why: "bounced", code, at: back, message: id } };
}
