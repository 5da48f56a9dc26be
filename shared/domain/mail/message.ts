import * as z from "zod/mini";
import { type Reference, reference } from "../incident/reference.ts";
import { type Instant, instant, later, minutes } from "../time.ts";
import { messageKind } from "./message-kind.ts";

/** Where a message stands in its life. `delivered`, `bounced` and `complained` are told by SES later. */
export const messageStatus = z.enum([
  "queued",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "failed",
  "cancelled",
]);

/** One mail to one recipient. It exists once, because its id is made of what it is about and to whom. */
export const message = z.strictObject({
  school: z.string(),
  /** `HH-7KQ2-9MXC#alert#amara-osei` */
  id: z.string(),
  version: z.int().check(z.positive()),
  kind: messageKind,
  /** What it is about: an incident's reference, a mailing's id, a term, a review. */
  about: z.string().check(z.minLength(1), z.maxLength(80)),
  urgency: z.enum(["today", "soon"]),
  to: z.strictObject({ id: z.string(), name: z.string(), email: z.string(), signsIn: z.boolean() }),
  status: messageStatus,
  /** A few facts that its words need, as they were when it was made: a day, a number. No person. */
  facts: z.optional(z.record(z.string(), z.string().check(z.maxLength(500)))),
  /** How often sending was begun. */
  attempts: z.int().check(z.nonnegative()),
  /** The last of these attempts whose end is known: behind `attempts` if a sender died over it. */
  answered: z.optional(z.int().check(z.nonnegative())),
  /** While a mailing sends it: until when nobody else does. It is not in the due index meanwhile. */
  takenUntil: z.optional(instant),
  createdAt: instant,
  /** When it is to be sent, or, while somebody is sending it, when their lease runs out. */
  dueAt: z.optional(instant),
  /** The service's own id of the mail, once it has taken it. */
  sentAs: z.optional(z.string()),
  /** Why it was given up, or not taken yet, in the mail service's error code. */
  failure: z.optional(z.string()),
  /** When it became known that it did not get out; gone once a person has dealt with that. */
  givenUpAt: z.optional(instant),
  /** When a person last dealt with its being given up, and who: `Amara Osei, Headteacher`. */
  handled: z.optional(z.strictObject({ at: instant, by: z.string() })),
});
export type Message = z.infer<typeof message>;

/** True if it did not get out and nobody has dealt with that yet. */
export const isGivenUp = ({ givenUpAt }: Message): boolean => givenUpAt !== undefined;

/**
 * Whoever sends a message has it for so long: longer than a send may take, short enough that a restart
 * is soon made good. If they have not said by then what came of it, its fate is unknown, and its kind
 * says what happens then (`unknownFate`). In seconds.
 */
export const leaseSeconds = 30;

/** Handing a mail over and marking it take no longer than this; whoever has less begins no try. In seconds. */
export const longestSend = 15;

/** The day's quota of the mail service is used up: nothing goes out before more of it is free. */
export const dailyQuotaCode = "DailyQuota";

/** SES counts the last 24 hours, so a little becomes free all the time. In seconds. */
export const quotaRest = minutes(30);

/** The failure of a message whose fate is unknown and that a person has to decide on. */
export const unknownFateCode = "FateUnknown";

/** True if whoever tried to send it last has never said what came of it. */
export const isFateUnknown = ({ attempts, answered = 0 }: Message): boolean => attempts > answered;

/**
 * After so many tries a message is given up, into `failed`, where a person finds it. With the waits
 * of `nextTry` they last about a day: what breaks in the evening may be mended the next morning.
 */
export const mostAttempts = 42;

/** After so many tries, about a quarter of an hour, somebody is told that mail does not get out. */
export const worryingAttempts = 9;

/** Longest wait between two tries. */
export const longestWait = minutes(60);

/** What waits for longer than this is stuck: mail does not get out. */
export const stuckAfter = minutes(15);

/**
 * When to try again: twice as long each time from 5 seconds up to an hour, at a random point of the
 * second half of the wait, so that many mails do not come back at once. `chance` is in [0, 1).
 */
export function nextTry(attempts: number, at: Instant, chance: number): Instant {
  const wait = Math.min(longestWait, 5 * 2 ** Math.max(0, attempts - 1));
  return later(at, wait * (0.5 + chance / 2));
}

/** Made of what it is about, which duty it does, and to whom: so it can exist once only. */
export const messageId = (about: string, duty: string, recipient: string): string =>
  `${about}#${duty}#${recipient}`;

/** What there is to say of a message before it exists. */
export interface WantedMessage extends Pick<Message, "school" | "kind" | "about" | "to"> {
  /** Which of the duties towards this recipient it does: a part of its id. */
  readonly duty: string;
  readonly urgency?: Message["urgency"];
  readonly facts?: Readonly<Record<string, string>>;
}

/** A message that was never tried, and is due at once. */
export const queuedMessage = (
  { school, kind, about, duty, to, urgency = "soon", facts }: WantedMessage,
  at: Instant,
): Message => ({
  school,
  id: messageId(about, duty, to.id),
  version: 1,
  kind,
  about,
  urgency,
  to,
  ...(facts && { facts: { ...facts } }),
  status: "queued",
  attempts: 0,
  createdAt: at,
  dueAt: at,
});

/** What a message is about, by its id alone; undefined if that is no incident. */
export const aboutOf = (id: string): Reference | undefined =>
  reference.safeParse(id.split("#")[0]).data;
