import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { nextTimeOf } from "#infra/local/next-time.ts";
import { schedules } from "#shared/contract/schedules.ts";
import {
  type Day,
  daysLater,
  hours,
  type Instant,
  instant,
  later,
  schoolDay,
} from "#shared/domain/time.ts";

const byTheClock = Object.entries(schedules).filter(([, { expression }]) =>
  expression.startsWith("cron"),
);

const onTheWall = (at: Instant): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
    minute: "2-digit",
  }).format(Date.parse(at));

/** The next start after a moment. */
function nextStart(expression: string, after: Instant): Instant | undefined {
  const next = nextTimeOf(expression, "Europe/London")(Temporal.Instant.from(after));
  return next && instant.parse(next.toString());
}

/** Every start between two moments. */
function startsOf(expression: string, from: Instant, to: Instant): readonly Instant[] {
  const found: Instant[] = [];
  for (let at = nextStart(expression, from); at !== undefined && at < to; ) {
    found.push(at);
    at = nextStart(expression, at);
  }
  return found;
}

/** The days between two, as a calendar counts them: nothing of clocks in it. */
function daysOf(from: Day, to: Day): readonly Day[] {
  const found: Day[] = [];
  for (let one = from; one < to; one = daysLater(one, 1)) found.push(one);
  return found;
}

describe.each(byTheClock)("%s", (_name, { expression }) => {
  const [minute, hour, , , weekday] = /\((.*)\)/.exec(expression)?.[1]?.split(" ") ?? [];
  const isDay = (one: Day) =>
    weekday === "*" || weekday === "?" || new Date(`${one}T12:00:00Z`).getUTCDay() === 1;

  it("starts once on each of its days, at its time on the wall, whatever the clocks do", () => {
    // A leap year, with both changes of the clocks in it.
    const [from, to] = [
      instant.parse("2028-01-01T00:00:00.000Z"),
      instant.parse("2029-01-01T00:00:00.000Z"),
    ];
    const starts = startsOf(expression, from, to);
    const days = daysOf(schoolDay(from), schoolDay(to)).filter(isDay);
    expect(days.length).toBeGreaterThan(50);
    expect(starts.map(schoolDay)).toEqual(days);
    const wall = `${hour?.padStart(2, "0")}:${minute?.padStart(2, "0")}`;
    expect([...new Set(starts.map(onTheWall))]).toEqual([wall]);
  });

  it("is not in the hour that is missing in spring and comes twice in autumn", () => {
    expect(Number(hour)).not.toBe(1);
  });

  it("has its next start within a week after one was missed", () => {
    const missed = nextStart(expression, instant.parse("2028-03-20T12:00:00.000Z"));
    const next = missed && nextStart(expression, missed);
    expect(next).toBeDefined();
    if (!missed || !next) return;
    expect(next <= later(missed, hours(24 * 7 + 1))).toBe(true);
  });
});

it("looks at every schedule that goes by the clock", () => {
  expect(byTheClock.map(([name]) => name)).toEqual(
    expect.arrayContaining(["remind-policy", "annual-review", "refresh-sites"]),
  );
});
