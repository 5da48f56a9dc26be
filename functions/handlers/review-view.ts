import type { ReviewView } from "#functions/views/pages/review/review-model.ts";
import { allowedReviewChanges } from "#shared/domain/review/review-access.ts";
import { tallyOf } from "#shared/domain/review/tally.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import type { Audit, Incidents, Reviews, World } from "#shared/ports.ts";
import type { ChangeReviewParts } from "#shared/use-cases/change-review.ts";
import { mayOpen, type ReadReview } from "#shared/use-cases/read-review.ts";
import type { StaffSurroundings } from "./staff-pages.ts";

export type ReviewParts = StaffSurroundings &
  ChangeReviewParts & {
    readonly reviews: Pick<Reviews, "find" | "latest" | "replace" | "settle">;
    readonly incidents: Pick<Incidents, "exclusions" | "findAll" | "page">;
    readonly terms: Pick<World["terms"], "find">;
    readonly audit: Pick<Audit, "add">;
  };

/** A review as this person sees it today. */
export function viewOf(
  { school, clock }: Pick<ReviewParts, "school" | "clock">,
  member: Member,
  read: ReadReview,
): ReviewView {
  const { review, exclusions } = read;
  return {
    ...{ ...read, school, member },
    allowed: allowedReviewChanges(member, review, { school, exclusions }),
    tally: tallyOf(review, exclusions, school),
    today: schoolDay(clock.now()),
    mayOpen: mayOpen(read, member, school),
  };
}
