import { type ClauseId, clauses } from "../clauses.ts";

/** One entry of a list. */
export interface Point {
  /** What it is about, shown in bold in front of it. */
  readonly lead?: string;
  readonly text: string;
  /** An https address that `lead` leads to. */
  readonly link?: string;
}

/** A paragraph, or a list. Plain words in both: there is no mark-up to read. */
export type Block = string | readonly Point[];

export interface TextClause {
  /** Its address on the page, for good: never give it to another clause. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface TextSection {
  readonly id: `section-${string}`;
  readonly title: string;
  readonly clauses: readonly TextClause[];
}

/** A clause that incidents can name: its title stands with the others. */
export const named = (id: ClauseId, ...blocks: readonly Block[]): TextClause => ({
  id,
  title: clauses[id].title,
  blocks,
});

/** A clause that explains, and that nobody can go against. */
export const explaining = (id: string, title: string, ...blocks: readonly Block[]): TextClause => ({
  id,
  title,
  blocks,
});

export const points = (...texts: readonly string[]): readonly Point[] =>
  texts.map((text) => ({ text }));
