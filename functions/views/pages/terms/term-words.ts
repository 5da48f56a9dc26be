import { periodWords } from "#shared/domain/school/school-year.ts";
import type { CalendarEntry, TermChange } from "#shared/domain/school/term-calendar.ts";
import type { Stretch, TermDates } from "#shared/domain/school/term-dates.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";

/** `3 September 2026 to 18 December 2026`. */
export const stretchWords = ({ from, to }: Stretch): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;

export const halfTermWords = ({ halfTerm }: TermDates): string =>
  halfTerm ? stretchWords(halfTerm) : "None";

export const insetWords = ({ insetDays }: TermDates): string =>
  insetDays.length > 0 ? insetDays.map(dayInWords).join(", ") : "None";

/** All that there is to a term, in one line. */
export const termWords = (term: TermDates): string =>
  [
    stretchWords(term),
    term.halfTerm && `half term ${stretchWords(term.halfTerm)}`,
    term.insetDays.length > 0 && `training days ${insetWords(term)}`,
  ]
    .filter(Boolean)
    .join("; ");

export const changeWords = ({ before, after }: TermChange): string => {
  if (before && after) {
    return `Changed ${periodWords(after)} from ${termWords(before)}, to ${termWords(after)}`;
  }
  if (after) return `Added ${periodWords(after)}: ${termWords(after)}`;
  return before ? `Removed ${periodWords(before)}: ${termWords(before)}` : "";
};

/** Who, when, and how if it was not by the form. */
export const entryWords = ({ at, by, how }: CalendarEntry): string =>
  `${by}, ${instantInWords(at)}${how === "file" ? ", from a calendar file" : ""}`;
