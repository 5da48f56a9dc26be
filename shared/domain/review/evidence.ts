import type { ShownCounts, Summary } from "../incident/shown-figures.ts";
import type { Shown } from "../incident/suppression.ts";
import type { MonitoringEntry } from "../monitoring/monitoring-entry.ts";
import { shownRoughly } from "../monitoring/shown-look.ts";
import type { ClauseId } from "../policy/clauses.ts";
import type { PolicyVersion } from "../policy/policy-version.ts";
import type { Mailing, MailingResults } from "../reminders/mailing.ts";
import { noResults } from "../reminders/mailing.ts";
import { type Audience, audiences } from "../reminders/stakeholder.ts";
import {
  boundsOf,
  type Period,
  type Span,
  type Term,
  termsOf,
  yearOf,
} from "../school/school-year.ts";
import { isSameTerm } from "../school/term-dates.ts";
import type { SiteChange } from "../sites/site-changes.ts";
import { type Day, daysLater, type Instant, schoolDay } from "../time.ts";
import type { LawDate } from "./law-dates.ts";
import type { OpenQuestion } from "./open-questions.ts";
import { type Review, standingAmendments } from "./review.ts";

/** One mailing of the year, in numbers. */
export interface MailingLine extends MailingResults {
  readonly id: string;
  readonly kind: Mailing["kind"];
  readonly on: Day;
  readonly isDone: boolean;
  /** The version that it was about. */
  readonly version?: number;
}

/** How many of those who are reminded now have said that they read a version. */
export interface AcknowledgedVersion {
  readonly number: number;
  readonly isInForce: boolean;
  readonly byAudience: Readonly<
    Record<Audience, { readonly people: number; readonly acknowledged: number }>
  >;
}

/** The monitoring of one term: days, sites and numbers. What was found is not for a paper. */
export interface MonitoringLine {
  readonly term: Term;
  readonly looks: number;
  readonly last?: Day;
  /** The names of the sites of the list that were looked at, each once. */
  readonly sites: readonly string[];
  readonly incidents: Shown;
}

export interface SitesEvidence {
  /** From when on changes are told, and up to when. */
  readonly since: Day;
  readonly changes: readonly SiteChange[];
  /** How many versions were published in that time. */
  readonly versions: number;
  /** True if the list as it was then is not known any more: these are the changes since what is known. */
  readonly isCut: boolean;
}

/** What is proposed to be changed in the policy, and why: no name and no incident. */
export interface ProposedChange {
  readonly number: number;
  readonly change: Review["amendments"][number]["change"]["change"];
  readonly clause: string;
  readonly title: string | undefined;
  readonly why: string;
  readonly fromLessons: boolean;
}

/**
 * What the governors look at before they approve the policy. It is one paper for all who read it: the
 * figures are those that governors are shown, and no person stands in it.
 */
export interface Evidence {
  readonly year: number;
  readonly at: Instant;
  /** In force on the year's last day, or now; absent if no version that is known was. */
  readonly policy?: Pick<PolicyVersion, "number" | "inForceFrom">;
  readonly review?: Pick<Review, "key" | "dueOn" | "status">;
  readonly proposed: readonly ProposedChange[];
  readonly figures: Summary;
  readonly before: Summary;
  /** In how many incidents lessons named a clause. */
  readonly lessons: ShownCounts<ClauseId>;
  readonly sites: SitesEvidence;
  readonly mailings: readonly MailingLine[];
  /** All mailings of the year, by audience. */
  readonly mailed: Readonly<Record<Audience, MailingResults>>;
  readonly acknowledged: readonly AcknowledgedVersion[];
  readonly monitoring: readonly MonitoringLine[];
  readonly law: { readonly since?: Day; readonly dates: readonly LawDate[] };
  readonly open: readonly OpenQuestion[];
}

/** The days of a school year, and where it ends if that is not to come: nothing later is told of. */
export function spanOfYear(year: number, at: Instant): Span & { readonly isOver: boolean } {
  const { from, to } = boundsOf({ year });
  return to <= at ? { from, to, isOver: true } : { from, to: at, isOver: false };
}

/** The last approval before a school year: from then on the governors have not looked. */
export const approvedBefore = (
  versions: readonly PolicyVersion[],
  year: number,
): Instant | undefined =>
  versions
    .flatMap(({ approval }) => approval?.at ?? [])
    .filter((at) => yearOf(at) < year)
    .toSorted()
    .at(-1);

const sum = (all: readonly MailingResults[]): MailingResults => {
  const total = { ...noResults };
  for (const one of all) {
    total.sent += one.sent;
    total.waiting += one.waiting;
    total.failed += one.failed;
    total.suppressed += one.suppressed;
    total.unsubscribed += one.unsubscribed;
  }
  return total;
};

const isIn = ({ from, to }: Span, at: Instant): boolean => from <= at && at < to;

export const mailingsOf = (all: readonly Mailing[], span: Span): readonly Mailing[] =>
  all
    .filter(({ startedAt }) => isIn(span, startedAt))
    .toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));

export const mailingLine = (one: Mailing, version: number | undefined): MailingLine => ({
  ...{ id: one.id, kind: one.kind, on: schoolDay(one.startedAt), isDone: one.status === "done" },
  ...(version !== undefined && { version }),
  ...sum(audiences.map((audience) => one.results[audience])),
});

export const mailedTo = (all: readonly Mailing[]): Evidence["mailed"] => {
  const of = (audience: Audience) => sum(all.map(({ results }) => results[audience]));
  return {
    staff: of("staff"),
    governors: of("governors"),
    volunteers: of("volunteers"),
    "parents-carers": of("parents-carers"),
  };
};

/** The monitoring of a year's terms that have begun. `counts`: whether a reader may count an incident. */
export const monitoringOf = (
  entries: readonly MonitoringEntry[],
  { year }: Period,
  at: Instant,
  counts: (entry: MonitoringEntry) => number,
): readonly MonitoringLine[] =>
  termsOf(year)
    .filter(
      (term) => boundsOf(term).from <= at || entries.some((one) => isSameTerm(one.term, term)),
    )
    .map((term) => {
      const looks = entries.filter((one) => isSameTerm(one.term, term));
      const last = looks
        .map(({ on }) => on)
        .toSorted()
        .at(-1);
      const bySlug = new Map(
        looks.flatMap((one) => one.sites.map(({ slug, name }) => [slug, name])),
      );
      const sites = [...bySlug.values()].toSorted();
      const incidents = looks.reduce((total, one) => total + counts(one), 0);
      return {
        ...{ term, looks: looks.length, sites, incidents: shownRoughly(incidents) },
        ...(last !== undefined && { last }),
      };
    });

/** The changes that are proposed in a review. Whose idea they were is told where they are decided on. */
export const proposedIn = (
  one: Pick<Review, "amendments"> | undefined,
): readonly ProposedChange[] =>
  one === undefined
    ? []
    : standingAmendments(one).map(({ number, change, why, lessons }) => ({
        ...{ number, change: change.change, clause: change.clause, why },
        title: "title" in change ? change.title : undefined,
        fromLessons: lessons.length > 0,
      }));

/** The last day that a span tells of. */
export const lastDayOf = ({ to, isOver }: ReturnType<typeof spanOfYear>): Day =>
  isOver ? daysLater(schoolDay(to), -1) : schoolDay(to);
