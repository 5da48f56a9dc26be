import type { Reference } from "#shared/domain/incident/reference.ts";
import type { ClauseDiff } from "#shared/domain/policy/diff.ts";
import type { PolicyWords } from "#shared/domain/policy/policy-text.ts";
import type { AllVersions, PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import { bodyOf, personOf } from "#shared/domain/review/body.ts";
import { type Review, standingAmendments } from "#shared/domain/review/review.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import type { Tally } from "#shared/domain/review/tally.ts";
import { isGovernor, type SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Day } from "#shared/domain/time.ts";

/** What every page of a review is made of. */
export interface ReviewView {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly review: Review;
  readonly versions: AllVersions;
  /** The text that is decided on, or would be. */
  readonly text: {
    readonly from: PolicyVersion;
    readonly before: PolicyWords;
    readonly after: PolicyWords;
    readonly version?: PolicyVersion;
    readonly clauses: readonly ClauseDiff[];
    readonly fault?: string;
  };
  /** What this person may do now: what there are buttons for. */
  readonly allowed: readonly ReviewChangeName[];
  readonly tally: Tally;
  readonly today: Day;
  /** True if this person may open an incident that an amendment comes from. */
  readonly mayOpen: (reference: Reference) => boolean;
}

export const differentClauses = ({ text }: Pick<ReviewView, "text">): readonly ClauseDiff[] =>
  text.clauses.filter(({ state }) => state !== "unchanged");

export const ownId = ({ member, school }: Pick<ReviewView, "member" | "school">): string =>
  personOf(member.email, school)?.id ?? member.email.toLowerCase();

/** Their name as the school's profile has it, which is the one they sign with. */
export const ownName = ({ member, school }: Pick<ReviewView, "member" | "school">): string =>
  personOf(member.email, school)?.name ?? member.name;

export const ownDecision = (view: Pick<ReviewView, "member" | "school" | "review">) =>
  view.review.decisions.find(({ who }) => who === ownId(view));

/** True if somebody declared an interest in the text: their decision stands there, and does not count. */
export const hasDeclared = ({ review }: Pick<ReviewView, "review">, person: string): boolean => {
  const clauses = standingAmendments(review).map(({ change }) => change.clause);
  return review.conflicts.some(
    ({ who, about }) => who === person && (about === "policy" || clauses.includes(about)),
  );
};

/**
 * Why a governor does not decide on the text that is before the governors; undefined if they do, or are
 * none. Who declared an interest is told so. All others are told the same, whatever the reason is:
 * nobody is to learn from it what an incident is about.
 */
export function whyNotDeciding(view: ReviewView): string | undefined {
  const { member, review, allowed, school } = view;
  if (review.status !== "proposed" || allowed.includes("decide") || !isGovernor(member)) {
    return undefined;
  }
  if (hasDeclared(view, ownId(view))) {
    return "You declared an interest in this text, so you do not decide on it.";
  }
  const { committee } = bodyOf(school);
  const who = committee === undefined ? "the governing board" : `the ${committee}`;
  return `You are not among those who decide on this text. ${who.charAt(0).toUpperCase()}${who.slice(1)} decides, without anybody whom a part of it may concern. Nobody is told more about why, here or by mail. You can still comment, and take part in the meeting as its rules allow.`;
}

interface Next {
  readonly sentence: string;
  /** The first button, and the next ones. */
  readonly changes: readonly ReviewChangeName[];
}

const toDraft = ({ review, allowed }: ReviewView): Next | undefined => {
  if (!allowed.includes("propose")) return undefined;
  const count = standingAmendments(review).length;
  const isBack = review.status === "sent-back";
  if (count > 0 && !isBack) {
    return {
      sentence:
        "Put the text before the governors once all amendments are in it, or propose another one.",
      changes: ["propose", "propose-amendment"],
    };
  }
  return {
    sentence: isBack
      ? "The governors want another text. Read their decisions, change the amendments, and put the text before them again."
      : "Propose amendments clause by clause. If nothing has to change, put the text before the governors as it is.",
    changes: ["propose-amendment", "propose"],
  };
};

const toDecide = (view: ReviewView): Next | undefined => {
  const { allowed } = view;
  if (allowed.includes("sign")) {
    return {
      sentence: "Enough governors have approved this text. Sign it, or send it back.",
      changes: ["sign", "send-back"],
    };
  }
  if (!allowed.includes("decide")) return undefined;
  return ownDecision(view)
    ? {
        sentence: "You have decided. Until enough others have, you can decide otherwise.",
        changes: ["comment", "decide"],
      }
    : {
        sentence:
          "Read what changes, and record your decision. If you have an interest in a clause, declare it first.",
        changes: ["decide", "declare-conflict"],
      };
};

/** What the review waits for, for whoever has nothing to do about it. */
function waitsFor({ review, tally }: ReviewView): string {
  switch (review.status) {
    case "proposed":
      return `The governors are deciding: ${tally.approvals} of ${tally.quorum} approvals so far. Nothing is asked of you now.`;
    case "decided":
      return "Enough governors have approved this text. It waits for the signature.";
    case "signed":
      return "The policy is signed, and comes into force on its day. Nothing is asked of you now.";
    case "open":
    case "sent-back":
    case "closed":
      return "Nothing is asked of you now.";
  }
}

/** What this person is to do now. */
export function nextFor(view: ReviewView): Next {
  const due = toDecide(view) ?? toDraft(view);
  if (due) return due;
  const { allowed, review } = view;
  if (allowed.includes("comment") && review.status !== "proposed") {
    return {
      sentence: "Read the evidence of the year and what changes, and comment on clauses.",
      changes: ["comment"],
    };
  }
  const sentence = whyNotDeciding(view) ?? waitsFor(view);
  return { sentence, changes: allowed.includes("comment") ? ["comment"] : [] };
}

/** Every change that is neither asked for first nor reached from what it is about. */
export const furtherChanges = (
  { allowed }: ReviewView,
  { changes }: Next,
): readonly ReviewChangeName[] =>
  allowed.filter((one) => !changes.includes(one) && one !== "withdraw-amendment");
