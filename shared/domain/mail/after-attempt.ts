import type { Instant } from "../time.ts";
import { later } from "../time.ts";
import type { SendResult } from "./mail.ts";
import {
  dailyQuotaCode,
  type Message,
  mostAttempts,
  nextTry,
  quotaRest,
  unknownFateCode,
} from "./message.ts";
import { unknownFateOf } from "./message-kind.ts";
import { suppressedCode } from "./suppressed-address.ts";

/** What came of trying to send, or why it was not even tried. */
export type Attempt =
  | SendResult
  /** Mail to its address came back for good, or was called spam. */
  | { readonly fate: "suppressed" }
  /** Its stakeholder asked for no more mail, or is none any more. */
  | { readonly fate: "unsubscribed" };

/** The code of a message that was not sent because its stakeholder wants none. */
export const unsubscribedCode = "Unsubscribed";

/** A message of unknown fate, of a kind that is not sent twice: a person decides. */
export function ofUnknownFate(message: Message, now: Instant): Message {
  const { dueAt: _dueAt, takenUntil: _takenUntil, ...rest } = message;
  return { ...rest, status: "failed", failure: unknownFateCode, givenUpAt: now };
}

/**
 * The message after an attempt to send it. `chance` in [0, 1) spreads the next tries. The day's quota
 * is nobody's fault: being refused for it does not count as an attempt.
 */
export function afterAttempt(
  message: Message,
  result: Attempt,
  now: Instant,
  chance: number,
): Message {
  const { dueAt: _dueAt, takenUntil: _takenUntil, failure: _failure, ...settled } = message;
  const { attempts } = message;
  switch (result.fate) {
    case "accepted":
      return { ...settled, status: "sent", sentAs: result.id };
    case "suppressed":
      return { ...settled, status: "cancelled", failure: suppressedCode, givenUpAt: now };
    case "unsubscribed":
      return { ...settled, status: "cancelled", failure: unsubscribedCode };
    case "refused":
      return { ...settled, status: "failed", failure: result.code, givenUpAt: now };
    case "unknown":
      if (unknownFateOf(message.kind) === "ask") return ofUnknownFate(message, now);
      break;
    case "later":
      if (result.code === dailyQuotaCode) {
        const before = attempts - 1;
        const dueAt = later(now, quotaRest);
        return { ...settled, attempts: before, answered: before, dueAt, failure: result.code };
      }
  }
  if (attempts >= mostAttempts) {
    return { ...settled, status: "failed", failure: result.code, givenUpAt: now };
  }
  const dueAt = nextTry(attempts, now, chance);
  return { ...settled, answered: attempts, dueAt, failure: result.code };
}
