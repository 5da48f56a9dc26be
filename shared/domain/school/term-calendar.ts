import * as z from "zod/mini";
import { done, type Outcome, refused } from "../outcome.ts";
import { type Instant, instant } from "../time.ts";
import type { Term } from "./school-year.ts";
import { inOrder, isSameTerm, type TermDates, termDates } from "./term-dates.ts";
import { type TermFault, termFaults } from "./term-faults.ts";

/** A term as it was and as it became: without `before` it was added, without `after` removed. */
const termChange = z.strictObject({
  before: z.optional(termDates),
  after: z.optional(termDates),
});
export type TermChange = z.infer<typeof termChange>;

const calendarEntry = z.strictObject({
  at: instant,
  /** Name and posts of who did it. */
  by: z.string(),
  how: z.enum(["form", "file"]),
  changes: z.array(termChange),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;

/** The terms of a school, and its last changes, the oldest first. Version 0 was never kept. */
export const termCalendar = z.strictObject({
  version: z.int().check(z.nonnegative()),
  terms: z.array(termDates),
  changes: z.array(calendarEntry),
});
export type TermCalendar = z.infer<typeof termCalendar>;

export const emptyCalendar: TermCalendar = { version: 0, terms: [], changes: [] };

const changesKept = 20;

/** What somebody wants of a calendar: terms to stand there from now on, and terms to be gone. */
export interface TermEdit {
  readonly put: readonly TermDates[];
  readonly remove: readonly Term[];
  readonly how: CalendarEntry["how"];
}

/** Fields in one order, so that equal dates are equal as text. */
const asText = ({ from, to, halfTerm, insetDays }: TermDates): string =>
  JSON.stringify([from, to, halfTerm?.from, halfTerm?.to, insetDays]);

/** What an edit would change in these terms: nothing where a term stands as it is wanted. */
export function changesBy(
  terms: readonly TermDates[],
  { put, remove }: Pick<TermEdit, "put" | "remove">,
): readonly TermChange[] {
  const now = (wanted: Term) => terms.find((one) => isSameTerm(one, wanted));
  const removed = remove.flatMap((wanted) => {
    const before = now(wanted);
    return before && !put.some((one) => isSameTerm(one, wanted)) ? [{ before }] : [];
  });
  const kept = inOrder(put).flatMap((after) => {
    const before = now(after);
    if (before && asText(before) === asText(after)) return [];
    return [before ? { before, after } : { after }];
  });
  return [...removed, ...kept];
}

/** The terms as an edit leaves them. */
const termsAfter = (terms: readonly TermDates[], { put, remove }: TermEdit): readonly TermDates[] =>
  inOrder([
    ...terms.filter((one) => ![...put, ...remove].some((gone) => isSameTerm(one, gone))),
    ...put,
  ]);

/** What would be wrong with the terms after an edit. To remove a term is never wrong. */
export function editFaults(calendar: TermCalendar, edit: TermEdit): readonly TermFault[] {
  return edit.put.length === 0 ? [] : termFaults(termsAfter(calendar.terms, edit));
}

/** The calendar after an edit, one version on; the same calendar if there is nothing to do. */
export function applyTerms(
  calendar: TermCalendar,
  edit: TermEdit,
  by: string,
  at: Instant,
): Outcome<TermCalendar, readonly TermFault[]> {
  const changes = changesBy(calendar.terms, edit);
  if (changes.length === 0) return done(calendar);
  const faults = editFaults(calendar, edit);
  if (faults.length > 0) return refused(faults);
  const entry: CalendarEntry = { at, by, how: edit.how, changes: [...changes] };
  return done({
    version: calendar.version + 1,
    terms: [...termsAfter(calendar.terms, edit)],
    changes: [...calendar.changes, entry].slice(-changesKept),
  });
}
