import type { Day } from "../time.ts";
import type { Site } from "./site.ts";
import { type SiteKind, siteKinds } from "./site-vocabulary.ts";

/** What somebody looks for in the list. */
export interface SiteFilter {
  /** At most 80 characters; empty for all. */
  readonly words: string;
  readonly kind?: SiteKind | undefined;
  /** How old the child is. */
  readonly age?: number | undefined;
}

export const youngest = 3;
export const oldest = 17;
const longestWords = 80;

/** Letters and digits alone, without accents: `Pokémon GO` is found by `pokemon go`. */
export const plainWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const isKind = (kind: string): kind is SiteKind => Object.hasOwn(siteKinds, kind);

/** What an address asks for; what makes no sense is left out, so that a page comes in any case. */
export function siteFilter(asked: (name: string) => string): SiteFilter {
  const [words, kind, age] = [asked("q").slice(0, longestWords), asked("kind"), asked("age")];
  const years = /^\d{1,2}$/.test(age) ? Number(age) : 0;
  return {
    words,
    ...(isKind(kind) && { kind }),
    ...(years >= youngest && years <= oldest && { age: years }),
  };
}

export const isFiltered = ({ words, kind, age }: SiteFilter): boolean =>
  plainWords(words) !== "" || kind !== undefined || age !== undefined;

/** By which words a record is found. */
export const wordsOf = ({ name, aliases, formerNames, operator, kind }: Site): string =>
  plainWords([name, ...aliases, ...formerNames, operator, siteKinds[kind]].join(" "));

export const isFound = (one: Site, { words, kind }: SiteFilter): boolean =>
  (kind === undefined || one.kind === kind) && wordsOf(one).includes(plainWords(words));

/** What a child of an age may do with a service: by its own rules and the law, not by its content. */
export type Verdict = "yes" | "with-parent" | "not-stated" | "no";

export function verdictFor(one: Site, years: number, today: Day): Verdict {
  const { minAge, minAgeWithParent, legalFloor } = one;
  if (legalFloor && legalFloor.from <= today && years < legalFloor.age) return "no";
  if (minAge !== null && years >= minAge) return "yes";
  if (minAgeWithParent !== null && years >= minAgeWithParent) return "with-parent";
  return minAge === null && minAgeWithParent === null ? "not-stated" : "no";
}
