import { onlyUnapproved } from "../domain/policy/make-version.ts";
import type { Approval, PolicyVersion } from "../domain/policy/policy-version.ts";
import { emptyResults } from "../domain/reminders/mailing.ts";
import { audiences } from "../domain/reminders/stakeholder.ts";
import { bodyOf } from "../domain/review/body.ts";
import { closeReview } from "../domain/review/open-review.ts";
import type { Review } from "../domain/review/review.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Mailings, Policies, Reviews, Stakeholders, World } from "../ports.ts";
import { approvePolicy } from "./decide-policy.ts";
import { readPolicyVersion } from "./read-policy.ts";
import { type NoticeParts, sendReviewNotices } from "./send-review-notices.ts";

export type SignatureParts = NoticeParts &
  Pick<World, "ids" | "log"> & {
    readonly reviews: Pick<Reviews, "settle" | "replace">;
    readonly policies: Policies;
    readonly mailings: Pick<Mailings, "start">;
    readonly stakeholders: Pick<Stakeholders, "count">;
  };

/** What was done of what follows from a signature. */
export interface Followed {
  approved: number;
  notices: number;
  mailings: number;
  closed: number;
}

interface Signed {
  readonly proposal: NonNullable<Review["proposal"]>;
  readonly signature: NonNullable<Review["signature"]>;
}

const signedOf = ({ proposal, signature }: Review): Signed | undefined =>
  proposal && signature ? { proposal, signature } : undefined;

function approvalOf(one: Review, { proposal, signature }: Signed, parts: SignatureParts): Approval {
  const { kind, committee } = bodyOf(parts.school);
  return {
    body: kind,
    ...(committee !== undefined && { committee }),
    by: { name: signature.name, role: signature.role },
    at: proposal.decidedAt ?? signature.at,
    signedAt: signature.at,
    minuteReference: signature.minuteReference,
    review: one.key,
  };
}

/**
 * The titles of the clauses that a version changed, as they are in it, or were in the one before. That
 * it is approved now is what the letter says anyway.
 */
async function titlesOf(parts: SignatureParts, version: PolicyVersion): Promise<string[]> {
  const texts = [
    await readPolicyVersion(parts, parts.school.id, version.number),
    await readPolicyVersion(parts, parts.school.id, version.madeFrom),
  ];
  const clauses = texts.flatMap(
    (read) => read?.words.sections.flatMap((section) => section.clauses) ?? [],
  );
  return version.clausesChanged
    .filter((id) => id !== onlyUnapproved)
    .flatMap((id) => clauses.find((one) => one.id === id)?.title ?? [])
    .slice(0, 100);
}

/** Everybody is told of a new text and asked to acknowledge it: once, from the day it is in force. */
async function tellOfVersion(
  parts: SignatureParts,
  version: PolicyVersion,
  at: Instant,
): Promise<boolean> {
  const { mailings, stakeholders, school, clock, log } = parts;
  const id = `new-version-${version.number}`;
  const now = clock.now();
  const content = {
    school: school.id,
    id,
    policy: { version: version.number, hash: version.hash },
    paragraphs: {},
    ageChanges: [],
    changedClauses: await titlesOf(parts, version),
  };
  const isNew = await mailings.start(
    {
      ...{ school: school.id, id, kind: "new-version", version: 1, status: "running" },
      ...{ audiences: [...audiences], onlyUnacknowledged: false, startedAt: at },
      ...{ expected: await stakeholders.count(school.id), pass: 1, passFrom: now },
      ...{ results: emptyResults(), open: [], dueAt: now },
    },
    content,
  );
  if (isNew) log.info("a mailing began", { mailing: id });
  return isNew;
}

/**
 * What follows from a signature, in this order: the version is approved, its new text is told to
 * everybody on its first day, governors are told, the review is closed. Each step is done once however
 * often it is asked for, so dying anywhere leaves what the next run goes on with.
 */
export async function followSignature(
  parts: SignatureParts,
  one: Review,
  at: Instant,
): Promise<Followed> {
  const told: Followed = { approved: 0, notices: 0, mailings: 0, closed: 0 };
  const signed = signedOf(one);
  if (one.status !== "signed" || !signed) return told;
  const { school, policies, reviews, ids, log } = parts;
  const { number, hash } = signed.proposal;
  const { inForceFrom } = signed.signature;
  const decision = { hash, inForceFrom, approval: approvalOf(one, signed, parts) };
  const approved = await approvePolicy({ policies }, school.id, number, decision, at);
  if (!approved.ok) {
    // Somebody else follows the same signature at this moment: the next run sees what they did.
    if (approved.refused !== "changed-meanwhile") {
      log.error("a signed version could not be approved", { number, why: approved.refused });
    }
    return told;
  }
  told.approved = 1;
  const version = approved.value;
  const notices = await sendReviewNotices(parts, one, at);
  told.notices = notices.added;
  if ((version.inForceFrom ?? inForceFrom) > schoolDay(at)) return told;
  if (version.clausesChanged.length > 0 && (await tellOfVersion(parts, version, at))) {
    told.mailings = 1;
  }
  const closed = closeReview(notices.review, at, (text) => ids.digest(text));
  if (await reviews.replace(notices.review, closed)) told.closed = 1;
  return told;
}
