import { asKnown, isExcluded, type Someone } from "../domain/incident/access.ts";
import { inPolicyOrder } from "../domain/incident/lessons.ts";
import type { Summary } from "../domain/incident/shown-figures.ts";
import { monitoringTask } from "../domain/monitoring/monitoring-due.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { type AllVersions, inForceOn } from "../domain/policy/policy-version.ts";
import {
  approvedBefore,
  type Evidence,
  lastDayOf,
  mailedTo,
  mailingLine,
  mailingsOf,
  monitoringOf,
  proposedIn,
  spanOfYear,
} from "../domain/review/evidence.ts";
import { lawDatesBetween } from "../domain/review/law-dates.ts";
import type { Review } from "../domain/review/review.ts";
import { maySeeReviews } from "../domain/review/review-access.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { boundsOf, yearOf } from "../domain/school/school-year.ts";
import { type Day, type Instant, schoolDay } from "../domain/time.ts";
import type { Incidents, Mailings, Reviews, World } from "../ports.ts";
import { type AcknowledgedParts, acknowledgedIn } from "./acknowledged-versions.ts";
import { type ChangedSitesParts, changedSites } from "./changed-sites.ts";
import { exclusionsOfLooks, looksOfYear, type ReadMonitoringParts } from "./read-monitoring.ts";
import { type OpenParts, readOpenQuestions } from "./read-open-questions.ts";
import { type PolicyParts, policyVersions } from "./read-policy.ts";
import { forGovernors, linesOf, mayCount } from "./read-summary.ts";

export type EvidenceParts = Pick<World, "clock"> &
  PolicyParts &
  ReadMonitoringParts &
  ChangedSitesParts &
  AcknowledgedParts &
  OpenParts & {
    readonly incidents: Pick<Incidents, "page" | "exclusions">;
    readonly reviews: Pick<Reviews, "list">;
    readonly mailings: Pick<Mailings, "list" | "content">;
  };

/** Reviews looked through for the one of a year: one a year, and a few that were opened anew. */
const mostReviews = 15;

interface Asked {
  readonly school: SchoolProfile;
  readonly someone: Someone;
  readonly year: number;
  readonly at: Instant;
}

/**
 * The figures of a year as governors are shown them, to whomever they are shown here: the evidence is
 * one paper, printed and handed round. Nobody's counts what is kept from them.
 */
async function figuresOf(parts: EvidenceParts, { school, someone, at }: Asked, year: number) {
  const period = { year };
  const { lines, isCut } = await linesOf(parts, school.id, boundsOf(period));
  const counted = lines.filter(mayCount("governors", someone, school));
  const shown = forGovernors(counted, period, schoolDay(at));
  return { period, audience: "governors", ...shown, isCut } satisfies Summary;
}

/** The review that belongs to a year: the one opened in it; now also one that still goes on. */
const reviewOf = (all: readonly Review[], { year, at }: Asked): Review | undefined =>
  all.find(({ openedAt }) => yearOf(openedAt) === year) ??
  (yearOf(at) === year ? all.find(({ status }) => status !== "closed") : undefined);

async function mailOf({ mailings }: EvidenceParts, { school, year, at }: Asked) {
  const sent = mailingsOf(await mailings.list(school.id), spanOfYear(year, at));
  const contents = await Promise.all(sent.map(({ id }) => mailings.content(school.id, id)));
  return {
    mailings: sent.map((one, place) => mailingLine(one, contents[place]?.policy.version)),
    mailed: mailedTo(sent),
  };
}

async function monitored(parts: EvidenceParts, { school, someone, year, at }: Asked) {
  const looks = await looksOfYear(parts.monitoring, school.id, year);
  const kept = await exclusionsOfLooks(parts, school.id, looks);
  const known = asKnown(someone, school);
  return monitoringOf(looks, { year }, at, ({ incidents }) => {
    const there = incidents.flatMap((reference) => kept.get(reference) ?? []);
    return there.filter((one) => !known.some((who) => isExcluded(who, one))).length;
  });
}

function lawOf(versions: AllVersions, { year, at }: Asked): Evidence["law"] {
  const approved = approvedBefore(versions, year);
  const since = approved && schoolDay(approved);
  const dates = lawDatesBetween(since, lastDayOf(spanOfYear(year, at)));
  return { ...(since && { since }), dates };
}

/** The version in force on a day, if one was: before the first one's day there was none. */
function policyOf(versions: AllVersions, on: Day): Pick<Evidence, "policy"> {
  const { number, inForceFrom } = inForceOn(versions, on);
  return inForceFrom !== undefined && inForceFrom <= on ? { policy: { number, inForceFrom } } : {};
}

const present = (one: Review | undefined): Pick<Evidence, "review"> =>
  one ? { review: { key: one.key, dueOn: one.dueOn, status: one.status } } : {};

/**
 * What a school year leaves for the review of the policy. No scan: the lines of two years, and what
 * is kept of the policy, its mailings, the site list and the log of monitoring, each by its own key.
 * About twenty calls for a year of a nursery school, most of them at once.
 */
export async function readEvidence(
  parts: EvidenceParts,
  school: SchoolProfile,
  someone: Someone,
  year: number,
): Promise<Outcome<Evidence, "not-allowed">> {
  if (!maySeeReviews(someone)) return refused("not-allowed");
  const at = parts.clock.now();
  const asked: Asked = { school, someone, year, at };
  const [versions, reviews, terms, figures, before, mail, monitoring] = await Promise.all([
    policyVersions(parts, school.id),
    parts.reviews.list(school.id, mostReviews),
    parts.terms.find(school.id),
    figuresOf(parts, asked, year),
    figuresOf(parts, asked, year - 1),
    mailOf(parts, asked),
    monitored(parts, asked),
  ]);
  const span = spanOfYear(year, at);
  const review = reviewOf(reviews, asked);
  const since = approvedBefore(versions, year) ?? span.from;
  const now = await parts.monitoring.page(school.id, { limit: 40 });
  const task = monitoringTask(terms.terms, now.found, schoolDay(at));
  const [sites, acknowledged, open] = await Promise.all([
    changedSites(parts, school.id, { from: since, to: span.to }),
    acknowledgedIn(parts, school.id, versions, span),
    readOpenQuestions(parts, school.id, { terms: terms.terms, task, at }),
  ]);
  return done({
    ...{ year, at, figures, before, ...mail, monitoring, sites, acknowledged, open },
    ...policyOf(versions, lastDayOf(span)),
    ...present(review),
    proposed: proposedIn(review),
    lessons: inPolicyOrder(figures.figures.clauses),
    law: lawOf(versions, asked),
  });
}
