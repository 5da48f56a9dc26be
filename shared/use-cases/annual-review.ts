import { inForceOn } from "../domain/policy/policy-version.ts";
import { isFarOff, keyFor, nextDue, openingDay } from "../domain/review/due-date.ts";
import { mailingDays } from "../domain/review/mailing-days.ts";
import { openReview } from "../domain/review/open-review.ts";
import type { Review } from "../domain/review/review.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Reviews } from "../ports.ts";
import { type Followed, followSignature, type SignatureParts } from "./follow-signature.ts";
import { policyVersions } from "./read-policy.ts";
import { sendReviewNotices } from "./send-review-notices.ts";

export type AnnualReviewParts = SignatureParts & { readonly reviews: Reviews };

/** What one run did. */
export interface Reviewed extends Followed {
  /** Reviews that it opened, none or one. */
  opened: number;
}

/** The next review, opened if its day has come; undefined if it has not, or somebody else opened it. */
async function open(
  parts: AnnualReviewParts,
  last: Review | undefined,
  at: Instant,
): Promise<Review | undefined> {
  const { reviews, terms, school, ids } = parts;
  const today = schoolDay(at);
  // Nearly every day of the year ends here, after one read.
  if (last?.nextDueOn && isFarOff(last.nextDueOn, today)) return undefined;
  const versions = await policyVersions(parts, school.id);
  const due = nextDue(last, versions, school, today);
  const days = mailingDays((await terms.find(school.id)).terms);
  if (due.because !== "first-use" && openingDay(due.on, days) > today) return undefined;
  const { number, hash } = inForceOn(versions, today);
  const key = keyFor(due.on, last);
  const next = openReview({ school: school.id, key, due, policy: { number, hash } }, at, (text) =>
    ids.digest(text),
  );
  return (await reviews.add(next)) ? next : undefined;
}

/**
 * Does what the review owes on the day of `at`: opens it six weeks before it is due, reminds, and makes
 * good what a crash left out. Late, repeated or twice at once, it ends the same.
 */
export async function annualReview(parts: AnnualReviewParts, at: Instant): Promise<Reviewed> {
  const told: Reviewed = { opened: 0, approved: 0, notices: 0, mailings: 0, closed: 0 };
  const last = await parts.reviews.latest(parts.school.id);
  const opened = last && last.status !== "closed" ? undefined : await open(parts, last, at);
  const one = opened ?? last;
  if (opened) {
    told.opened = 1;
    parts.log.info("a review is opened", { review: opened.key });
  }
  if (!one || one.status === "closed") return told;
  if (one.status === "signed") return { ...told, ...(await followSignature(parts, one, at)) };
  const { added } = await sendReviewNotices(parts, one, at);
  return { ...told, notices: added };
}
