import type { Instant } from "../time.ts";
import type { Message } from "./message.ts";

/**
 * What became of a mail, as the mail service tells it: at least once, late, and in any order. It says
 * which message it is about and never to whom: the message knows that.
 */
export interface Feedback {
  readonly school: string;
  /** The message's id. */
  readonly id: string;
  /** The service's own id of the mail. */
  readonly sentAs: string;
  readonly at: Instant;
  /** `rejected`: the service took it and then did not send it, because of what is in it. */
  readonly fate: Fate;
  /** `Bounce.General`, `Complaint.abuse`; empty if it was delivered. */
  readonly code: string;
}
export type Fate = "delivered" | "bounced" | "complained" | "rejected";

/** The later of two wins, whatever came first: who complains had the mail, which may bounce afterwards. */
const rank = {
  queued: 0,
  sent: 1,
  failed: 2,
  cancelled: 2,
  delivered: 3,
  bounced: 4,
  complained: 5,
} as const satisfies Record<Message["status"], number>;

const statusAfter = {
  delivered: "delivered",
  bounced: "bounced",
  complained: "complained",
  rejected: "failed",
} as const satisfies Record<Fate, Message["status"]>;

/**
 * True if the feedback is about another mail than the one that counts: a message that is sent again
 * keeps the id of its last mail until the next is sent, and neither it nor the address it goes to now
 * must be stopped by that one's past.
 */
export const isOfAnotherMail = ({ status, sentAs }: Message, feedback: Feedback): boolean =>
  status === "queued"
    ? sentAs === feedback.sentAs
    : sentAs !== undefined && sentAs !== feedback.sentAs;

/**
 * The message that knows it, or undefined if it says nothing new. A message that still waits is not
 * sent again: whoever was sending it died before the mark, or is about to make it.
 */
export function afterFeedback(
  message: Message,
  feedback: Feedback,
  now: Instant,
): Message | undefined {
  const status = statusAfter[feedback.fate];
  if (rank[status] <= rank[message.status] || isOfAnotherMail(message, feedback)) return undefined;
  const {
    dueAt: _dueAt,
    takenUntil: _takenUntil,
    failure: _failure,
    givenUpAt: _givenUpAt,
    ...rest
  } = message;
  const known: Message = { ...rest, status, sentAs: feedback.sentAs };
  return status === "delivered" ? known : { ...known, failure: feedback.code, givenUpAt: now };
}

/** Feedback after which nothing more is sent to the address. */
export interface StopFeedback extends Feedback {
  readonly fate: "bounced" | "complained";
}
export const asksToStop = (feedback: Feedback): feedback is StopFeedback =>
  feedback.fate === "bounced" || feedback.fate === "complained";

/** The mail service takes letters, digits, `-` and `_` in a tag, and no more of them. */
const longestTag = 256;

/**
 * What a mail carries past its recipient, so that what is told about it names the message. A message
 * whose id does not fit is sent all the same, and nothing is heard of it.
 */
export function tagsOf({ school, id }: Pick<Message, "school" | "id">): Record<string, string> {
  const tag = Buffer.from(id).toString("base64url");
  return { school, ...(tag.length <= longestTag && { message: tag }) };
}

/** The id in the tag. Whatever the tag says, it is text; it may be no message's id. */
export const messageIdIn = (tag: string): string => Buffer.from(tag, "base64url").toString();
