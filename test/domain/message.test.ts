import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  leaseSeconds,
  messageId,
  mostAttempts,
  nextTry,
  worryingAttempts,
} from "#shared/domain/mail/message.ts";
import { secondsBetween } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const waitOf = (attempts: number, luck: number) =>
  secondsBetween(noon, nextTry(attempts, noon, luck));

describe("when a mail is tried again", () => {
  it("is after half to the whole of a wait that doubles from five seconds to an hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), chance, (attempts, luck) => {
        const longest = Math.min(3600, 5 * 2 ** (attempts - 1));
        expect(waitOf(attempts, luck)).toBeGreaterThanOrEqual(longest / 2 - 0.001);
        expect(waitOf(attempts, luck)).toBeLessThanOrEqual(longest);
      }),
    );
  });

  it("is never sooner than the time before, whatever the luck", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), chance, chance, (attempts, before, now) => {
        expect(waitOf(attempts + 1, now)).toBeGreaterThanOrEqual(waitOf(attempts, before));
      }),
    );
  });

  it("is spread over the second half of the wait", () => {
    expect([waitOf(1, 0), waitOf(1, 0.5), waitOf(8, 0), waitOf(20, 0)]).toEqual([
      2.5, 3.75, 320, 1800,
    ]);
  });
});

describe("a mail that is never taken", () => {
  /** How long the tries up to this one last, in seconds. */
  const triedFor = (tries: number, luck: number): number => {
    let seconds = 0;
    for (let attempts = 1; attempts < tries; attempts += 1) seconds += waitOf(attempts, luck);
    return seconds;
  };
  const luck = [0, 0.5, 1];

  it("worries somebody after about a quarter of an hour", () => {
    const minutes = luck.map((one) => Math.round(triedFor(worryingAttempts, one) / 60));
    expect(minutes).toEqual([11, 16, 21]);
  });

  it("is given up after about a day", () => {
    const hours = luck.map((one) => Math.round(triedFor(mostAttempts, one) / 3600));
    expect(hours).toEqual([16, 24, 32]);
  });
});

describe("a message", () => {
  it("exists once an incident and a person", () => {
    expect(messageId("HH-7KQ2-9MXC", "alert", "amara-osei")).toBe("HH-7KQ2-9MXC#alert#amara-osei");
  });

  it("is leased for longer than one sending may take", () => {
    expect(leaseSeconds).toBeGreaterThan(12);
  });
});
