import {
  asKnown,
  chairStandsIn,
  isExcluded,
  maySee,
  registerRoles,
  type Someone,
} from "../domain/incident/access.ts";
import { countBySpan, countLines } from "../domain/incident/figures.ts";
import type { RegisterLine } from "../domain/incident/incident.ts";
import {
  type Audience,
  asTheyAre,
  type ShownCounts,
  type Summary,
  termForGovernors,
  yearForGovernors,
} from "../domain/incident/shown-figures.ts";
import { exactly } from "../domain/incident/suppression.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import {
  boundsOf,
  monthsOf,
  type Period,
  periodKey,
  type Span,
  termsOf,
} from "../domain/school/school-year.ts";
import type { Day } from "../domain/time.ts";
import type { Cursor, Incidents } from "../ports.ts";

/** Lines read for one summary at most: many times what a nursery school records in a year. */
export const mostLines = 5_000;
const linesAtOnce = 1_000;

/** With no headteacher at all, the chair of governors works the register for good. */
const worksAsChair = (someone: Someone, school: SchoolProfile): boolean =>
  someone.roles.includes("chair-of-governors") && chairStandsIn({ roles: [], names: [] }, school);

/** Who sees which figures; undefined for those who see none. */
export function audienceOf(someone: Someone, school: SchoolProfile): Audience | undefined {
  const { roles, outside } = someone;
  if (outside || worksAsChair(someone, school)) return "exact";
  if (roles.some((held) => registerRoles.includes(held))) return "exact";
  const overseers = ["chair-of-governors", "governor", "clerk"] as const;
  return overseers.some((held) => roles.includes(held)) ? "governors" : undefined;
}

/** True if this line may be counted for this person. Nobody is told in figures what they are kept from. */
export const mayCount =
  (audience: Audience, someone: Someone, school: SchoolProfile) =>
  ({ excluded }: RegisterLine): boolean =>
    audience === "exact"
      ? maySee(someone, excluded, school)
      : !asKnown(someone, school).some((one) => isExcluded(one, excluded));

type Register = { readonly incidents: Pick<Incidents, "page"> };

/** The lines of a span, newest first, a thousand a query. `isCut`: there were more than `mostLines`. */
export async function linesOf({ incidents }: Register, school: string, { from, to }: Span) {
  const lines: RegisterLine[] = [];
  let after: Cursor | undefined;
  for (;;) {
    const limit = Math.min(linesAtOnce, mostLines - lines.length);
    const page = await incidents.page(school, { limit, from, to, after });
    lines.push(...page.lines);
    after = page.lines.at(-1)?.place;
    if (!page.more || after === undefined) return { lines, isCut: false };
    if (lines.length >= mostLines) return { lines, isCut: true };
  }
}

const isIn =
  ({ from, to }: Span) =>
  ({ receivedAt }: RegisterLine): boolean =>
    from <= receivedAt && receivedAt < to;

const byMonth = (lines: readonly RegisterLine[], period: Period): ShownCounts =>
  countBySpan(lines, monthsOf(period)).map(({ key, count }) => ({ key, shown: exactly(count) }));

/** What governors are shown of lines that may be counted for them. */
export function forGovernors(lines: readonly RegisterLine[], period: Period, today: Day) {
  if (period.term !== undefined) {
    return { figures: termForGovernors(countLines(lines, today)), received: [] };
  }
  const terms = termsOf(period.year).map((term) => ({
    key: periodKey(term),
    figures: termForGovernors(countLines(lines.filter(isIn(boundsOf(term))), today)),
  }));
  return {
    figures: yearForGovernors(terms.map(({ figures }) => figures)),
    received: terms.map(({ key, figures }) => ({ key, shown: figures.total })),
  };
}

/** The figures of a term or a year as this person may see them. Reads that period's lines only. */
export async function readSummary(
  register: Register,
  school: SchoolProfile,
  someone: Someone,
  { period, today }: { readonly period: Period; readonly today: Day },
): Promise<Outcome<Summary, "not-allowed">> {
  const audience = audienceOf(someone, school);
  if (!audience) return refused("not-allowed");
  const read = await linesOf(register, school.id, boundsOf(period));
  const lines = read.lines.filter(mayCount(audience, someone, school));
  const counted =
    audience === "exact"
      ? { figures: asTheyAre(countLines(lines, today)), received: byMonth(lines, period) }
      : forGovernors(lines, period, today);
  return done({ period, audience, ...counted, isCut: read.isCut });
}
