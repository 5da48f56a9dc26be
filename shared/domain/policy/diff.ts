import { diffArrays, diffWordsWithSpace } from "diff";
import { canonical } from "../canonical.ts";
import { type NumberedClause, numbered, type PolicyWords } from "./policy-text.ts";
import type { Block, Point } from "./text/parts.ts";

/** Words of one side: `gone` stand only before, `new` only after. */
export interface Mark {
  readonly kind: "same" | "gone" | "new";
  readonly words: string;
}

/** A title, a paragraph or an entry of a list, with what is different marked in it. */
export interface MarkedLine {
  readonly isEntry: boolean;
  readonly marks: readonly Mark[];
}

export interface ClauseSide {
  /** As people quote it in this version: `2.3`. */
  readonly number: string;
  readonly title: readonly Mark[];
  readonly lines: readonly MarkedLine[];
}

export interface ClauseDiff {
  readonly id: string;
  /** The heading of the section in which it stands, or stood. */
  readonly section: string;
  readonly state: "unchanged" | "changed" | "new" | "removed";
  /** Absent of a new clause. */
  readonly before?: ClauseSide;
  /** Absent of a removed clause. */
  readonly after?: ClauseSide;
}

interface Line {
  readonly isEntry: boolean;
  readonly words: string;
}

/** A link that leads elsewhere is a change as well: its address is among the words then. */
const wordsOf = ({ lead, text, link }: Point, elsewhere: readonly string[]): string => {
  const words = lead === undefined ? text : `${lead}: ${text}`;
  return link === undefined || elsewhere.includes(link) ? words : `${words} (${link})`;
};

/** Paragraphs and entries one by one; `elsewhere` are the links that the other version has too. */
const linesOf = (blocks: readonly Block[], elsewhere: readonly string[]): readonly Line[] =>
  blocks.flatMap((block): readonly Line[] =>
    typeof block === "string"
      ? [{ isEntry: false, words: block }]
      : block.map((point) => ({ isEntry: true, words: wordsOf(point, elsewhere) })),
  );

const linksOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    typeof block === "string" ? [] : block.flatMap(({ link }) => link ?? []),
  );

interface Sides<One> {
  readonly before: One;
  readonly after: One;
}

/** Marks with what stays between two changed words drawn into them, if it is but a blank. */
const joined = (marks: readonly Mark[]): readonly Mark[] =>
  marks.reduce<readonly Mark[]>((all, mark, at) => {
    const last = all.at(-1);
    const isBlank = mark.kind === "same" && mark.words.trim() === "";
    const isBetween = last?.kind !== "same" && marks[at + 1]?.kind === last?.kind;
    const kind = isBlank && isBetween && last ? last.kind : mark.kind;
    return last?.kind === kind
      ? [...all.slice(0, -1), { kind, words: last.words + mark.words }]
      : [...all, { kind, words: mark.words }];
  }, []);

/** Two texts word by word: each side has its own words, whole and in order. */
function marked(before: string, after: string): Sides<readonly Mark[]> {
  const parts = diffWordsWithSpace(before, after);
  const side = (kind: "gone" | "new", isThere: (part: (typeof parts)[number]) => boolean) =>
    joined(
      parts.filter(isThere).map(({ added, removed, value }) => ({
        kind: added || removed ? kind : "same",
        words: value,
      })),
    );
  return {
    before: side("gone", ({ added }) => !added),
    after: side("new", ({ removed }) => !removed),
  };
}

const whole = (kind: Mark["kind"], { isEntry, words }: Line): MarkedLine => ({
  isEntry,
  marks: [{ kind, words }],
});

/** Below this share of common words two lines are not one that was changed. */
const leastAlike = 0.3;

/** How much of the longer of two lines stands in both: 0 to 1. */
function likeness({ before, after }: Sides<readonly Mark[]>): number {
  const length = (marks: readonly Mark[], of: (mark: Mark) => boolean) =>
    marks.filter(of).reduce((sum, { words }) => sum + words.replaceAll(/\s/g, "").length, 0);
  const all = Math.max(
    length(before, () => true),
    length(after, () => true),
  );
  return all === 0 ? 1 : length(before, ({ kind }) => kind === "same") / all;
}

