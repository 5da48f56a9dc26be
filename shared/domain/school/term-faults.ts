import { type Day, dayInWords, daysBetween, isWeekend } from "../time.ts";
import { periodWords, type Term, type TermName } from "./school-year.ts";
import {
  following,
  inOrder,
  isSameTerm,
  longestHoliday,
  mostInsetDays,
  type Stretch,
  type TermDates,
} from "./term-dates.ts";

/** What is wrong with a term's dates: the field it is about, and a sentence for who typed them. */
export interface TermFault {
  readonly term: Term;
  readonly field: "term" | "from" | "to" | "half-from" | "half-to" | "inset";
  readonly words: string;
}

/** In days. Five weeks are less than any term has, twenty more. */
const shortestTerm = 5 * 7;
const longestTerm = 20 * 7;
const longestHalfTerm = 2 * 7;
export const mostYears = 6;

/** The months in which a term may begin: what is outside of them is a slip of the hand. */
const begins: Readonly<Record<TermName, { months: readonly string[]; words: string }>> = {
  autumn: { months: ["08", "09", "10"], words: "August, September or October" },
  spring: { months: ["01", "02"], words: "January or February" },
  summer: { months: ["03", "04", "05"], words: "March, April or May" },
};

const lengthOf = ({ from, to }: Stretch): number => daysBetween(from, to) + 1;
const inside = (one: Day, { from, to }: Stretch): boolean => from <= one && one <= to;

type Found = Omit<TermFault, "term"> | false | undefined;

function ofTerm(one: TermDates): readonly Found[] {
  const { term, year, from, to } = one;
  const begin = begins[term];
  const beginsIn = term === "autumn" ? year : year + 1;
  const isPlaced = from.startsWith(`${beginsIn}-`) && begin.months.includes(from.slice(5, 7));
  const isOrdered = from <= to;
  return [
    !isPlaced && {
      field: "from",
      words: `${periodWords(one)} must begin in ${begin.words} ${beginsIn}`,
    },
    !isOrdered && { field: "to", words: "The term must end after it begins" },
    isOrdered &&
      lengthOf(one) < shortestTerm && {
        field: "to",
        words: "A term must be at least 5 weeks long",
      },
    lengthOf(one) > longestTerm && {
      field: "to",
      words: "A term must be at most 20 weeks long",
    },
  ];
}

function ofHalfTerm(one: TermDates): readonly Found[] {
  const { from, to, halfTerm } = one;
  if (!halfTerm) return [];
  if (halfTerm.to < halfTerm.from) {
    return [{ field: "half-to", words: "Half term must end on or after the day it begins" }];
  }
  return [
    !(from < halfTerm.from && halfTerm.from < to) && {
      field: "half-from",
      words: "Half term must begin inside the term, after its first day",
    },
    halfTerm.to >= to && {
      field: "half-to",
      words: "Half term must end inside the term, before its last day",
    },
    lengthOf(halfTerm) > longestHalfTerm && {
      field: "half-to",
      words: "Half term must be at most 2 weeks long",
    },
  ];
}

const ofInsetDays = (one: TermDates): readonly Found[] => [
  one.insetDays.length > mostInsetDays && {
    field: "inset",
    words: `A term has at most ${mostInsetDays} training days`,
  },
  ...one.insetDays.flatMap((inset, place): Found[] => {
    const said = dayInWords(inset);
    const fault = (words: string): Found => ({ field: "inset", words });
    return [
      !inside(inset, one) && fault(`${said} is not in the term`),
      isWeekend(inset) && fault(`${said} is at a weekend`),
      one.halfTerm && inside(inset, one.halfTerm) && fault(`${said} is in half term`),
      one.insetDays.indexOf(inset) < place && fault(`${said} stands there twice`),
    ];
  }),
];

/** How a term stands to the one before it, in the order of their first days. */
function ofNeighbours(before: TermDates | undefined, one: TermDates): readonly Found[] {
  if (!before) return [];
  const name = periodWords(before);
  if (one.from <= before.to) {
    return [
      { field: "from", words: `The term must begin after ${name} ends (${dayInWords(before.to)})` },
    ];
  }
  const holiday = daysBetween(before.to, one.from) - 1;
  return [
    isSameTerm(following(before), one) &&
      holiday > longestHoliday && {
        field: "from",
        words: `Holidays are at most 8 weeks, and ${name} ends on ${dayInWords(before.to)}`,
      },
  ];
}

const ofYears = (terms: readonly TermDates[]): readonly TermFault[] => {
  const years = [...new Set(terms.map(({ year }) => year))].toSorted((one, other) => one - other);
  const [oldest = 0] = years;
  const newest = terms.findLast(({ year }) => year === years.at(-1));
  if (years.length <= mostYears || !newest) return [];
  const words = `Six school years are kept. Remove the terms of ${oldest} to ${oldest + 1} first`;
  return [{ term: newest, field: "term", words }];
};

/** Everything wrong with a school's terms, in the order of the terms; nothing if they may be kept. */
export function termFaults(terms: readonly TermDates[]): readonly TermFault[] {
  const ordered = inOrder(terms);
  const ofEach = ordered.flatMap((one, place) => {
    const twice = ordered.findIndex((other) => isSameTerm(one, other)) < place;
    const found: readonly Found[] = [
      twice && { field: "term", words: `${periodWords(one)} stands there twice` },
      ...ofTerm(one),
      ...ofHalfTerm(one),
      ...ofInsetDays(one),
      ...ofNeighbours(ordered[place - 1], one),
    ];
    const { term, year } = one;
    return found.flatMap((fault) => (fault ? [{ term: { term, year }, ...fault }] : []));
  });
  return [...ofEach, ...ofYears(ordered)];
}
