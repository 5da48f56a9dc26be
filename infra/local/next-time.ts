import { Temporal } from "temporal-polyfill";

/** The first moment a schedule is due after `after`; undefined if there is none any more. */
export type NextTime = (after: Temporal.Instant) => Temporal.Instant | undefined;

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads a `rate(…)` or `cron(…)` expression as EventBridge Scheduler does: a local time that does not
 * exist in spring is skipped, one that comes twice in autumn is taken once. Throws if it cannot.
 */
export function nextTimeOf(expression: string, timeZone: string): NextTime {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const [, count, unit] = rate;
    return every(
      Number(count) * (unit === "minute" || unit === "hour" ? unitMs[unit] : unitMs.day),
    );
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length === 6) return cron(fields, timeZone);
  throw new Error(`The schedule ${expression} is not understood`);
}

const every =
  (period: number): NextTime =>
  (after) =>
    Temporal.Instant.fromEpochMilliseconds(
      (Math.floor(after.epochMilliseconds / period) + 1) * period,
    );

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** Far enough for the 29th of February, and to say that there is no next time. */
const mostDays = 366 * 9;

function cron(fields: readonly string[], timeZone: string): NextTime {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const fits = {
    day: new Set(valuesOf(dayOfMonth, 1, 31)),
    month: new Set(valuesOf(month, 1, 12, months)),
    weekday: new Set(valuesOf(dayOfWeek, 1, 7, days)),
    year: new Set(valuesOf(year, 1970, 2199)),
  };
  const fitting = (date: Temporal.PlainDate) =>
    fits.year.has(date.year) &&
    fits.month.has(date.month) &&
    fits.day.has(date.day) &&
    fits.weekday.has((date.dayOfWeek % 7) + 1);
  return (after) => {
    let date = after.toZonedDateTimeISO(timeZone).toPlainDate();
    for (let tried = 0; tried < mostDays; tried += 1, date = date.add({ days: 1 })) {
      if (!fitting(date)) continue;
      const found = hours
        .flatMap((h) => minutes.map((m) => instantOf(date, { hour: h, minute: m }, timeZone)))
        .find((at) => at !== undefined && Temporal.Instant.compare(at, after) > 0);
      if (found) return found;
    }
    return undefined;
  };
}

function instantOf(
  date: Temporal.PlainDate,
  time: { readonly hour: number; readonly minute: number },
  timeZone: string,
): Temporal.Instant | undefined {
  const local = date.toPlainDateTime(time);
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  return zoned.toPlainDateTime().equals(local) ? zoned.toInstant() : undefined;
}

/** Every value that a field of a cron expression lets through, in order. */
function valuesOf(
  field: string,
  lowest: number,
  highest: number,
  names: readonly string[] = [],
): readonly number[] {
  const numberOf = (text: string) => {
    const named = names.indexOf(text.toUpperCase());
    const value = named === -1 ? Number(text) : named + 1;
    if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
    throw new Error(`${field} is not understood in a schedule`);
  };
  const values = field.split(",").flatMap((part) => {
    const [range = "", step] = part.split("/");
    const open = range === "*" || range === "?";
    const [from = "", to] = range.split("-");
    const first = open ? lowest : numberOf(from);
    const last = open || (to === undefined && step !== undefined) ? highest : numberOf(to ?? from);
    const stride = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(stride) || stride < 1)
      throw new Error(`${field} is not understood in a schedule`);
    return Array.from(
      { length: Math.max(0, Math.floor((last - first) / stride) + 1) },
      (_, place) => first + place * stride,
    );
  });
  return [...new Set(values)].toSorted((one, other) => one - other);
}
