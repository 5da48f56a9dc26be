import { maySee, registerRoles, type Someone, sameMailbox } from "../domain/incident/access.ts";
import type { Incident, RegisterLine } from "../domain/incident/incident.ts";
import type { Reference } from "../domain/incident/reference.ts";
import {
  isAmong,
  isFiltered,
  isOverdue,
  type RegisterFilter,
} from "../domain/incident/register-filter.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { type Instant, instant, schoolDay } from "../domain/time.ts";
import type { Cursor, Incidents, PlacedLine } from "../ports.ts";

/** Lines on a page of the register. */
export const pageSize = 25;
/** Lines read above a page's, so that a few that are kept from this person cost no second query. */
const spare = 10;
/** Lines read for one page of a narrowed register: the same cost, however long the register is. */
export const searchedAtOnce = 500;
/** Open incidents read for "my work": more than these are more than anybody can work on. */
const openAtOnce = 500;

export interface RegisterView {
  readonly lines: readonly RegisterLine[];
  /** Where the next page begins; absent on the last. */
  readonly next?: Cursor;
  /** The moment back to which a narrowed register was searched, if it goes on before that. */
  readonly searchedTo?: Instant;
}

type Parts = { readonly incidents: Pick<Incidents, "page"> };

export interface RegisterQuestion {
  readonly filter: RegisterFilter;
  /** The bounds of the filter's period, if it names one. */
  readonly between?: { readonly from: Instant; readonly to: Instant } | undefined;
  readonly after?: Cursor | undefined;
  readonly now: Instant;
}

/**
 * A page of the register as this person may see it, in the order asked for. What they are kept from leaves no
 * gap: the page is filled from behind it, so that neither its length nor its end tells of anything.
 * A register that is narrowed, by a filter or because the person sees little of it, is searched in
 * stretches of a fixed number of lines, one query a page: a stretch that holds less than a page says
 * how far it looked.
 */
export async function readRegister(
  { incidents }: Parts,
  school: SchoolProfile,
  someone: Someone,
  { filter, between, after, now }: RegisterQuestion,
): Promise<RegisterView> {
  const isStretch =
    isFiltered({ ...filter, period: undefined }) ||
    !someone.roles.some((held) => registerRoles.includes(held));
  const limit = isStretch ? searchedAtOnce : pageSize + spare;
  const found: PlacedLine[] = [];
  let from = after;
  let lastVisible: Cursor | undefined;
  let more = true;
  do {
    const read = await incidents.page(school.id, {
      limit,
      after: from,
      oldestFirst: filter.oldestFirst,
      ...between,
    });
    const visible = read.lines.filter(({ excluded }) => maySee(someone, excluded, school));
    found.push(...visible.filter((line) => isAmong(line, filter, schoolDay(now))));
    lastVisible = visible.at(-1)?.place ?? lastVisible;
    from = read.lines.at(-1)?.place;
    more = read.more && from !== undefined;
  } while (!isStretch && more && found.length <= pageSize);

  const lines = found.slice(0, pageSize);
  if (found.length > pageSize) return { lines, next: lines.at(-1)?.place ?? "" };
  if (!more || from === undefined) return { lines };
  // Never the place of a line that is kept from this person: a page's address would name it. Lines of
  // the same moment are read again, so that none is left out.
  const moment = from.slice(0, from.indexOf("#") + 1);
  const next = lastVisible ?? (filter.oldestFirst ? moment : `${moment}~`);
  return { lines, next, searchedTo: instantOf(next) };
}

/** A place in the register begins with an instant. */
const instantOf = (place: Cursor): Instant => instant.parse(place.slice(0, place.indexOf("#")));

export interface MyWork {
  /** Open incidents that this person sees to, and new ones that nobody has; oldest first. */
  readonly lines: readonly RegisterLine[];
  /** Open incidents by status, of those that this person may see. */
  readonly counts: Readonly<Partial<Record<RegisterLine["status"], number>>>;
  readonly overdue: number;
}

/** What waits for this person: their own incidents, new ones that nobody has, and what is late. One query. */
export async function readMyWork(
  { incidents }: Parts,
  school: SchoolProfile,
  someone: Someone,
  now: Instant,
): Promise<MyWork> {
  const today = schoolDay(now);
  const { lines } = await incidents.page(school.id, { limit: openAtOnce, open: true });
  const visible = lines.filter(({ excluded }) => maySee(someone, excluded, school));
  const me = school.people.find(({ email }) => sameMailbox(email, someone.email))?.id;
  const counts: Partial<Record<RegisterLine["status"], number>> = {};
  for (const { status } of visible) counts[status] = (counts[status] ?? 0) + 1;
  const isMine = (line: RegisterLine) =>
    (line.owner !== undefined && line.owner === me) ||
    (line.owner === undefined && line.status === "received");
  return {
    lines: visible.filter(isMine).toReversed().slice(0, pageSize),
    counts,
    overdue: visible.filter((line) => isOverdue(line, today)).length,
  };
}

/** One incident. What this person may not see is answered as if it were not there. */
export async function readIncident(
  { incidents }: { readonly incidents: Pick<Incidents, "find"> },
  school: SchoolProfile,
  someone: Someone,
  reference: Reference,
): Promise<Outcome<Incident, "not-found">> {
  const found = await incidents.find(school.id, reference);
  return found && maySee(someone, found.excluded, school) ? done(found) : refused("not-found");
}
