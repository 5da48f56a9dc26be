import { canonical } from "../canonical.ts";
import type { Digest } from "../incident/history.ts";
import { type Day, day } from "../time.ts";
import { acceptableUse, dangers, monitoring } from "./text/dangers-and-use.ts";
import { approval, dos } from "./text/dos-and-approval.ts";
import { responsibilities, sanctions } from "./text/duties-and-sanctions.ts";
import { families, smart } from "./text/families.ts";
import type { TextClause, TextSection } from "./text/parts.ts";
import { keySites, recording } from "./text/records-and-sites.ts";
import { law, linkedDocuments, scope } from "./text/scope-and-law.ts";

export interface PolicyText {
  /** 1 for the first; the next text gets the next number, and this one is never changed under its own. */
  readonly version: number;
  /** The day on which it was written, and to which what it says of the law belongs. */
  readonly writtenOn: Day;
  readonly sections: readonly TextSection[];
}

/** The words alone, of any version. */
export type PolicyWords = Pick<PolicyText, "sections">;

export const policyText: PolicyText = {
  version: 1,
  writtenOn: day.parse("2026-11-22"),
  sections: [
    linkedDocuments,
    scope,
    law,
    dangers,
    acceptableUse,
    monitoring,
    responsibilities,
    sanctions,
    recording,
    keySites,
    families,
    smart,
    dos,
    approval,
  ],
};

/**
 * 64 hexadecimal digits that stand for the words of a text, whatever its version and date: others if
 * a word, a link, an id or their order is another.
 */
export const policyHash = ({ sections }: PolicyWords, sha: Digest): string =>
  sha(canonical(sections));

/** A clause as people look it up: with the number that they quote. */
export interface NumberedClause extends TextClause {
  /** "2.3": the third clause of the second section. */
  readonly number: string;
}
export interface NumberedSection {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly NumberedClause[];
}

export const numbered = ({ sections }: PolicyWords): readonly NumberedSection[] =>
  sections.map(({ id, title, clauses }, at) => ({
    number: `${at + 1}`,
    id,
    title,
    clauses: clauses.map((clause, place) => ({ number: `${at + 1}.${place + 1}`, ...clause })),
  }));

/** A clause of the text by its id. Throws if there is none. */
export function clauseOf({ sections }: PolicyWords, id: string): TextClause {
  const found = sections.flatMap(({ clauses }) => clauses).find((one) => one.id === id);
  if (!found) throw new Error(`The policy has no clause ${id}`);
  return found;
}
