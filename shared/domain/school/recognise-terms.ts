import { type Day, dayAfter, dayInWords, isWeekend } from "../time.ts";
import { periodWords, type Term } from "./school-year.ts";
import { type CalendarEvent, type Clue, understand } from "./term-clues.ts";
import { isSameTerm, type Stretch, type TermDates } from "./term-dates.ts";

/** An event of a calendar, and what it is taken for, in words. */
export interface ReadLine {
  readonly event: CalendarEvent;
  readonly isUsed: boolean;
  readonly words: string;
}

/** A term that a calendar speaks of without saying all that is needed. */
export interface Unfinished {
  readonly term: Term;
  readonly words: string;
}

export interface CalendarReading {
  readonly lines: readonly ReadLine[];
  readonly terms: readonly TermDates[];
  readonly unfinished: readonly Unfinished[];
}

const clueWords: Readonly<Record<Clue["says"], (clue: Clue) => string>> = {
  begins: ({ term, from }) => `${periodWords(term)} starts on ${dayInWords(from)}`,
  ends: ({ term, to }) => `${periodWords(term)} ends on ${dayInWords(to)}`,
  "half-begins": ({ term, from }) => `${periodWords(term)}: half term from ${dayInWords(from)}`,
  "half-ends": ({ term, to }) => `${periodWords(term)}: half term to ${dayInWords(to)}`,
  half: ({ term, from, to }) =>
    `${periodWords(term)}: half term, ${from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`}`,
  inset: () => "Training day",
};

const daysOf = (all: readonly Clue[], ...says: readonly Clue["says"][]): readonly Clue[] =>
  all.filter((one) => says.includes(one.says));

const different = (days: readonly Day[]): readonly Day[] => [...new Set(days)].toSorted();

/** What a calendar says of one day that there is once: a day, nothing, or that it says two. */
function theOne(days: readonly Day[], what: string): Day | undefined {
  const [one, other] = different(days);
  if (one && other) {
    throw new Unclear(
      `The file gives two days on which ${what}: ${dayInWords(one)} and ${dayInWords(other)}`,
    );
  }
  return one;
}

/** Ends the reading of one term; what it says is for people. */
class Unclear extends Error {}

/** The days of half term that stand there, or the days between its two ends. */
function halfTermOf(clues: readonly Clue[], known: Stretch | undefined): Stretch | undefined {
  const days = daysOf(clues, "half");
  const from =
    theOne(
      daysOf(clues, "half-begins").map((one) => one.from),
      "half term begins",
    ) ?? different(days.map((one) => one.from))[0];
  const to =
    theOne(
      daysOf(clues, "half-ends").map((one) => one.to),
      "half term ends",
    ) ?? different(days.map((one) => one.to)).at(-1);
  if (from && to) return { from, to };
  if (from ?? to) {
    if (known) return { from: from ?? known.from, to: to ?? known.to };
    throw new Unclear(`The file does not say when half term ${from ? "ends" : "begins"}`);
  }
  return known;
}

function assemble(term: Term, clues: readonly Clue[], known: TermDates | undefined): TermDates {
  const from =
    theOne(
      daysOf(clues, "begins").map((one) => one.from),
      "it starts",
    ) ?? known?.from;
  const to =
    theOne(
      daysOf(clues, "ends").map((one) => one.to),
      "it ends",
    ) ?? known?.to;
  if (!from) throw new Unclear("The file does not say when it starts");
  if (!to) throw new Unclear("The file does not say when it ends");
  const halfTerm = halfTermOf(clues, known?.halfTerm);
  return {
    ...term,
    from,
    to,
    ...(halfTerm && { halfTerm }),
    insetDays: [...(known?.insetDays ?? [])],
  };
}

const weekdaysOf = ({ from, to }: Stretch): readonly Day[] => {
  const days: Day[] = [];
  // A training "day" of more than a fortnight is a slip of the hand.
  for (let one = from; one <= to && days.length <= 10; one = dayAfter(one)) {
    if (!isWeekend(one)) days.push(one);
  }
  return days;
};

/** The training days of the calendar in its term; those that the school has already, if it names none. */
function withInsetDays(term: TermDates, insets: readonly Clue[]): TermDates {
  const named = different(insets.flatMap(weekdaysOf)).filter(
    (one) => one >= term.from && one <= term.to,
  );
  return named.length === 0 ? term : { ...term, insetDays: [...named] };
}

const byTerm = (clues: readonly Clue[]): readonly (readonly [Term, readonly Clue[]])[] => {
  const terms = clues.map(({ term }) => term);
  const firsts = terms.filter(
    (term, place) => terms.findIndex((other) => isSameTerm(other, term)) === place,
  );
  return firsts.map((term) => [term, clues.filter((one) => isSameTerm(one.term, term))]);
};

/** The known terms that a training day of the file falls into, though the file says nothing else of them. */
const besides = (
  known: readonly TermDates[],
  terms: readonly TermDates[],
  insets: readonly Clue[],
) =>
  known
    .filter((one) => !terms.some((term) => isSameTerm(one, term)))
    .filter(({ from, to }) => insets.some((inset) => inset.from >= from && inset.to <= to));

function lineOf(event: CalendarEvent, terms: readonly TermDates[]): ReadLine {
  const said = understand(event);
  if (typeof said === "string") return { event, isUsed: false, words: said };
  const isOutside = said.some(
    ({ says, from, to }) =>
      says === "inset" && !terms.some((term) => from >= term.from && to <= term.to),
  );
  if (isOutside) return { event, isUsed: false, words: "A training day outside the terms" };
  return { event, isUsed: true, words: said.map((one) => clueWords[one.says](one)).join("; ") };
}

/**
 * The terms that a calendar speaks of. What it leaves out of a term that the school knows already stays
 * as the school has it.
 */
export function recogniseTerms(
  events: readonly CalendarEvent[],
  known: readonly TermDates[],
): CalendarReading {
  const clues = events.map(understand).flatMap((said) => (typeof said === "string" ? [] : said));
  const insets = daysOf(clues, "inset");
  const terms: TermDates[] = [];
  const unfinished: Unfinished[] = [];
  for (const [term, its] of byTerm(clues.filter(({ says }) => says !== "inset"))) {
    try {
      terms.push(
        assemble(
          term,
          its,
          known.find((one) => isSameTerm(one, term)),
        ),
      );
    } catch (fault) {
      if (!(fault instanceof Unclear)) throw fault;
      unfinished.push({ term, words: fault.message });
    }
  }
  const all = [...terms, ...besides(known, terms, insets)].map((one) => withInsetDays(one, insets));
  return { lines: events.map((event) => lineOf(event, all)), terms: all, unfinished };
}
