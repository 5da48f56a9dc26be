import { maySee, type Someone, worksTheRegister } from "../domain/incident/access.ts";
import type { RegisterLine } from "../domain/incident/incident.ts";
import {
  byClause,
  inPolicyOrder,
  type Lesson,
  lessonsOf,
  type PeriodLessons,
} from "../domain/incident/lessons.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { boundsOf, type Period } from "../domain/school/school-year.ts";
import type { Day } from "../domain/time.ts";
import type { Incidents } from "../ports.ts";
import { audienceOf, forGovernors, linesOf, mayCount } from "./read-summary.ts";

/** Lessons shown at once at most: more than anybody reads for one review of a policy. */
export const mostLessons = 500;
/** What one call to the table can bring. */
const incidentsAtOnce = 100;

type Register = { readonly incidents: Pick<Incidents, "page" | "findAll"> };

/**
 * The lessons of these incidents, a call for each hundred. The lines of the index may be a moment
 * behind, so each incident itself is asked once more whether this person may see it.
 */
async function lessonsOfLines(
  { incidents }: Register,
  school: SchoolProfile,
  someone: Someone,
  lines: readonly RegisterLine[],
) {
  const lessons: Lesson[] = [];
  for (let at = 0; at < lines.length && lessons.length <= mostLessons; at += incidentsAtOnce) {
    const references = lines.slice(at, at + incidentsAtOnce).map(({ reference }) => reference);
    const found = await incidents.findAll(school.id, references);
    const seen = references
      .flatMap((reference) => found.get(reference) ?? [])
      .filter(({ excluded }) => maySee(someone, excluded, school));
    lessons.push(...seen.flatMap(lessonsOf));
  }
  return { lessons: lessons.slice(0, mostLessons), isCut: lessons.length > mostLessons };
}

/**
 * What the incidents that were received in a period taught about the policy. Whoever works the
 * register gets the lessons of those incidents that they may see. Governors get numbers only, the
 * very ones of their summary, so that both together tell no more than one. The chair of governors gets
 * both: what they see in a headteacher's place, and the numbers.
 *
 * Reads that period's lines, and then only the incidents that have lessons.
 */
export async function readLessons(
  register: Register,
  school: SchoolProfile,
  someone: Someone,
  { period, today }: { readonly period: Period; readonly today: Day },
): Promise<Outcome<PeriodLessons, "not-allowed">> {
  const audience = audienceOf(someone, school);
  if (!audience) return refused("not-allowed");
  const read = await linesOf(register, school.id, boundsOf(period));

  const counted = read.lines.filter(mayCount(audience, someone, school));
  const often = audience === "governors" && {
    often: inPolicyOrder(forGovernors(counted, period, today).figures.clauses),
  };
  if (!worksTheRegister(someone)) return done({ period, ...often, isCut: read.isCut });

  const teaching = read.lines.filter(
    ({ clauses, excluded }) => clauses.length > 0 && maySee(someone, excluded, school),
  );
  const { lessons, isCut } = await lessonsOfLines(register, school, someone, teaching);
  return done({ period, taught: byClause(lessons), ...often, isCut: isCut || read.isCut });
}
