import { pathTo } from "#shared/contract/routes.ts";
import type { PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";

export interface PastReviewsProps {
  readonly versions: readonly PolicyVersion[];
  /** The key of the review that is shown already. */
  readonly except?: string | undefined;
}

/** The reviews that ended with a version, the newest first. */
export const PastReviews = ({ versions, except }: PastReviewsProps) => {
  const past = versions
    .flatMap(({ approval, number }) => (approval ? { approval, number } : []))
    .filter(({ approval }) => approval.review !== except)
    .toReversed();
  if (past.length === 0) return null;
  return (
    <section class="app-section app-no-print">
      <h2 class="govuk-heading-m">{except === undefined ? "Past reviews" : "Other reviews"}</h2>
      <ul class="govuk-list">
        {past.map(({ approval, number }) => (
          <li>
            <a class="govuk-link" href={pathTo("reviewOf", { key: approval.review })}>
              Annual review {approval.review}
            </a>
            : version {number}, approved on {dayInWords(schoolDay(approval.at))}
          </li>
        ))}
      </ul>
    </section>
  );
};
