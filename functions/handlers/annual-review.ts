import { job } from "#functions/http/job.ts";
import type { Clock, Log } from "#shared/ports.ts";
import { type AnnualReviewParts, annualReview } from "#shared/use-cases/annual-review.ts";

/** Does what the review of the policy owes on the day it was started for. `deliver-mail` sends it. */
export const annualReviewJob = (
  parts: AnnualReviewParts & { readonly log: Log; readonly clock: Clock },
) =>
  job({ ...parts, name: "annual-review" }, async ({ at }) => ({
    ...(await annualReview(parts, at)),
  }));
