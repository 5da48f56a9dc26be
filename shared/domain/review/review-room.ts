import type { Review } from "./review.ts";
import type { ReviewChangeName } from "./review-rules.ts";

/**
 * DynamoDB takes rows of up to 400 KB. What grows with every use ends long before that, so that what
 * leads a review to its end always has room.
 */
const mostBytes = (name: ReviewChangeName): number => {
  switch (name) {
    case "propose-amendment":
    case "comment":
      return 200_000;
    case "declare-conflict":
    case "decide":
    case "set-due-date":
    case "withdraw-amendment":
      return 240_000;
    case "propose":
    case "withdraw":
      return 260_000;
    case "send-back":
    case "sign":
      return 290_000;
  }
};

/** True if a review may grow to this by such a change. */
export const hasReviewRoom = (grown: Review, name: ReviewChangeName): boolean =>
  new TextEncoder().encode(JSON.stringify(grown)).length <= mostBytes(name);
