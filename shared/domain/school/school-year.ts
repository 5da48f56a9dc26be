import { type Day, day, type Instant, instant, later, minutes, schoolDay } from "../time.ts";

/**
 * A school year in three terms, for counting. They are a partition: every day of the year belongs to
 * one of them, holidays to the term before. They are the same for every school, so that years can be
 * compared; a school's own term dates, which decide when somebody is reminded, are another matter.
 */
const terms = {
  autumn: { begins: "09-01", ends: "31 December", words: "Autumn term" },
  spring: { begins: "01-01", ends: "15 April", words: "Spring term" },
  summer: { begins: "04-16", ends: "31 August", words: "Summer term" },
} as const;

export type TermName = keyof typeof terms;
export const termNames: readonly TermName[] = ["autumn", "spring", "summer"];

/** A school year by the calendar year it begins in (2026 is 2026-27), or one term of it. */
export interface Period {
  readonly year: number;
  readonly term?: TermName;
}
export interface Term extends Period {
  readonly term: TermName;
}

/** From one moment on, up to another that is not part of it. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const calendarYear = ({ year, term }: Term): number => (term === "autumn" ? year : year + 1);
const firstDay = (term: Term): Day => day.parse(`${calendarYear(term)}-${terms[term.term].begins}`);

/** The moment at which a day begins at the school: midnight in London, 23:00 UTC the day before in summer. */
export function startOf(one: Day): Instant {
  const midnightInUtc = instant.parse(`${one}T00:00:00.000Z`);
  const hourBefore = later(midnightInUtc, -minutes(60));
  return schoolDay(hourBefore) === one ? hourBefore : midnightInUtc;
}

export const termsOf = (year: number): readonly Term[] => termNames.map((term) => ({ year, term }));

/** The term in which this moment lies. */
export function termOf(at: Instant): Term {
  const today = schoolDay(at);
  const year = yearOf(at);
  return termsOf(year).findLast((term) => firstDay(term) <= today) ?? { year, term: "autumn" };
}

/** The calendar year in which the school year of this moment began. */
export function yearOf(at: Instant): number {
  const today = schoolDay(at);
  const year = Number(today.slice(0, 4));
  return today.slice(5) < terms.autumn.begins ? year - 1 : year;
}

const isTerm = (period: Period): period is Term => period.term !== undefined;

const daysOf = (period: Period): readonly [Day, Day] => {
  const nextYear = firstDay({ year: period.year + 1, term: "autumn" });
  if (!isTerm(period)) return [firstDay({ year: period.year, term: "autumn" }), nextYear];
  const next = termsOf(period.year)[termNames.indexOf(period.term) + 1];
  return [firstDay(period), next ? firstDay(next) : nextYear];
};

export function boundsOf(period: Period): Span {
  const [first, behind] = daysOf(period);
  return { from: startOf(first), to: startOf(behind) };
}

export interface Month extends Span {
  /** `2026-09`. */
  readonly key: string;
}

/** The months of a period; April is cut in two where spring ends and summer begins. */
export function monthsOf(period: Period): readonly Month[] {
  const [first, behind] = daysOf(period);
  const starts = Array.from({ length: 12 }, (_, count) => {
    const month = ((count + 8) % 12) + 1;
    const year = month < 9 ? period.year + 1 : period.year;
    return day.parse(`${year}-${String(month).padStart(2, "0")}-01`);
  });
  const inside = starts.filter((start) => start > first && start < behind);
  return [first, ...inside].map((start, place) => ({
    key: start.slice(0, 7),
    from: startOf(start),
    to: startOf(inside[place] ?? behind),
  }));
}

/** The years up to the one of this moment, the newest first. */
export const lastYears = (at: Instant, count: number): readonly number[] =>
  Array.from({ length: count }, (_, back) => yearOf(at) - back);

/** `2026-27`, `2026-autumn`, `2027-spring`: a term is named by the calendar year it lies in. */
export const periodKey = (period: Period): string =>
  isTerm(period)
    ? `${calendarYear(period)}-${period.term}`
    : `${period.year}-${String((period.year + 1) % 100).padStart(2, "0")}`;

/** The period of a key, or undefined for anything that no key looks like. */
export function readPeriod(key: string): Period | undefined {
  const found = /^(20\d\d)-(\d\d|autumn|spring|summer)$/.exec(key);
  if (!found) return undefined;
  const year = Number(found[1]);
  const candidates: readonly Period[] = [{ year }, ...termsOf(year), ...termsOf(year - 1)];
  return candidates.find((one) => periodKey(one) === key);
}

export const periodWords = (period: Period): string =>
  isTerm(period)
    ? `${terms[period.term].words} ${calendarYear(period)}`
    : `School year ${period.year} to ${period.year + 1}`;

/** The days of a period as a person writes them. */
export const periodDays = (period: Period): string => {
  const first = firstDay({ term: "autumn", ...period });
  const begins = `${Number(first.slice(8))} ${monthNames[Number(first.slice(5, 7)) - 1]}`;
  const { term = "summer" } = period;
  const ends = terms[term].ends;
  return `${begins} ${first.slice(0, 4)} to ${ends} ${calendarYear({ ...period, term })}`;
};

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `September 2026` for `2026-09`. */
export const monthWords = (key: string): string =>
  `${monthNames[Number(key.slice(5)) - 1] ?? ""} ${key.slice(0, 4)}`;
