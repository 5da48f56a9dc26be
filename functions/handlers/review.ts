import { type Answer, html, seeOther } from "#functions/http/answers.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import { reviewChangesPage } from "#functions/views/pages/review/changes-page.tsx";
import { noneOpenPage } from "#functions/views/pages/review/none-open-page.tsx";
import { reviewPage } from "#functions/views/pages/review/review-page.tsx";
import { evidencePath } from "#functions/views/pages/review/review-words.ts";
import { reviewKey } from "#shared/domain/review/review.ts";
import { allowedReviewChanges, maySeeReviews } from "#shared/domain/review/review-access.ts";
import { reviewTampering } from "#shared/domain/review/review-history.ts";
import { isReviewChange } from "#shared/domain/review/review-rules.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { type ReadReview, readCurrentReview, readReview } from "#shared/use-cases/read-review.ts";
import { openedReviewForm, postedReviewForm } from "./review-form.ts";
import { type ReviewParts, viewOf } from "./review-view.ts";
import { staffPages } from "./staff-pages.ts";

const notYourReview = (school: SchoolProfile, request: PageRequest, member: Member): Answer =>
  notOpen(school, request, member, {
    detail: "Your role does not open the annual review of the policy.",
    sentences: [
      "You are signed in, but your role at the school does not open the annual review of the policy.",
      "If you think that it should, ask the clerk to the governors.",
    ],
  });

function whole(parts: ReviewParts, request: PageRequest, member: Member, read: ReadReview): Answer {
  const done = request.query("done");
  const tampering = reviewTampering(read.review, (text) => parts.ids.digest(text));
  const view = viewOf(parts, member, read);
  return html(reviewPage({ ...view, tampering, done: isReviewChange(done) ? done : undefined }));
}

/** The review that is open, or when the next one comes. */
async function current(parts: ReviewParts, request: PageRequest, member: Member): Promise<Answer> {
  const read = await readCurrentReview(parts);
  if ("review" in read) return whole(parts, request, member, read);
  const { school, clock } = parts;
  const { last } = read;
  const none = new Map();
  const allowed = last ? allowedReviewChanges(member, last, { school, exclusions: none }) : [];
  return html(
    noneOpenPage({
      ...{ ...read, school, member, today: schoolDay(clock.now()) },
      maySetDue: allowed.includes("set-due-date"),
    }),
  );
}

async function read(
  parts: ReviewParts,
  request: PageRequest,
  member: Member,
  key: string,
): Promise<Answer> {
  const found = await readReview(parts, member, key);
  if (!found) return notFound(parts.school, request);
  return request.parameter("step") === "changes"
    ? html(reviewChangesPage(viewOf(parts, member, found)))
    : whole(parts, request, member, found);
}

/** Mails of a review lead to its evidence, which stands under the school year that it is of. */
async function evidence(
  { reviews, school }: ReviewParts,
  request: PageRequest,
  key: string,
): Promise<Answer> {
  const found = await reviews.find(school.id, key);
  return found ? seeOther(evidencePath(found)) : notFound(school, request);
}

/** The yearly review of the policy: where it stands, what changes, and whatever may be done to it. */
export const review = (parts: ReviewParts) =>
  staffPages(parts, async (request, member, session) => {
    const { school } = parts;
    if (!maySeeReviews(member)) return notYourReview(school, request, member);
    const key = request.parameter("key");
    const step = request.parameter("step");
    if (key === "") return current(parts, request, member);
    if (!reviewKey.safeParse(key).success) return notFound(school, request);
    if (isReviewChange(step)) {
      const asked = { request, member, session, key, change: step };
      return request.method === "POST"
        ? postedReviewForm(parts, asked)
        : openedReviewForm(parts, asked);
    }
    if (step === "evidence") return evidence(parts, request, key);
    const isRead = request.method === "GET" && (step === "" || step === "changes");
    return isRead ? read(parts, request, member, key) : notFound(school, request);
  });
