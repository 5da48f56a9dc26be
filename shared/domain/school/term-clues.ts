import { type Day, daysLater, isWeekend } from "../time.ts";
import type { Term, TermName } from "./school-year.ts";

/** An event of somebody's calendar: its words, and its days, both ends counted. */
export interface CalendarEvent {
  readonly summary: string;
  readonly from: Day;
  readonly to: Day;
}

/** What an event says about a term. */
export interface Clue {
  readonly term: Term;
  readonly says: "begins" | "ends" | "half-begins" | "half-ends" | "half" | "inset";
  readonly from: Day;
  readonly to: Day;
}

/** Clues, or the reason why there are none. */
export type Understood = readonly Clue[] | string;

const half = /\b(?:half|mid)[ -]?term\b/;
const inset =
  /\b(?:inset|staff training|training day|teacher training|non[ -]pupil|teacher day|pd day|occasional day)/;
const starts =
  /\b(?:starts?|begins?|commences?|opens?|re-?opens?|first day|start of|beginning of|returns?)\b/;
const ends = /\b(?:ends?|closes?|finish(?:es)?|last day|breaks? up|end of)\b/;
const beforeHalf =
  /\b(?:clos\w+|breaks? up|finish\w*|last day|ends?)\b.*\b(?:for|before)\b.*\bterm\b/;
const afterHalf = /\b(?:after|following|from)\b.*\bterm\b/;
const named = /\b(autumn|spring|summer)\b/;
const ofSix = /\bterm ([1-6])\b/;
const halves = /\b(?:autumn|spring|summer) (?:term )?([12])\b/;
const speaksOfTerm = /\bterm\b|\bbreaks? up\b/;
const names: readonly TermName[] = ["autumn", "spring", "summer"];

/** A stretch longer than this is a term, not a week of it. */
const longestWeeks = 28;

const schoolYearOf = (one: Day): number =>
  Number(one.slice(0, 4)) - (one.slice(5, 7) < "08" ? 1 : 0);

/** The term that begins, ends or is halved in a month, from January on, where no name is given. */
const byMonth = {
  begins: "spring spring summer summer summer autumn autumn autumn autumn autumn spring spring",
  ends: "autumn spring spring spring summer summer summer summer autumn autumn autumn autumn",
  half: "spring spring spring summer summer summer summer autumn autumn autumn autumn autumn",
} as const;

const guess = (what: keyof typeof byMonth, one: Day): TermName => {
  const name = byMonth[what].split(" ")[Number(one.slice(5, 7)) - 1];
  return names.find((known) => known === name) ?? "autumn";
};

const weekdayFrom = (one: Day, step: 1 | -1): Day => {
  const next = daysLater(one, step);
  return isWeekend(next) ? weekdayFrom(next, step) : next;
};

/** One of three, and one of its two halves if the words name it. Some places count six terms a year. */
function nameIn(words: string): { readonly name?: TermName; readonly part?: 1 | 2 } {
  const six = Number(ofSix.exec(words)?.[1] ?? 0);
  const name = named.exec(words)?.[1];
  if (six > 0 && name === undefined) {
    const ofThree = names[Math.ceil(six / 2) - 1];
    return { ...(ofThree && { name: ofThree }), part: six % 2 === 1 ? 1 : 2 };
  }
  const found = names.find((known) => known === name);
  const number = halves.exec(words)?.[1];
  return { ...(found && { name: found }), ...(number && { part: number === "1" ? 1 : 2 }) };
}

const clue = (says: Clue["says"], name: TermName, from: Day, to: Day): Clue => ({
  term: { term: name, year: schoolYearOf(from) },
  says,
  from,
  to,
});

function aboutHalf(words: string, { from, to }: CalendarEvent): readonly Clue[] {
  const name = nameIn(words).name ?? guess("half", from);
  const at = (says: Clue["says"], one: Day) => [clue(says, name, one, one)];
  if (from < to) return [clue("half", name, from, to)];
  if (beforeHalf.test(words)) return at("half-begins", weekdayFrom(from, 1));
  if (afterHalf.test(words)) return at("half-ends", weekdayFrom(from, -1));
  if (starts.test(words)) return at("half-begins", from);
  return at(ends.test(words) ? "half-ends" : "half", from);
}

/** A half of a term from one day to another: where it touches half term, the days between are that. */
const ofPart = (part: 1 | 2 | undefined, name: TermName, begin?: Day, end?: Day): Clue[] => [
  ...(begin
    ? [
        part === 2
          ? clue("half-ends", name, weekdayFrom(begin, -1), weekdayFrom(begin, -1))
          : clue("begins", name, begin, begin),
      ]
    : []),
  ...(end
    ? [
        part === 1
          ? clue("half-begins", name, weekdayFrom(end, 1), weekdayFrom(end, 1))
          : clue("ends", name, end, end),
      ]
    : []),
];

/** What an event says about a term, by its words and days, or why it says nothing. */
export function understand(event: CalendarEvent): Understood {
  const words = event.summary
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const { from, to } = event;
  const { name, part } = nameIn(words);
  if (inset.test(words)) return [clue("inset", guess("half", from), from, to)];
  if (half.test(words)) return aboutHalf(words, event);
  if (!speaksOfTerm.test(words) && part === undefined) return "It does not speak of a term";
  const isStart = starts.test(words);
  const isEnd = ends.test(words);
  const isLong = to > daysLater(from, longestWeeks - 1);
  if (isLong && isStart === isEnd) return ofPart(part, name ?? guess("begins", from), from, to);
  if (isStart && isEnd) return "It says both that a term starts and that one ends";
  if (isStart) return ofPart(part, name ?? guess("begins", from), from);
  if (isEnd) return ofPart(part, name ?? guess("ends", to), undefined, to);
  return "It does not say whether a term starts or ends";
}
