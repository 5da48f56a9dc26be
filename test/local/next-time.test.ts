import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { nextTimeOf } from "#infra/local/next-time.ts";

const london = "Europe/London";

/** The next `count` moments after `after`, as UTC. */
function moments(
  expression: string,
  after: string,
  count: number,
): readonly (string | undefined)[] {
  const next = nextTimeOf(expression, london);
  let at: Temporal.Instant | undefined = Temporal.Instant.from(after);
  return Array.from({ length: count }, () => {
    at = at && next(at);
    return at?.toString();
  });
}

describe("the next time of a schedule", () => {
  it("keeps to the clock on the wall when the clocks go forward", () => {
    expect(moments("cron(15 9 * * ? *)", "2027-03-26T12:00:00Z", 3)).toEqual([
      "2027-03-27T09:15:00Z",
      "2027-03-28T08:15:00Z",
      "2027-03-29T08:15:00Z",
    ]);
  });

  it("keeps to the clock on the wall when the clocks go back", () => {
    expect(moments("cron(15 9 * * ? *)", "2026-10-23T12:00:00Z", 3)).toEqual([
      "2026-10-24T08:15:00Z",
      "2026-10-25T09:15:00Z",
      "2026-10-26T09:15:00Z",
    ]);
  });

  it("skips a time that does not exist, and takes one that comes twice only once", () => {
    expect(moments("cron(30 1 * * ? *)", "2027-03-27T12:00:00Z", 1)).toEqual([
      "2027-03-29T00:30:00Z",
    ]);
    expect(moments("cron(30 1 * * ? *)", "2026-10-24T12:00:00Z", 2)).toEqual([
      "2026-10-25T00:30:00Z",
      "2026-10-26T01:30:00Z",
    ]);
  });

  it.each([
    ["rate(1 minute)", "2026-11-22T09:00:00Z", "2026-11-22T09:01:00Z"],
    ["rate(5 minutes)", "2026-11-22T09:03:20Z", "2026-11-22T09:05:00Z"],
    ["rate(1 hour)", "2026-11-22T09:03:20Z", "2026-11-22T10:00:00Z"],
    ["cron(15 6 ? * MON *)", "2026-11-22T09:00:00Z", "2026-11-23T06:15:00Z"],
    ["cron(0/20 9-10 ? * 2-6 *)", "2026-11-20T10:40:00Z", "2026-11-23T09:00:00Z"],
    ["cron(0 12 29 FEB ? *)", "2026-11-22T09:00:00Z", "2028-02-29T12:00:00Z"],
    ["cron(0 12 1,15 * ? 2026)", "2026-11-22T09:00:00Z", "2026-12-01T12:00:00Z"],
  ])("is, for %s after %s, %s", (expression, after, expected) => {
    expect(moments(expression, after, 1)).toEqual([expected]);
  });

  it("is nothing when there is none", () => {
    expect(moments("cron(0 12 31 FEB ? *)", "2026-11-22T09:00:00Z", 1)).toEqual([undefined]);
  });

  it.each(["cron(* * *)", "rate(0)", "cron(61 9 * * ? *)", "cron(0 9 L * ? *)", "at(2026-11-22)"])(
    "is not guessed for %s",
    (expression) => {
      expect(() => nextTimeOf(expression, london)).toThrow(/not understood/);
    },
  );
});
