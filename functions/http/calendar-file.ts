import ICAL from "ical.js";
import type { CalendarEvent } from "#shared/domain/school/term-clues.ts";
import { type Day, day, daysLater, instant, later, schoolDay } from "#shared/domain/time.ts";

/** An event that cannot be taken, and why. */
export interface RefusedEvent {
  readonly summary: string;
  readonly words: string;
}

export interface CalendarFile {
  readonly events: readonly CalendarEvent[];
  readonly refused: readonly RefusedEvent[];
}

export type ReadCalendar =
  | { readonly ok: true; readonly value: CalendarFile }
  | { readonly ok: false; readonly refused: "too-large" | "not-a-calendar" | "empty" | "too-many" };

/** In bytes. A council's calendar of three years has about 20 kB. */
export const largestCalendar = 200 * 1024;
const mostEvents = 1000;
const longestSummary = 200;
/** Programs write the first or the last day that they know where there is none. */
const earliest = "2000-01-01";
const latest = "2099-12-31";

/** The text of a file: UTF-8, or what programs on Windows write, Excel’s “Unicode text” too. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const isDay = (text: string): boolean => day.safeParse(text).success;

/** True if the days that stand in the file exist: the parser would make the 2nd of February of the 33rd of January. */
const isWellDated = (component: ICAL.Component): boolean =>
  ["dtstart", "dtend"].every((name) => {
    const value: unknown = component.getFirstProperty(name)?.jCal[3];
    return value === undefined || (typeof value === "string" && isDay(value.slice(0, 10)));
  });

const isUtc = ({ isDate, zone }: ICAL.Time): boolean =>
  !isDate && zone === ICAL.Timezone.utcTimezone;

/** The day as it is written, for a school's calendar has the school's zone; UTC is told in London's. */
const dayOf = (at: ICAL.Time, seconds = 0): Day =>
  isUtc(at)
    ? schoolDay(later(instant.parse(at.toString()), seconds))
    : day.parse(at.toString().slice(0, 10));

/** The last day of an event: what ends at midnight, as all events of whole days do, ends the day before. */
function lastDay({ startDate, endDate }: ICAL.Event): Day {
  const first = dayOf(startDate);
  const isMidnight = !isUtc(endDate) && (endDate.isDate || endDate.hour + endDate.minute === 0);
  const last = isMidnight ? daysLater(dayOf(endDate), -1) : dayOf(endDate, -1);
  return last < first ? first : last;
}

const summaryOf = (component: ICAL.Component): string => {
  const summary: unknown = component.getFirstPropertyValue("summary");
  return typeof summary === "string" ? summary.trim().slice(0, longestSummary) : "";
};

function eventOf(component: ICAL.Component): CalendarEvent | RefusedEvent | undefined {
  const summary = summaryOf(component);
  const refuse = (words: string): RefusedEvent => ({ summary: summary || "(no title)", words });
  if (component.getFirstPropertyValue("status") === "CANCELLED") return refuse("It was cancelled");
  if (summary === "") return refuse("It has no title");
  if (component.hasProperty("rrule")) return refuse("It comes again and again, so it is no term");
  try {
    if (!isWellDated(component)) return refuse("Its dates cannot be read");
    const event = new ICAL.Event(component);
    const [from, to] = [dayOf(event.startDate), lastDay(event)];
    if (from < earliest || to > latest) return refuse("It is not of these years");
    return { summary, from, to };
  } catch {
    return refuse("Its dates cannot be read");
  }
}

/** The calendars of a file as its parser sees them, or undefined if it is none. */
function calendarsIn(text: string): readonly ICAL.Component[] | undefined {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (!Array.isArray(parsed)) return undefined;
    const all: unknown[] = typeof parsed[0] === "string" ? [parsed] : parsed;
    return all.flatMap((one) => (Array.isArray(one) ? [new ICAL.Component(one)] : []));
  } catch {
    return undefined;
  }
}

/** The events of a calendar file (iCalendar, RFC 5545), in the order of their days. Never throws. */
export function readCalendar(text: string): ReadCalendar {
  if (Buffer.byteLength(text) > largestCalendar) return { ok: false, refused: "too-large" };
  const tidy = text.replace(/^\uFEFF/, "").trim();
  if (!/^BEGIN:VCALENDAR\b/i.test(tidy)) return { ok: false, refused: "not-a-calendar" };
  const calendars = calendarsIn(tidy);
  if (!calendars) return { ok: false, refused: "not-a-calendar" };
  const components = calendars.flatMap((one) => one.getAllSubcomponents("vevent"));
  if (components.length === 0) return { ok: false, refused: "empty" };
  if (components.length > mostEvents) return { ok: false, refused: "too-many" };
  const all = components.map(eventOf).filter((one) => one !== undefined);
  const events = all.filter((one): one is CalendarEvent => "from" in one);
  return {
    ok: true,
    value: {
      events: events.toSorted((one, other) =>
        one.from < other.from ? -1 : Number(one.from > other.from),
      ),
      refused: all.filter((one): one is RefusedEvent => "words" in one),
    },
  };
}
