import type { ReviewEntry } from "./review-history.ts";
import type { ReviewChangeName } from "./review-rules.ts";

type What = ReviewEntry["what"];

/** What leaves the text as it is, and whatever somebody else says or decides of it. */
const said: readonly What[] = ["comment", "decide", "declare-conflict", "set-due-date"];
const drafted: readonly What[] = [...said, "propose-amendment", "withdraw-amendment"];

/**
 * What others may do while somebody has a form open, without what they send losing its sense. In a
 * meeting many decide within a minute, and none of them is to be asked twice for it. A signature, and
 * what changes the text, is given on the review as it was seen.
 */
const mayComeBetween: Partial<Record<ReviewChangeName, readonly What[]>> = {
  comment: drafted,
  "declare-conflict": drafted,
  decide: said,
};

/** True if a change means the same after these entries as it did before them. */
export const isUnaffected = (
  change: ReviewChangeName,
  since: readonly Pick<ReviewEntry, "what">[],
): boolean => {
  const harmless = mayComeBetween[change];
  return harmless !== undefined && since.every(({ what }) => harmless.includes(what));
};
