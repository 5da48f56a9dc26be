import { asKnown, type Exclusion, isExcluded, type Someone } from "../incident/access.ts";
import { signatureOf } from "../incident/acting.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { Instant } from "../time.ts";
import { isGivenUp, type Message, unknownFateCode } from "./message.ts";
import { isMailingKind } from "./message-kind.ts";
import { suppressedCode } from "./suppressed-address.ts";

/** What a person may do with a message that was given up. */
export const givenUpChanges = {
  "send-again": { label: "Send again", banner: "The mail is being sent again" },
  "use-again": {
    label: "Send all the same",
    banner: "The address is in use again, and the mail is being sent",
  },
  "take-off": { label: "Take off this list", banner: "The mail is off this list" },
} as const;
export type GivenUpChange = keyof typeof givenUpChanges;

export const isGivenUpChange = (name: string): name is GivenUpChange =>
  Object.hasOwn(givenUpChanges, name);

/** True if nothing more is sent to its address before a person says so. */
const isStopped = ({ status, failure }: Message): boolean =>
  status === "bounced" || status === "complained" || failure === suppressedCode;

/** What is offered for it: nothing that would come to the same end at once. */
export const changesFor = (message: Message): readonly GivenUpChange[] =>
  isStopped(message) ? ["use-again", "take-off"] : ["send-again", "take-off"];

export type GivenUpRefusal =
  /** Somebody has dealt with it already. */
  | "not-given-up"
  /** Since it was written, the incident keeps its recipient out. */
  | "recipient-kept-out"
  /** The recipient is not in the school's profile any more. */
  | "recipient-gone";

const tooFast = "The mail service took no more: too many at once, or the day’s quota was used up.";
const notSetUp = "The mail service is not set up for the school’s sender address yet.";
const noAnswer = "The mail service did not answer.";
const onTheirList = "The mail service itself sends nothing to this address any more.";

const failures: Readonly<Record<string, string>> = {
  InvalidParameterValue: "The mail service says that this is no e-mail address.",
  MessageRejected: notSetUp,
  MailFromDomainNotVerifiedException: notSetUp,
  Throttling: tooFast,
  ThrottlingException: tooFast,
  LimitExceededException: tooFast,
  AccountSendingPausedException: "The mail service has paused all mail of the school.",
  ConfigurationSetSendingPausedException: "The mail service has paused all mail of the school.",
  AccessDenied: "The program may not use the mail service.",
  AccessDeniedException: "The program may not use the mail service.",
  TimeoutError: noAnswer,
  [unknownFateCode]:
    "Nobody knows whether it was sent: the mail service did not answer, or the program was stopped. It may have arrived, so it is not sent again by itself.",
  DailyQuota: "The day’s quota of the mail service was used up.",
  Unsubscribed: "They asked for no more reminders, or are no stakeholder any more.",
  Reject: "The mail service found something harmful in it.",
  "Bounce.Suppressed": onTheirList,
  "Bounce.OnAccountSuppressionList": onTheirList,
  Bounce: "It came back: the recipient’s mailbox did not take it.",
  [suppressedCode]:
    "Mail to this address came back before, or was marked as unwanted, so nothing is sent to it.",
  Complaint: "The recipient marked it as unwanted.",
};

/** Why a message was given up, by the mail service's error code. */
export const failureWords = (code: string): string =>
  failures[code] ?? failures[code.split(".")[0] ?? ""] ?? "The mail service did not take it.";

/** The recipient as the profile has them now: an address may have been put right since. */
function recipientNow({ to, kind }: Message, school: SchoolProfile): Message["to"] | undefined {
  // Only the reporter's address is the reporter's own, and a stakeholder is known by theirs.
  if (to.id === "reporter" || isMailingKind(kind)) return to;
  const outsiders = [
    { ...school.outsideContact, id: "outside-contact" },
    { ...school.dataProtectionContact, id: "data-protection-contact" },
  ];
  const found = [...school.people, ...outsiders].find(({ id }) => id === to.id);
  return found && { ...to, name: found.name, email: found.email };
}

/** A reporter's name says nothing about whose address it is, so theirs is asked by address alone. */
function isKeptOut({ id, name, email }: Message["to"], kept: Exclusion, school: SchoolProfile) {
  const known = asKnown({ name: id === "reporter" ? "" : name, email, roles: [] }, school);
  return known.some((one) => isExcluded(one, kept));
}

function sentAgain(
  message: Message,
  kept: Exclusion,
  school: SchoolProfile,
  at: Instant,
): Outcome<Message, GivenUpRefusal> {
  const to = recipientNow(message, school);
  if (!to) return refused("recipient-gone");
  if (isKeptOut(to, kept, school)) return refused("recipient-kept-out");
  const { failure: _failure, answered: _answered, takenUntil: _takenUntil, ...rest } = message;
  return done({ ...rest, to, status: "queued", attempts: 0, dueAt: at });
}

/**
 * The message after a person dealt with it. `send-again`: due now, to the recipient's address of
 * today, as if it had never been tried, unless the incident, which keeps out `kept` now, keeps out
 * the recipient; `use-again`: the same, for an address that was stopped. `take-off`: never tried again;
 * that it came back stays known.
 */
export function handleGivenUp(
  message: Message,
  change: GivenUpChange,
  by: { readonly someone: Someone; readonly at: Instant },
  { kept, school }: { readonly kept: Exclusion; readonly school: SchoolProfile },
): Outcome<Message, GivenUpRefusal> {
  if (!isGivenUp(message)) return refused("not-given-up");
  const handled = { at: by.at, by: signatureOf(by.someone) };
  const { givenUpAt: _givenUpAt, ...rest } = message;
  if (change === "take-off") {
    const status = message.status === "failed" ? "cancelled" : message.status;
    return done({ ...rest, handled, status });
  }
  const again = sentAgain(rest, kept, school, by.at);
  return again.ok ? done({ ...again.value, handled }) : again;
}
