import { maySee, type Someone } from "../domain/incident/access.ts";
import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { amendmentFaultWords } from "../domain/policy/apply-amendments.ts";
import { applyReviewChange } from "../domain/review/apply-review-change.ts";
import { personOf } from "../domain/review/body.ts";
import { isMadeAlready, isUnaffected } from "../domain/review/meanwhile.ts";
import { type Review, standingAmendments } from "../domain/review/review.ts";
import { allowedReviewChanges, maySeeReviews } from "../domain/review/review-access.ts";
import type { ReviewCircumstances } from "../domain/review/review-circumstances.ts";
import type { ReviewEntry } from "../domain/review/review-history.ts";
import { type ReviewInput, readReviewInput } from "../domain/review/review-inputs.ts";
import type { ReviewChangeName } from "../domain/review/review-rules.ts";
import type { InputFault, RawInput } from "../domain/said-input.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Incidents, Reviews } from "../ports.ts";
import { withdrawPolicy } from "./decide-policy.ts";
import { readAmendment } from "./draft-amendment.ts";
import { followSignature, type SignatureParts } from "./follow-signature.ts";
import { proposePolicy } from "./propose-policy.ts";
import { exclusionsOf, sendReviewNotices } from "./send-review-notices.ts";

export type ChangeReviewParts = SignatureParts & {
  readonly reviews: Pick<Reviews, "find" | "replace" | "settle">;
  readonly incidents: Pick<Incidents, "exclusions" | "findAll">;
};

export interface WantedReviewChange {
  readonly key: string;
  readonly change: ReviewChangeName;
  /** The version of the review that the person had before them. */
  readonly seen: number;
  readonly raw: RawInput;
  /** When they last proved who they are: needed to sign. */
  readonly reauthenticatedAt?: Instant | undefined;
  /** True to learn what the review would be, or what is wrong, without anything being kept. */
  readonly isTrial?: boolean;
}

export type ReviewRefusal =
  | { readonly why: "not-found" }
  /** It may not be done (any more), by this person or in this status. */
  | { readonly why: "not-allowed"; readonly review: Review }
  /** Somebody changed it meanwhile: what they did. Nothing was changed now. */
  | {
      readonly why: "changed-meanwhile";
      readonly review: Review;
      readonly since: readonly ReviewEntry[];
    }
  | {
      readonly why: "invalid";
      readonly review: Review;
      readonly faults: readonly InputFault[];
    };

type Faulty = Outcome<Partial<ReviewCircumstances>, readonly InputFault[]>;
const fault = (field: string, words: string) => refused([{ field, words }]);

/** The lessons must be there, and be ones that this person may see. One call. */
async function lessonFault(
  { incidents, school }: ChangeReviewParts,
  someone: Someone,
  lessons: Review["amendments"][number]["lessons"],
): Promise<InputFault | undefined> {
  if (lessons.length === 0) return undefined;
  const references = [...new Set(lessons.map(({ reference }) => reference))];
  const found = await incidents.findAll(school.id, references);
  const isThere = ({ reference, clause }: (typeof lessons)[number]): boolean => {
    const incident = found.get(reference);
    return (
      incident !== undefined &&
      maySee(someone, incident.excluded, school) &&
      incident.work.lessons.some((lesson) => lesson.clause === clause)
    );
  };
  const isMissing = lessons.some((lesson) => !isThere(lesson));
  return isMissing ? { field: "lessons", words: "Choose lessons that are in the list" } : undefined;
}

/**
 * The version that is put before the governors. One that is there already is what a crash left of an
 * earlier try: if its words are others, it is taken out of the way.
 */
async function putForward(
  parts: ChangeReviewParts,
  one: Review,
  note: string,
  at: Instant,
): Promise<Faulty> {
  const { school } = parts;
  const amendments = standingAmendments(one).map(({ change }) => change);
  const wanted = { status: "proposed", amendments, note, review: one.key } as const;
  const ask = () => proposePolicy(parts, school.id, wanted, at);
  let made = await ask();
  if (!made.ok && made.refused.why === "proposed-already") {
    await withdrawPolicy(parts, school.id, made.refused.number, "Another text took its place", at);
    made = await ask();
  }
  if (made.ok) return done({ proposed: made.value });
  const { refused: reason } = made;
  if (reason.why === "no-numbers-left") {
    return fault("", "There are no numbers left for versions of the policy");
  }
  if (reason.why === "proposed-already" || reason.why === "changed-meanwhile") {
    return fault("", "Somebody else put a text forward at this moment: try again");
  }
  return fault("", `${reason.about}: ${amendmentFaultWords[reason.why]}`);
}

