import * as z from "zod/mini";
import { text } from "../text.ts";

/** What a policy may hold at most: far above any policy there is, far below what a row can hold. */
export const textLimits = {
  sections: 40,
  clausesInSection: 60,
  blocksInClause: 40,
  pointsInList: 40,
  title: 150,
  lead: 100,
  words: 2000,
  link: 500,
  /** Characters of the whole text as JSON; a row of the table holds 400 KB. */
  whole: 90_000,
} as const;

/** Ids that the page has already. */
const taken: readonly string[] = ["main-content", "contents", "approval"];

/** The name of a clause in addresses, for good: never given to another one. */
export const textClauseId = z.string().check(
  z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be small letters and figures, like lesson-time"),
  z.maxLength(60),
  z.refine((id) => !id.startsWith("section-") && !taken.includes(id), "is a name that is taken"),
);

export const sectionId = z.templateLiteral([
  "section-",
  z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/)),
]);

/** One line of words: what would be read as a paragraph of its own has no place in it. */
const oneLine = (longest: number) =>
  z.pipe(text({ longest }), z.string().check(z.regex(/^[^\n]*$/, "must be one line")));

/** Without brackets and blanks, so that it can be written down as Markdown as it is. */
const link = z
  .url({ protocol: /^https$/, error: "must be an address that begins with https://" })
  .check(
    z.maxLength(textLimits.link),
    z.regex(/^https:\/\/[^\s<>()[\]\\*]+$/, "must be an address without blanks and brackets"),
  );

export const clauseTitle = oneLine(textLimits.title);

export const clausePoint = z
  .strictObject({
    lead: z.exactOptional(oneLine(textLimits.lead)),
    text: oneLine(textLimits.words),
    link: z.exactOptional(link),
  })
  .check(
    z.refine((one) => one.link === undefined || one.lead !== undefined, "needs words to link"),
  );

const list = z
  .array(clausePoint)
  .check(z.minLength(1), z.maxLength(textLimits.pointsInList, "has too many entries"));

export const clauseParagraph = oneLine(textLimits.words);

export const clauseBlocks = z.array(z.union([clauseParagraph, list])).check(
  z.minLength(1, "has no words"),
  z.maxLength(textLimits.blocksInClause, "has too many paragraphs"),
  z.refine(
    (blocks) => blocks.every((one, at) => !Array.isArray(one) || !Array.isArray(blocks[at + 1])),
    "has two lists in a row: they are one list",
  ),
);

const clause = z.strictObject({ id: textClauseId, title: clauseTitle, blocks: clauseBlocks });

const section = z.strictObject({
  id: sectionId,
  title: clauseTitle,
  clauses: z.array(clause).check(z.minLength(1), z.maxLength(textLimits.clausesInSection)),
});

const areUnlike = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** The words of a version as they are kept. Their order is the numbering. */
export const storedText = z
  .strictObject({
    sections: z.array(section).check(z.minLength(1), z.maxLength(textLimits.sections)),
  })
  .check(
    z.refine(
      ({ sections }) =>
        areUnlike(sections.flatMap(({ id, clauses }) => [id, ...clauses.map((one) => one.id)])),
      "has one id twice",
    ),
    z.refine(
      (whole) => JSON.stringify(whole).length <= textLimits.whole,
      "is too long: drop something before adding more",
    ),
  );
export type StoredText = z.infer<typeof storedText>;
