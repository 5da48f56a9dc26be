import { type Term, termNames } from "../school/school-year.ts";

/** Terms counted one after another, so that what goes round goes on from one school year to the next. */
export const numberOf = ({ year, term }: Term): number =>
  year * termNames.length + termNames.indexOf(term);

/**
 * So many of a list as are said in a term: those that follow on the ones of the term before, so that
 * every one has its turn, and the same ones however often the term is asked.
 */
export function turnOf<One>(all: readonly One[], count: number, term: Term): readonly One[] {
  const begin = numberOf(term) * count;
  return Array.from({ length: Math.min(count, all.length) }, (_, place) => {
    const one = all[(begin + place) % all.length];
    return one === undefined ? [] : [one];
  }).flat();
}
