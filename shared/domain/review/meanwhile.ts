import type { Review } from "./review.ts";
import type { ReviewEntry } from "./review-history.ts";
import type { ReviewInput } from "./review-inputs.ts";
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

/** True if the review says already what somebody sends, in their own words or under their own name. */
function saysAlready(one: Review, { name, said: sent }: ReviewInput, who: string, by: string) {
  switch (name) {
    case "comment":
      return one.comments.some(
        (known) => known.by === by && known.about === sent.about && known.words === sent.words,
      );
    case "declare-conflict":
      return one.conflicts.some((known) => known.who === who && known.about === sent.about);
    case "decide":
      return one.decisions.some(
        (known) =>
          known.who === who && known.verdict === sent.verdict && known.words === (sent.words ?? ""),
      );
    case "propose":
      return one.proposal?.by === by;
    case "sign":
      return one.signature?.who === who && one.signature.minuteReference === sent.minuteReference;
    // A second one of these is refused, for the review is another by then: what was done is shown.
    case "propose-amendment":
    case "withdraw-amendment":
    case "withdraw":
    case "send-back":
    case "set-due-date":
      return false;
  }
}

/** True if somebody made this very change since they looked: a button that was pressed twice. */
export const isMadeAlready = (
  one: Review,
  input: ReviewInput,
  since: readonly ReviewEntry[],
  { who, by }: { readonly who: string; readonly by: string },
): boolean =>
  since.some((entry) => entry.what === input.name && entry.by === by) &&
  saysAlready(one, input, who, by);
