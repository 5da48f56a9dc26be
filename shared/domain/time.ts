import * as z from "zod/mini";

/** A moment in UTC as ISO 8601 ending in `Z`. Moments of the same precision sort as text. */
export const instant = z.iso
  .datetime("must be an instant, like 2026-11-22T09:00:00Z")
  .brand<"Instant">();
export type Instant = z.infer<typeof instant>;

/** A calendar day of the school, `2026-11-22`. Sorts as text. */
export const day = z.iso.date("must be a date, like 2026-11-22").brand<"Day">();
export type Day = z.infer<typeof day>;

/** Whole seconds since 1970: the only unit DynamoDB's time-to-live understands. */
export const epochSeconds = z
  .int()
  .check(z.positive(), z.maximum(9_999_999_999))
  .brand<"EpochSeconds">();
export type EpochSeconds = z.infer<typeof epochSeconds>;

/** An hour or less is written `minutes(30)`: every span of time in the code is in seconds. */
export const minutes = (count: number): number => count * 60;
export const hours = (count: number): number => count * 3600;

const milliseconds = (at: Instant): number => Date.parse(at);

export const toEpochSeconds = (at: Instant): EpochSeconds =>
  epochSeconds.parse(Math.floor(milliseconds(at) / 1000));

/** The instant some seconds later (or earlier), to the millisecond. */
export const later = (at: Instant, seconds: number): Instant =>
  instant.parse(new Date(milliseconds(at) + seconds * 1000).toISOString());

/** Seconds from one instant to another: negative if `to` comes first. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (milliseconds(to) - milliseconds(from)) / 1000;

/** The same moment without its fraction of a second, as it is told to people. */
export const toTheSecond = (at: Instant): Instant =>
  instant.parse(`${new Date(milliseconds(at)).toISOString().slice(0, 19)}Z`);

/** Every school of the product keeps the time of the United Kingdom. */
export const schoolTimeZone = "Europe/London";

/** The day on the school's calendar at this moment. */
export function schoolDay(at: Instant): Day {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: schoolTimeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(milliseconds(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return day.parse(`${part("year")}-${part("month")}-${part("day")}`);
}

/**
 * True if a day has not begun at the school. London is never behind UTC, so a day that has begun in
 * UTC has begun there: the calendar is only asked in the hour where they differ.
 */
export const isInTheFuture = (one: string, at: Instant): boolean =>
  one > at.slice(0, 10) && one > schoolDay(at);

const atMidnight = (one: Day): number => Date.parse(`${one}T00:00:00Z`);

/** Whole days from one day to another: negative if `to` comes first. Calendar days, whatever the clocks do. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((atMidnight(to) - atMidnight(from)) / 86_400_000);

export const daysLater = (one: Day, count: number): Day =>
  day.parse(new Date(atMidnight(one) + count * 86_400_000).toISOString().slice(0, 10));

export const dayAfter = (one: Day): Day => daysLater(one, 1);

export const isWeekend = (one: Day): boolean =>
  [0, 6].includes(new Date(atMidnight(one)).getUTCDay());

/** A day as a person writes it: `22 November 2026`. */
export const dayInWords = (one: Day): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(one));

/** A moment as a person at the school writes it: `22 November 2026 at 09:00`. */
export const instantInWords = (at: Instant): string =>
  new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: schoolTimeZone,
  }).format(milliseconds(at));
