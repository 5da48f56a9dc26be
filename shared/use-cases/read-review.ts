import { maySee, type Someone, worksTheRegister } from "../domain/incident/access.ts";
import type { Lesson } from "../domain/incident/lessons.ts";
import type { Reference } from "../domain/incident/reference.ts";
import { amendmentFaultWords } from "../domain/policy/apply-amendments.ts";
import { type ClauseDiff, diffPolicies } from "../domain/policy/diff.ts";
import { makeVersion } from "../domain/policy/make-version.ts";
import type { PolicyWords } from "../domain/policy/policy-text.ts";
import {
  type AllVersions,
  newestAdopted,
  type PolicyVersion,
  withFirst,
} from "../domain/policy/policy-version.ts";
import type { Exclusions } from "../domain/review/body.ts";
import { type Due, nextDue, openingDay } from "../domain/review/due-date.ts";
import { mailingDays } from "../domain/review/mailing-days.ts";
import { type Review, standingAmendments } from "../domain/review/review.ts";
import { maySeeReviews } from "../domain/review/review-access.ts";
import type { ReviewStatus } from "../domain/review/review-status.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { lastYears } from "../domain/school/school-year.ts";
import { type Day, type Instant, schoolDay } from "../domain/time.ts";
import type { Incidents, Reviews, World } from "../ports.ts";
import { readLessons } from "./read-lessons.ts";
import { type PolicyParts, policyVersions, wordsOf } from "./read-policy.ts";
import { exclusionsOf } from "./send-review-notices.ts";

export type ReadReviewParts = PolicyParts &
  Pick<World, "clock"> & {
    readonly reviews: Pick<Reviews, "find" | "latest">;
    readonly incidents: Pick<Incidents, "exclusions">;
    readonly school: SchoolProfile;
  };

/** What the policy would say, or says, by this review. */
export interface ReviewText {
  /** The version that is amended. */
  readonly from: PolicyVersion;
  readonly before: PolicyWords;
  /** With all amendments that stand; the same as before if they cannot be made. */
  readonly after: PolicyWords;
  /** The version that is decided on, once there is one. */
  readonly version?: PolicyVersion;
  readonly clauses: readonly ClauseDiff[];
  /** Why the amendments cannot be made, in a sentence. */
  readonly fault?: string;
}

export interface ReadReview {
  readonly review: Review;
  readonly exclusions: Exclusions;
  readonly versions: AllVersions;
  readonly text: ReviewText;
}

/** Between these there is one text that is decided on, and it stays as it is. */
const withVersion: readonly ReviewStatus[] = ["proposed", "decided", "signed", "closed"];

async function decidedText(
  parts: ReadReviewParts,
  { status, proposal }: Review,
  versions: AllVersions,
): Promise<ReviewText | undefined> {
  if (!withVersion.includes(status)) return undefined;
  const version = versions.find(({ number }) => number === proposal?.number);
  const from = versions.find(({ number }) => number === version?.madeFrom);
  if (!version || !from) return undefined;
  const before = await wordsOf(parts, parts.school.id, from);
  const after = await wordsOf(parts, parts.school.id, version);
  return { from, before, after, version, clauses: diffPolicies(before, after) };
}

/** The text that would be put before the governors now. */
export async function draftedText(
  parts: ReadReviewParts,
  one: Review,
  versions: AllVersions,
): Promise<ReviewText> {
  const { ids, clock, school } = parts;
  const sha = (text: string) => ids.digest(text);
  const from = newestAdopted(versions);
  const before = await wordsOf(parts, school.id, from);
  const [, ...later] = versions;
  // What a crash left before the governors is taken out of the way when the next text comes.
  const others = later.filter(({ status }) => status === "adopted" || status === "withdrawn");
  const amendments = standingAmendments(one).map(({ change }) => change);
  const made = makeVersion(
    withFirst(others, sha),
    { number: from.number, words: before },
    { status: "proposed", amendments, note: "", review: one.key },
    clock.now(),
    sha,
  );
  if (made.ok) {
    const after = made.value.words;
    return { from, before, after, clauses: diffPolicies(before, after) };
  }
  const { refused } = made;
  const fault =
    "about" in refused
      ? amendmentFaultWords[refused.why]
      : "No version can be made of these amendments.";
  return { from, before, after: before, clauses: [], fault };
}

async function whole(parts: ReadReviewParts, review: Review): Promise<ReadReview> {
  const versions = await policyVersions(parts, parts.school.id);
  const text =
    (await decidedText(parts, review, versions)) ?? (await draftedText(parts, review, versions));
  return { review, versions, text, exclusions: await exclusionsOf(parts, review) };
}

/** One review with the text that it is about; undefined if there is none, or not for this person. */
export async function readReview(
  parts: ReadReviewParts,
  someone: Someone,
  key: string,
): Promise<ReadReview | undefined> {
  if (!maySeeReviews(someone)) return undefined;
  const found = await parts.reviews.find(parts.school.id, key);
  return found && whole(parts, found);
}

/** When the next review comes, while none is open. */
export interface NextReview {
  readonly last: Review | undefined;
  readonly due: Due;
  /** Today if the next run of the job opens it. */
  readonly opensOn: Day;
  readonly versions: AllVersions;
}

/** The review that is open now, or when the next one comes. Asked only for whoever may see reviews. */
export async function readCurrentReview(
  parts: ReadReviewParts & { readonly terms: Pick<World["terms"], "find"> },
): Promise<ReadReview | NextReview> {
  const { reviews, school, clock, terms } = parts;
  const last = await reviews.latest(school.id);
  if (last && last.status !== "closed") return whole(parts, last);
  const versions = await policyVersions(parts, school.id);
  const today = schoolDay(clock.now());
  const due = nextDue(last, versions, school, today);
  const wanted = openingDay(due.on, mailingDays((await terms.find(school.id)).terms));
  const isNow = due.because === "first-use" || wanted < today;
  return { last, due, versions, opensOn: isNow ? today : wanted };
}

/** Which of the incidents that amendments come from this person may open. */
export const mayOpen =
  ({ exclusions }: Pick<ReadReview, "exclusions">, someone: Someone, school: SchoolProfile) =>
  (reference: Reference): boolean => {
    const kept = exclusions.get(reference);
    return kept !== undefined && maySee(someone, kept, school);
  };

/** Lessons of this school year and the last, for whoever drafts amendments of them. */
export async function lessonsToDraftFrom(
  parts: { readonly incidents: Pick<Incidents, "page" | "findAll"> },
  school: SchoolProfile,
  someone: Someone,
  at: Instant,
): Promise<readonly Lesson[]> {
  if (!worksTheRegister(someone)) return [];
  const today = schoolDay(at);
  const years = lastYears(at, 2).map((year) =>
    readLessons(parts, school, someone, { period: { year }, today }),
  );
  return (await Promise.all(years)).flatMap((read) =>
    read.ok ? (read.value.taught ?? []).flatMap(({ lessons }) => lessons) : [],
  );
}
