import * as z from "zod/mini";
import { reference } from "../incident/reference.ts";
import { digest } from "../incident/standing.ts";
import { amendment } from "../policy/amendment.ts";
import { clauseId } from "../policy/clauses.ts";
import { versionNumber } from "../policy/policy-version.ts";
import { textClauseId } from "../policy/stored-text.ts";
import { text } from "../text.ts";
import { day, instant } from "../time.ts";
import { reviewEntry } from "./review-history.ts";
import { reviewStatus } from "./review-status.ts";

/** What a review may hold at most; `hasReviewRoom` holds the whole of it to what a row can hold. */
export const reviewLimits = {
  amendments: 60,
  lessons: 20,
  comments: 300,
  conflicts: 60,
  why: 1000,
  comment: 1000,
  words: 2000,
  note: 500,
  minuteReference: 100,
  settled: 600,
  dueRounds: 50,
} as const;

/** The calendar year in which the review was due when it was opened; a second one of it is `2027-2`. */
export const reviewKey = z.string().check(z.regex(/^20\d\d(-[2-9])?$/));

/** A person of the school's profile by their id, and as they signed: `Ewan Sutherland, Governor`. */
const signed = { who: z.string(), by: z.string(), at: instant };

/** A lesson of the register that an amendment comes from: the incident, and the clause it is about. */
export const amendmentLesson = z.strictObject({ reference, clause: clauseId });

/** A change of the text that somebody proposes. Taken back it stays, marked. */
export const reviewAmendment = z.strictObject({
  number: z.int().check(z.positive()),
  change: amendment,
  why: text({ longest: reviewLimits.why }),
  lessons: z.array(amendmentLesson).check(z.maxLength(reviewLimits.lessons)),
  by: z.string(),
  at: instant,
  takenBack: z.optional(z.strictObject({ by: z.string(), at: instant })),
});

/** What a comment or a conflict is about: a clause, or the whole policy. */
export const aboutClause = z.union([z.literal("policy"), textClauseId]);

const comment = z.strictObject({
  about: aboutClause,
  words: text({ longest: reviewLimits.comment }),
  by: z.string(),
  at: instant,
});

/** Somebody who said that they have an interest: they do not decide on what it is about. */
const conflict = z.strictObject({
  ...signed,
  about: aboutClause,
  words: text({ shortest: 0, longest: reviewLimits.note }),
});

export const verdicts = ["approve", "approve-with-changes", "send-back"] as const;
export type Verdict = (typeof verdicts)[number];

const decision = z.strictObject({
  ...signed,
  verdict: z.enum(verdicts),
  words: text({ shortest: 0, longest: reviewLimits.words }),
});

const version = z.strictObject({ number: versionNumber, hash: digest });

/** The text that is before the governors: none of it changes while it is there. */
const proposal = z.strictObject({
  ...version.shape,
  /** Counted from 1: how often a text was put before them in this review. */
  round: z.int().check(z.positive()),
  by: z.string(),
  at: instant,
  /** When enough of them had approved it. */
  decidedAt: z.optional(instant),
});

const signature = z.strictObject({
  ...signed,
  name: text({ longest: 200 }),
  /** As what they signed: `Chair of the Personnel Committee`. */
  role: z.string(),
  declared: z.literal(true),
  reauthenticatedAt: instant,
  minuteReference: text({ longest: reviewLimits.minuteReference }),
  meetingOn: day,
  inForceFrom: day,
});

/** Why a review is due on its day. */
export const dueBecause = z.enum(["approval", "set", "profile", "first-use"]);
export type DueBecause = z.infer<typeof dueBecause>;

/** One year's review of the policy, from the first notice to the signed version. */
export const review = z.strictObject({
  school: z.string(),
  key: reviewKey,
  /** Counts the entries of history: each made one version. */
  version: z.int().check(z.positive()),
  status: reviewStatus,
  openedAt: instant,
  dueOn: day,
  dueBecause,
  /** Counted from 1 and up with each other due date: its notices are sent anew. */
  dueRound: z.int().check(z.positive()),
  /** The day from which this due date holds. */
  dueSince: day,
  /** In force when the review was opened. */
  policy: version,
  amendments: z.array(reviewAmendment).check(z.maxLength(reviewLimits.amendments)),
  comments: z.array(comment).check(z.maxLength(reviewLimits.comments)),
  conflicts: z.array(conflict).check(z.maxLength(reviewLimits.conflicts)),
  /** On the text that is before the governors, or was last: one of each of them. */
  decisions: z.array(decision).check(z.maxLength(200)),
  rounds: z.int().check(z.nonnegative()),
  proposal: z.optional(proposal),
  signature: z.optional(signature),
  /** When the next review is due; once this one is signed. */
  nextDueOn: z.optional(day),
  nextDueBecause: z.optional(dueBecause),
  /** The notices that went out, by their ids. They are no part of what is chained. */
  settled: z.array(z.string()).check(z.maxLength(reviewLimits.settled)),
  history: z.array(reviewEntry),
});
export type Review = z.infer<typeof review>;

/** The amendments that stand. */
export const standingAmendments = ({ amendments }: Pick<Review, "amendments">) =>
  amendments.filter(({ takenBack }) => takenBack === undefined);
