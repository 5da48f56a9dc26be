import type { SchoolProfile } from "../school/profile.ts";
import { bodyOf, decidersOf, type Exclusions } from "./body.ts";
import type { Review } from "./review.ts";

export interface Tally {
  /** How many have to approve. */
  readonly quorum: number;
  /** How many may decide. */
  readonly deciders: number;
  readonly approvals: number;
  /** Decisions that want another text. */
  readonly others: number;
  readonly status: "proposed" | "decided" | "sent-back";
}

/**
 * What the decisions on the text come to. Only those count whose makers it does not concern. Approved
 * with changes is no approval of this text: it is one of the next. A text that can no longer find
 * enough approvals goes back.
 */
export function tallyOf(
  one: Pick<Review, "amendments" | "conflicts" | "decisions">,
  exclusions: Exclusions,
  school: Pick<SchoolProfile, "people" | "review">,
): Tally {
  const { quorum } = bodyOf(school);
  const deciders = decidersOf(one, exclusions, school);
  const counted = one.decisions.filter(({ who }) => deciders.some(({ id }) => id === who));
  const approvals = counted.filter(({ verdict }) => verdict === "approve").length;
  const others = counted.length - approvals;
  const isLost = deciders.length - others < quorum || others >= quorum;
  const status = approvals >= quorum ? "decided" : isLost ? "sent-back" : "proposed";
  return { quorum, deciders: deciders.length, approvals, others, status };
}