/** What the change needs besides its input, from elsewhere. */
async function prepared(
  parts: ChangeReviewParts,
  someone: Someone,
  one: Review,
  input: ReviewInput,
  at: Instant,
): Promise<Faulty> {
  if (input.name === "propose") return putForward(parts, one, input.said.note, at);
  if (input.name !== "propose-amendment") return done({});
  const missing = await lessonFault(parts, someone, input.said.lessons);
  if (missing) return refused([missing]);
  const read = await readAmendment(parts, parts.school.id, one, input.said);
  return read.ok ? done({ amendment: read.value }) : read;
}

const meanwhile = (review: Review, seen: number) =>
  refused({ why: "changed-meanwhile", review, since: review.history.slice(seen) } as const);

/** True if the text that was before the governors is not any more, and was not approved. */
const wentBack = (before: Review, after: Review): boolean =>
  ["proposed", "decided"].includes(before.status) && ["open", "sent-back"].includes(after.status);

/**
 * What follows from a change that is kept: the version goes back, mails are written, a signature is
 * followed. What fails here is made good by the daily job, or by the next text that is put forward.
 */
async function follow(parts: ChangeReviewParts, before: Review, one: Review, at: Instant) {
  try {
    if (wentBack(before, one) && one.proposal) {
      const why = one.status === "open" ? "Taken back to be changed" : "Sent back by the governors";
      await withdrawPolicy(parts, parts.school.id, one.proposal.number, why, at);
    }
    if (one.status === "signed") await followSignature(parts, one, at);
    else if (before.status !== one.status) await sendReviewNotices(parts, one, at);
  } catch (cause) {
    parts.log.error("what follows from a review's change waits for the job", {
      review: one.key,
      fault: cause instanceof Error ? cause.name : "unknown",
    });
  }
}

function circumstancesOf(
  { school, ids }: ChangeReviewParts,
  someone: Someone,
  at: Instant,
): Omit<ReviewCircumstances, "exclusions"> {
  const person = personOf(someone.email, school);
  return {
    by: signatureOf(someone),
    who: person?.id ?? someone.email.toLowerCase(),
    name: person?.name ?? someone.name,
    at,
    today: schoolDay(at),
    school,
    sha: (text) => ids.digest(text),
  };
}

/** One try to change a review as it is now; undefined if somebody was quicker by less than a read. */
async function tryToChange(
  parts: ChangeReviewParts,
  someone: Someone,
  { key, change, seen, raw, reauthenticatedAt, isTrial = false }: WantedReviewChange,
): Promise<Outcome<Review, ReviewRefusal> | undefined> {
  const { reviews, school, clock } = parts;
  const found = maySeeReviews(someone) ? await reviews.find(school.id, key) : undefined;
  if (!found) return refused({ why: "not-found" });
  const input = readReviewInput(change, raw);
  const at = clock.now();
  const circumstances = circumstancesOf(parts, someone, at);
  const since = found.history.slice(seen);
  if (input.ok && !isTrial && isMadeAlready(found, input.value, since, circumstances)) {
    return done(found);
  }
  if (found.version !== seen && !isUnaffected(change, since)) return meanwhile(found, seen);
  const exclusions = await exclusionsOf(parts, found);
  if (!allowedReviewChanges(someone, found, { school, exclusions }).includes(change)) {
    return refused({ why: "not-allowed", review: found });
  }
  const invalid = (faults: readonly InputFault[]) =>
    refused({ why: "invalid", review: found, faults } as const);
  if (!input.ok) return invalid(input.refused);

  if (isTrial && change === "propose") return done(found);

  const common = { ...circumstances, exclusions, reauthenticatedAt };
  if (change === "propose") {
    // A text that is refused has no version: whether it is, is asked before one is written.
    const asked = applyReviewChange(found, input.value, { ...common, proposed: found.policy });
    if (!asked.ok) return invalid(asked.refused);
  }
  const more = await prepared(parts, someone, found, input.value, at);
  if (!more.ok) return invalid(more.refused);
  const changed = applyReviewChange(found, input.value, { ...common, ...more.value });
  if (!changed.ok) return invalid(changed.refused);
  if (isTrial) return changed;
  if (!(await reviews.replace(found, changed.value))) return undefined;
  await follow(parts, found, changed.value, at);
  return changed;
}

/** More than a board has members who press a button within the same second. */
const mostTries = 8;

/**
 * Changes a review: one conditional write, and what follows from it. A change is made on the version
 * that the person saw, or beside what others did since if that leaves its sense, or not at all; and once
 * if its button is pressed twice. Who may not see reviews is told that there is none. A trial ends
 * before anything is written.
 */
export async function changeReview(
  parts: ChangeReviewParts,
  someone: Someone,
  wanted: WantedReviewChange,
): Promise<Outcome<Review, ReviewRefusal>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const outcome = await tryToChange(parts, someone, wanted);
    if (outcome) return outcome;
  }
  const standing = await parts.reviews.find(parts.school.id, wanted.key);
  return standing ? meanwhile(standing, wanted.seen) : refused({ why: "not-found" });
}
