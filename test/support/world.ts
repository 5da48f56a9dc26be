import { createHash } from "node:crypto";
import { keyRing } from "#shared/adapters/system.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import type { Clock, Facts, Ids, Log, Mail, Mailer, SendResult } from "#shared/ports.ts";

export const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Keys of the ring, oldest first, as the setting holds them. */
export const firstKey = "a".repeat(43);
export const secondKey = "b".repeat(43);
export const ringOfOne = keyRing(firstKey);
export const ringOfTwo = keyRing(`${firstKey},${secondKey}`);

/** A clock that stands until it is moved. */
export interface StandingClock extends Clock {
  readonly forward: (seconds: number) => void;
}

export function aClock(start: Instant): StandingClock {
  let at = start;
  return {
    now: () => at,
    forward: (seconds) => {
      at = later(at, seconds);
    },
  };
}

/** Ids that follow from how many were asked for. `chance` is in [0, 1). */
export function someIds(chance = 0.5): Ids {
  let asked = 0;
  return {
    secret: () => {
      asked += 1;
      return `secret-${asked}`.padEnd(43, "x");
    },
    digest: sha,
    chance: () => chance,
  };
}

export interface LogLine {
  readonly level: "info" | "error";
  readonly sentence: string;
  readonly facts: Facts;
}

/** A log that keeps its lines. */
export function aLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (sentence, facts = {}) => lines.push({ level: "info", sentence, facts }),
    error: (sentence, facts = {}) => lines.push({ level: "error", sentence, facts }),
  };
}

/** A mail service that takes every mail, or answers as `answer` says, and keeps what it took. */
export function aMailer(
  answer: (mail: Mail, attempt: number) => SendResult = (_, attempt) => ({
    fate: "accepted",
    id: `mail-${attempt}`,
  }),
): Mailer & { readonly asked: readonly Mail[]; readonly taken: () => readonly string[] } {
  const asked: Mail[] = [];
  const accepted: string[] = [];
  return {
    asked,
    taken: () => accepted,
    async send(mail) {
      asked.push(mail);
      const result = answer(mail, asked.length);
      if (result.fate === "accepted") accepted.push(`${mail.to.email} ${mail.subject}`);
      return result;
    },
  };
}
