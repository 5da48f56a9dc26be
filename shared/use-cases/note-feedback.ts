import {
  afterFeedback,
  asksToStop,
  type Feedback,
  isOfAnotherMail,
  type StopFeedback,
} from "../domain/mail/feedback.ts";
import type { Message } from "../domain/mail/message.ts";
import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import type { MessageList, Messages, SuppressedAddresses, World } from "../ports.ts";

type Parts = Pick<World, "clock" | "ids" | "log"> & {
  readonly messages: Pick<Messages, "replace">;
  readonly messageList: Pick<MessageList, "find">;
  readonly suppressed: Pick<SuppressedAddresses, "suppress">;
  /** The school whose mail this is. */
  readonly school: string;
};

/** `known`: it said nothing new. `unknown`: there is no such message. `foreign`: another school's. */
export type Noted = "noted" | "known" | "unknown" | "foreign";

/** Somebody else may write the message meanwhile: its sender above all, who marks it once. */
const mostTries = 5;

/**
 * Keeps what became of a mail. It may be told twice, late and in any order. The address goes first, so
 * that dying in between leaves a message that will be told of it again.
 */
export async function noteFeedback(parts: Parts, feedback: Feedback): Promise<Noted> {
  const { messages, messageList, clock, log, school } = parts;
  const code = feedback.code || feedback.fate;
  if (feedback.school !== school) {
    log.info("feedback on another school's mail", { code });
    return "foreign";
  }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const seen = await messageList.find(school, feedback.id);
    if (!seen) {
      log.info("feedback on a message that is not there", { code });
      return "unknown";
    }
    if (isOfAnotherMail(seen, feedback)) return "known";
    if (asksToStop(feedback)) await stopSending(parts, seen, feedback);
    const next = afterFeedback(seen, feedback, clock.now());
    if (!next) return "known";
    if (await messages.replace(seen, next)) {
      tell(parts, next);
      return "noted";
    }
  }
  throw new Error("The message was changed by others again and again");
}

/** The address that the message went to, whatever the service calls it: nobody else's is ever stopped. */
const stopSending = (
  { suppressed, ids, school }: Parts,
  { id, to }: Message,
  { fate, code, at }: StopFeedback,
): Promise<boolean> =>
  suppressed.suppress({
    school,
    address: ids.digest(addressToDigest(to.email)),
    why: fate,
    code,
    at,
    message: id,
  });

/** Somebody at the school was not reached, and may be counted on: that wakes somebody. */
function tell({ log }: Parts, { status, kind, about, failure }: Message): void {
  const facts = { kind, about, status, ...(failure !== undefined && { code: failure }) };
  if (status === "delivered") return;
  if (kind === "reply") log.info("a mail to a reporter did not arrive", facts);
  else log.error("a mail did not arrive", facts);
}
