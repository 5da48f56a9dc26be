import * as z from "zod/mini";
import { reference } from "../incident/reference.ts";
import { done, type Outcome } from "../outcome.ts";
import { clauseId } from "../policy/clauses.ts";
import { longestMarkdown } from "../policy/markdown.ts";
import { clauseTitle, sectionId, textClauseId } from "../policy/stored-text.ts";
import {
  type InputFault,
  maybe,
  number,
  optional,
  type RawInput,
  readSaid,
  realDay,
  saying,
  words,
} from "../said-input.ts";
import { aboutClause, reviewLimits, verdicts } from "./review.ts";
import type { ReviewChangeName } from "./review-rules.ts";

/** A lesson as a box to tick: `HH-7KQ2-9MXF/lesson-time`. */
const tickedLesson = z.pipe(
  z.pipe(
    z.string(),
    z.transform((value) => {
      const [quoted, clause] = value.split("/");
      return { reference: quoted, clause };
    }),
  ),
  z.strictObject({ reference, clause: clauseId }),
);
/** One box that is ticked comes as itself, none not at all. */
const asList = z.transform((value: unknown): unknown =>
  value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value],
);
const reason = words("Say why", reviewLimits.note);
const yes = (what: string) => saying(z.literal("yes"), what);

const title = saying(
  clauseTitle,
  "Give the clause a title, in one line of 150 characters or fewer",
);
/** Read as Markdown later, by `fromMarkdown`, which says what is wrong line by line. */
const markdown = saying(
  z.string().check(z.regex(/\S/), z.maxLength(2 * longestMarkdown)),
  "Write what the clause says",
);
const amending = {
  why: words("Say why it is needed", reviewLimits.why),
  lessons: z.pipe(
    asList,
    saying(
      z.array(tickedLesson).check(z.maxLength(reviewLimits.lessons)),
      `Choose lessons that are in the list, ${reviewLimits.lessons} or fewer`,
    ),
  ),
};
const oneClause = saying(textClauseId, "Choose the clause");

const amendmentInput = z.discriminatedUnion(
  "change",
  [
    z.object({ change: z.literal("edit"), clause: oneClause, title, markdown, ...amending }),
    z.object({
      change: z.literal("add"),
      section: saying(sectionId, "Choose the section that the clause comes into"),
      title,
      markdown,
      ...amending,
    }),
    z.object({ change: z.literal("drop"), clause: oneClause, ...amending }),
  ],
  "Choose whether a clause is changed, added or dropped",
);

/** What each change needs to be told, as its form posts it. */
const inputs = {
  "propose-amendment": amendmentInput,
  "withdraw-amendment": z.object({ number: number("Choose the amendment") }),
  comment: z.object({
    about: saying(aboutClause, "Choose the clause, or the whole policy"),
    words: words("Write the comment without anybody’s name", reviewLimits.comment),
  }),
  "declare-conflict": z.object({
    about: saying(aboutClause, "Choose the clause, or the whole policy"),
    words: maybe("Say what the interest is, if you wish", reviewLimits.note),
  }),
  propose: z.object({ note: words("Say what is new, or that nothing is", reviewLimits.note) }),
  withdraw: z.object({ reason }),
  decide: z.object({
    verdict: saying(z.enum(verdicts), "Choose what you decide"),
    words: maybe("Say what should be changed", reviewLimits.words),
  }),
  "send-back": z.object({ reason }),
  sign: z.object({
    declared: yes("Tick the box to declare that the governors have approved this text"),
    minuteReference: words(
      "Enter where the minutes say so, like PC 2027-01/4",
      reviewLimits.minuteReference,
    ),
    meetingOn: realDay("the day of the meeting"),
    inForceFrom: optional(realDay("the day from which the policy holds")),
    name: words("Type your full name", 200),
  }),
  "set-due-date": z.object({ dueOn: realDay("the day by which it is due"), reason }),
} as const satisfies Record<ReviewChangeName, z.core.$ZodType>;

export type ReviewInput<Name extends ReviewChangeName = ReviewChangeName> = {
  [One in Name]: { readonly name: One; readonly said: z.output<(typeof inputs)[One]> };
}[Name];

/** The input of a change out of what was posted, or everything wrong with it by field. */
export function readReviewInput(
  name: ReviewChangeName,
  raw: RawInput,
): Outcome<ReviewInput, readonly InputFault[]> {
  const read = readSaid(inputs[name], raw);
  return read.ok ? done({ name, said: read.value } as ReviewInput) : read;
}
