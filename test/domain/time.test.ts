import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  day,
  dayInWords,
  epochSeconds,
  instant,
  instantInWords,
  isInTheFuture,
  later,
  schoolDay,
  secondsBetween,
  toEpochSeconds,
  toTheSecond,
} from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";

const at = (text: string) => instant.parse(text);
const moments = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => at(date.toISOString()));

describe("the school's day", () => {
  it.each([
    ["2026-03-29T00:59:59.999Z", "2026-03-29"],
    ["2026-03-28T23:59:59.999Z", "2026-03-28"],
    ["2026-03-29T22:59:59.999Z", "2026-03-29"],
    ["2026-03-29T23:00:00.000Z", "2026-03-30"],
    ["2026-10-24T22:59:59.999Z", "2026-10-24"],
    ["2026-10-24T23:00:00.000Z", "2026-10-25"],
    ["2026-10-25T00:30:00.000Z", "2026-10-25"],
    ["2026-10-25T23:59:59.999Z", "2026-10-25"],
    ["2026-10-26T00:00:00.000Z", "2026-10-26"],
    ["2026-12-31T23:59:59.999Z", "2026-12-31"],
  ])("at %s is %s", (moment, expected) => {
    expect(schoolDay(at(moment))).toBe(expected);
  });

  it("is never in the future, and the day after it always is", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const today = schoolDay(moment);
        const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
        expect([isInTheFuture(today, moment), isInTheFuture(tomorrow, moment)]).toEqual([
          false,
          true,
        ]);
      }),
    );
  });
});

describe("moments", () => {
  it("add up and subtract", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1_000_000, max: 1_000_000 }), (moment, seconds) => {
        expect(secondsBetween(moment, later(moment, seconds))).toBe(seconds);
      }),
    );
    expect(later(noon, 0.25)).toBe("2026-11-20T12:00:00.250Z");
  });

  it("sort as text when they are of one precision", () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(one < other).toBe(Date.parse(one) < Date.parse(other));
      }),
    );
  });

  it("lose their fraction for people, never rounded up", () => {
    expect(toTheSecond(at("2026-11-20T12:00:00.999Z"))).toBe("2026-11-20T12:00:00Z");
  });

  it("are whole seconds for time to live, and never milliseconds", () => {
    expect(toEpochSeconds(at("2026-11-20T12:00:00.999Z"))).toBe(1_795_176_000);
    expect(epochSeconds.safeParse(Date.parse(noon)).success).toBe(false);
    expect(epochSeconds.safeParse(1.5).success).toBe(false);
  });

  it("are told in the school's time", () => {
    expect(instantInWords(at("2026-07-01T23:30:00Z"))).toBe("2 July 2026 at 00:30");
    expect(instantInWords(noon)).toBe("20 November 2026 at 12:00");
    expect(dayInWords(day.parse("2026-11-22"))).toBe("22 November 2026");
  });
});
