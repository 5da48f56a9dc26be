import { done, type Outcome } from "../outcome.ts";
import { type InputFault } from "../said-input.ts";
import { decide, declareConflict, sign } from "./apply-decision.ts";
import { bodyOf, decidersOf } from "./body.ts";
import { yearAfter } from "./due-date.ts";
import { type Review, reviewLimits } from "./review.ts";
import {
  added,
  changed,
  no,
  type ReviewCircumstances,
  type ReviewResult,
} from "./review-circumstances.ts";
import { continuedReview } from "./review-history.ts";
import type { ReviewInput } from "./review-inputs.ts";
import { hasReviewRoom } from "./review-room.ts";
import { reviewRuleOf } from "./review-rules.ts";

type Said<Name extends ReviewInput["name"]> = ReviewInput<Name>["said"];

function amend(
  one: Review,
  { why, lessons }: Said<"propose-amendment">,
  { by, at, amendment }: ReviewCircumstances,
): ReviewResult {
  if (!amendment) return no("", "Write the amendment again");
  const number = one.amendments.length + 1;
  const next = { number, change: amendment, why, lessons, by, at };
  const references = lessons.map(({ reference }) => reference).join(", ");
  return done({
    fields: { amendments: [...one.amendments, next] },
    changes: [
      ...added(`amendment ${number}`, `${amendment.change} ${amendment.clause}`),
      ...added("why", why),
      ...changed("lessons", "", references),
    ],
  });
}

function takeBack(
  one: Review,
  { number }: Said<"withdraw-amendment">,
  { by, at }: ReviewCircumstances,
): ReviewResult {
  const found = one.amendments.find((known) => known.number === number);
  if (!found || found.takenBack) return no("number", "Choose an amendment that stands");
  return done({
    fields: {
      amendments: one.amendments.map((known) =>
        known === found ? { ...known, takenBack: { by, at } } : known,
      ),
    },
    changes: added(`amendment ${number}`, "taken back"),
  });
}

function propose(
  one: Review,
  { note }: Said<"propose">,
  { by, at, proposed, exclusions, school }: ReviewCircumstances,
): ReviewResult {
  const { quorum } = bodyOf(school);
  if (decidersOf(one, exclusions, school).length < quorum) {
    return no(
      "",
      `Fewer than ${quorum} governors can decide on this text. Take amendments back, or let the school name more who decide.`,
    );
  }
  if (!proposed) return no("", "Put the text before the governors again");
  const { number, hash } = proposed;
  const round = one.rounds + 1;
  return done({
    fields: { proposal: { number, hash, round, by, at }, rounds: round, decisions: [] },
    changes: [
      ...added("version", `${number}`),
      ...added("fingerprint", hash),
      ...added("what is new", note),
    ],
  });
}

/** A review is put off for a year at most: the policy is reviewed every year. */
function setDueDate(
  one: Review,
  { dueOn, reason }: Said<"set-due-date">,
  { today }: ReviewCircumstances,
): ReviewResult {
  const isClosed = one.status === "closed";
  const before = isClosed ? (one.nextDueOn ?? one.dueOn) : one.dueOn;
  if (dueOn < today || dueOn > yearAfter(today)) {
    return no("dueOn", "Enter a day from today on, a year ahead at most");
  }
  if (dueOn === before) return no("dueOn", "It is due on this day already");
  return done({
    fields: isClosed
      ? { nextDueOn: dueOn, nextDueBecause: "set" }
      : { dueOn, dueBecause: "set", dueRound: one.dueRound + 1, dueSince: today },
    changes: [
      ...changed(isClosed ? "next review due" : "due", before, dueOn),
      ...added("because", reason),
    ],
  });
}

function make(one: Review, input: ReviewInput, now: ReviewCircumstances): ReviewResult {
  const { by, at } = now;
  switch (input.name) {
    case "propose-amendment":
      return amend(one, input.said, now);
    case "withdraw-amendment":
      return takeBack(one, input.said, now);
    case "comment": {
      const { about, words } = input.said;
      return done({
        fields: { comments: [...one.comments, { about, words, by, at }] },
        changes: added(`comment on ${about}`, words),
      });
    }
    case "declare-conflict":
      return declareConflict(one, input.said, now);
    case "propose":
      return propose(one, input.said, now);
    case "withdraw":
    case "send-back":
      return done({ fields: {}, changes: added("because", input.said.reason) });
    case "decide":
      return decide(one, input.said, now);
    case "sign":
      return sign(one, input.said, now);
    case "set-due-date":
      return setDueDate(one, input.said, now);
  }
}

const isFull = ({ amendments, comments, conflicts, dueRound }: Review): boolean =>
  amendments.length > reviewLimits.amendments ||
  comments.length > reviewLimits.comments ||
  conflicts.length > reviewLimits.conflicts ||
  dueRound > reviewLimits.dueRounds;

/**
 * The review after a change, with one entry more in its history, or what stands in the way. Whether
 * this person may is asked before, by `allowedReviewChanges`.
 */
export function applyReviewChange(
  one: Review,
  input: ReviewInput,
  now: ReviewCircumstances,
): Outcome<Review, readonly InputFault[]> {
  const made = make(one, input, now);
  if (!made.ok) return made;
  const { fields, changes } = made.value;
  const { history, version: _version, ...rest } = one;
  const status = fields.status ?? reviewRuleOf(input.name).to ?? one.status;
  const { by, at, sha } = now;
  const all = [...changed("status", one.status, status), ...changes];
  const entry = { at, by, what: input.name, changes: all };
  const next = continuedReview({ ...rest, ...fields, status }, history, entry, sha);
  if (isFull(next) || !hasReviewRoom(next, input.name)) {
    return no("", "This review holds as much as it can: decide on the text as it stands");
  }
  return done(next);
}