/** Lines that stood together and were replaced together, each marked against its likely successor. */
function replacedLines(
  gone: readonly Line[],
  added: readonly Line[],
): Sides<readonly MarkedLine[]> {
  const pairs = gone.map((line, at) => {
    const next = added[at];
    if (next?.isEntry !== line.isEntry) return undefined;
    const sides = marked(line.words, next.words);
    return likeness(sides) >= leastAlike ? sides : undefined;
  });
  return {
    before: gone.map((line, at) => {
      const marks = pairs[at]?.before;
      return marks ? { isEntry: line.isEntry, marks } : whole("gone", line);
    }),
    after: added.map((line, at) => {
      const marks = pairs[at]?.after;
      return marks ? { isEntry: line.isEntry, marks } : whole("new", line);
    }),
  };
}

const lineKey = ({ isEntry, words }: Line): string => `${isEntry ? "-" : ""} ${words}`;

function markedLines(
  before: readonly Line[],
  after: readonly Line[],
): Sides<readonly MarkedLine[]> {
  const runs = diffArrays([...before], [...after], {
    comparator: (one, other) => lineKey(one) === lineKey(other),
  });
  const sides: { before: MarkedLine[]; after: MarkedLine[] } = { before: [], after: [] };
  const isPartner = (at: number) => runs[at - 1]?.removed === true;
  runs.forEach((run, at) => {
    const next = runs[at + 1];
    if (run.added && isPartner(at)) return;
    const gone = run.removed ? run.value : [];
    const added = run.added ? run.value : run.removed && next?.added ? next.value : [];
    const same = run.removed || run.added ? [] : run.value.map((line) => whole("same", line));
    const replaced = replacedLines(gone, added);
    sides.before.push(...same, ...replaced.before);
    sides.after.push(...same, ...replaced.after);
  });
  return sides;
}

interface Placed extends NumberedClause {
  readonly section: string;
}

const placedIn = (words: PolicyWords): readonly Placed[] =>
  numbered(words).flatMap(({ title, clauses }) =>
    clauses.map((clause) => ({ ...clause, section: title })),
  );

const asSide = (kind: Mark["kind"], { number, title, blocks }: Placed): ClauseSide => ({
  number,
  title: [{ kind, words: title }],
  lines: linesOf(blocks, kind === "same" ? linksOf(blocks) : []).map((line) => whole(kind, line)),
});

const wordsOnly = ({ title, blocks }: Placed): string => canonical([title, blocks]);

function compared(was: Placed, is: Placed): ClauseDiff {
  const { id, section } = is;
  if (wordsOnly(was) === wordsOnly(is)) {
    return {
      id,
      section,
      state: "unchanged",
      before: asSide("same", was),
      after: asSide("same", is),
    };
  }
  const title = marked(was.title, is.title);
  const lines = markedLines(
    linesOf(was.blocks, linksOf(is.blocks)),
    linesOf(is.blocks, linksOf(was.blocks)),
  );
  return {
    id,
    section,
    state: "changed",
    before: { number: was.number, title: title.before, lines: lines.before },
    after: { number: is.number, title: title.after, lines: lines.after },
  };
}

/**
 * Two texts of the policy, clause by clause in the order of the newer one; what was removed stands
 * where it stood. A clause that moved is removed there and new here.
 */
export function diffPolicies(before: PolicyWords, after: PolicyWords): readonly ClauseDiff[] {
  const runs = diffArrays([...placedIn(before)], [...placedIn(after)], {
    comparator: (one, other) => one.id === other.id,
  });
  const were = new Map(placedIn(before).map((clause) => [clause.id, clause]));
  return runs.flatMap(({ value, added, removed }) =>
    value.map((clause): ClauseDiff => {
      const { id, section } = clause;
      if (removed) return { id, section, state: "removed", before: asSide("gone", clause) };
      const was = added ? undefined : were.get(id);
      return was
        ? compared(was, clause)
        : { id, section, state: "new", after: asSide("new", clause) };
    }),
  );
}
