import { periodWords } from "./school-year.ts";
import { changesBy, editFaults, type TermCalendar } from "./term-calendar.ts";
import { inOrder, isSameTerm, type TermDates } from "./term-dates.ts";
import type { TermFault } from "./term-faults.ts";

/** What would become of one term of a file. */
export interface PlannedTerm {
  readonly term: TermDates;
  /** As the school has it now. */
  readonly before?: TermDates | undefined;
  readonly fate: "added" | "changed" | "unchanged" | "refused";
  /** Why it is refused. */
  readonly reasons: readonly string[];
}

const edit = (put: readonly TermDates[]) => ({ put, remove: [], how: "file" }) as const;

/** A fault as it is told beside a term: by name, where it is another's. */
export const faultWords = (about: TermDates, { term, words }: TermFault): string =>
  isSameTerm(about, term) ? words : `${periodWords(term)}: ${words}`;

/** Terms taken one after the other, each unless it would be wrong beside those before. */
function taken(calendar: TermCalendar, wanted: readonly TermDates[]) {
  const accepted: TermDates[] = [];
  const refused = new Map<TermDates, readonly string[]>();
  for (const term of wanted) {
    const faults = editFaults(calendar, edit([...accepted, term]));
    if (faults.length === 0) accepted.push(term);
    else refused.set(term, [...new Set(faults.map((fault) => faultWords(term, fault)))]);
  }
  return refused;
}

/** What the terms of a file would change: all that are right together, or else those that are right in turn. */
export function planImport(
  calendar: TermCalendar,
  terms: readonly TermDates[],
): readonly PlannedTerm[] {
  const wanted = inOrder(terms);
  const isRight = editFaults(calendar, edit(wanted)).length === 0;
  const refused = isRight ? new Map<TermDates, readonly string[]>() : taken(calendar, wanted);
  return wanted.map((term): PlannedTerm => {
    const before = calendar.terms.find((one) => isSameTerm(one, term));
    const reasons = refused.get(term) ?? [];
    if (reasons.length > 0) return { term, before, fate: "refused", reasons };
    const isNew = changesBy(calendar.terms, { put: [term], remove: [] }).length > 0;
    return { term, before, fate: isNew ? (before ? "changed" : "added") : "unchanged", reasons };
  });
}
