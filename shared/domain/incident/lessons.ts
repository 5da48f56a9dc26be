import { type ClauseId, clauseIds } from "../policy/clauses.ts";
import type { Period } from "../school/school-year.ts";
import type { Instant } from "../time.ts";
import type { Incident } from "./incident.ts";
import type { Reference } from "./reference.ts";
import type { ShownCounts } from "./shown-figures.ts";

/** What one incident taught about one clause of the policy. Who recorded it stays with the incident. */
export interface Lesson {
  readonly clause: ClauseId;
  readonly note: string;
  readonly recordedAt: Instant;
  readonly reference: Reference;
}

export interface ClauseLessons {
  readonly clause: ClauseId;
  /** The first recorded first. */
  readonly lessons: readonly Lesson[];
}

/** What the incidents of a period taught about the policy, as one reader may see it. */
export interface PeriodLessons {
  readonly period: Period;
  /** In the policy's order; absent for those who see figures and no incident. */
  readonly taught?: readonly ClauseLessons[];
  /** In how many incidents each clause was named, as governors are shown it; absent for everybody else. */
  readonly often?: ShownCounts<ClauseId>;
  /** True if there was more than is read at once: these are the lessons of the newest incidents. */
  readonly isCut: boolean;
}

export const lessonsOf = ({ reference, work }: Incident): readonly Lesson[] =>
  work.lessons.map(({ clause, note, at }) => ({ clause, note, recordedAt: at, reference }));

const byTime = (one: Lesson, other: Lesson): number => {
  const [first, second] = [Date.parse(one.recordedAt), Date.parse(other.recordedAt)];
  return first - second || (one.reference < other.reference ? -1 : 1);
};

/** Lessons under the clauses they are about, in the policy's order. A clause without one is left out. */
export const byClause = (lessons: readonly Lesson[]): readonly ClauseLessons[] =>
  clauseIds
    .map((clause) => ({
      clause,
      lessons: lessons.filter((one) => one.clause === clause).toSorted(byTime),
    }))
    .filter((one) => one.lessons.length > 0);

/** Counts in the policy's order. */
export const inPolicyOrder = (counts: ShownCounts<ClauseId>): ShownCounts<ClauseId> =>
  counts.toSorted((one, other) => clauseIds.indexOf(one.key) - clauseIds.indexOf(other.key));
