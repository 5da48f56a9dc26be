import { describe, expect, it } from "vitest";
import { type Attempt, afterAttempt, ofUnknownFate } from "#shared/domain/mail/after-attempt.ts";
import {
  isFateUnknown,
  isGivenUp,
  mostAttempts,
  nextTry,
  quotaRest,
} from "#shared/domain/mail/message.ts";
import type { MessageKind } from "#shared/domain/mail/message-kind.ts";
import { later } from "#shared/domain/time.ts";
import { aMessage, noon } from "#test/support/builders.ts";

const now = later(noon, 7);
const tried = (kind: MessageKind, attempts = 1) =>
  aMessage({ kind, attempts, dueAt: later(noon, 30), takenUntil: later(noon, 30), failure: "Old" });
const after = (kind: MessageKind, result: Attempt, attempts?: number) =>
  afterAttempt(tried(kind, attempts), result, now, 0.5);

describe("a message after an attempt", () => {
  it.each(["alert", "reminder"] as const)("%s is sent once it is taken", (kind) => {
    const next = after(kind, { fate: "accepted", id: "mail-1" });
    expect(next).toMatchObject({ status: "sent", sentAs: "mail-1" });
    for (const gone of ["dueAt", "takenUntil", "failure", "givenUpAt"]) {
      expect(next).not.toHaveProperty(gone);
    }
  });

  it.each(["alert", "reminder"] as const)("%s is given up at once if it is refused", (kind) => {
    const next = after(kind, { fate: "refused", code: "InvalidParameterValue" });
    expect(next).toMatchObject({ status: "failed", failure: "InvalidParameterValue" });
    expect(isGivenUp(next)).toBe(true);
  });

  it.each(["alert", "reminder"] as const)(
    "%s waits, tried and answered, if it may later",
    (kind) => {
      const next = after(kind, { fate: "later", code: "Throttling" }, 3);
      const dueAt = nextTry(3, now, 0.5);
      expect(next).toMatchObject({ status: "queued", attempts: 3, answered: 3, dueAt });
      expect(next).not.toHaveProperty("takenUntil");
      expect(isFateUnknown(next)).toBe(false);
    },
  );

  it("is given up after the last of its tries, whatever it is", () => {
    const last = { fate: "later", code: "Throttling" } as const;
    expect(after("alert", last, mostAttempts - 1)).toMatchObject({ status: "queued" });
    expect(after("alert", last, mostAttempts)).toMatchObject({ status: "failed", givenUpAt: now });
    expect(after("reminder", last, mostAttempts)).toMatchObject({ status: "failed" });
  });

  it("does not count a try that the day's quota refused, not even the last", () => {
    const quota = { fate: "later", code: "DailyQuota" } as const;
    expect(after("alert", quota, mostAttempts)).toMatchObject({
      status: "queued",
      attempts: mostAttempts - 1,
      answered: mostAttempts - 1,
      dueAt: later(now, quotaRest),
    });
    expect(isFateUnknown(after("reminder", quota, 1))).toBe(false);
  });

  it("is sent again if it is an alert of unknown fate, and asked about if it is a reminder", () => {
    const unknown = { fate: "unknown", code: "TimeoutError" } as const;
    expect(after("alert", unknown)).toMatchObject({
      status: "queued",
      dueAt: nextTry(1, now, 0.5),
    });
    expect(after("reminder", unknown)).toEqual(ofUnknownFate(tried("reminder"), now));
    expect(after("reminder", unknown)).toMatchObject({ failure: "FateUnknown", givenUpAt: now });
  });

  it("is cancelled for a stopped address, which somebody is told, or for a wish, which nobody is", () => {
    const stopped = after("reminder", { fate: "suppressed" });
    expect(stopped).toMatchObject({ status: "cancelled", failure: "AddressSuppressed" });
    expect(isGivenUp(stopped)).toBe(true);
    const declined = after("reminder", { fate: "unsubscribed" });
    expect(declined).toMatchObject({ status: "cancelled", failure: "Unsubscribed" });
    expect(isGivenUp(declined)).toBe(false);
  });
});

describe("whether somebody died over a message", () => {
  it.each([
    [0, undefined, false],
    [1, undefined, true],
    [1, 1, false],
    [2, 1, true],
    [3, 3, false],
  ])("%i begun, %s answered: %s", (attempts, answered, is) => {
    const message = aMessage({ attempts, ...(answered !== undefined && { answered }) });
    expect(isFateUnknown(message)).toBe(is);
  });
});
