import { type Exclusion, maySee, type Someone } from "../domain/incident/access.ts";
import type { Reference } from "../domain/incident/reference.ts";
import {
  aboutOf,
  isGivenUp,
  longestWait,
  type Message,
  stuckAfter,
} from "../domain/mail/message.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { type Instant, later, secondsBetween } from "../domain/time.ts";
import type { Cursor, Due, DueRow, GivenUp, Incidents, MessageList } from "../ports.ts";

/** Messages on a page of the list. */
export const messagesOnPage = 25;
/** Messages read above a page's, so that a few that are kept from this person cost no second query. */
const spare = 10;
/** Due rows looked at for what is stuck. */
const mostWaiting = 500;

type GivenUpParts = {
  readonly messageList: Pick<MessageList, "givenUp">;
  readonly incidents: Pick<Incidents, "exclusions">;
};
type Seen = (about: Reference | undefined) => boolean;

/** Says of each of these incidents whether this person may see it: one call, or none for nothing. */
async function seenBy(
  { incidents }: Pick<GivenUpParts, "incidents">,
  school: SchoolProfile,
  someone: Someone,
  abouts: readonly (Reference | undefined)[],
): Promise<Seen> {
  const asked = [...new Set(abouts.flatMap((one) => one ?? []))];
  const kept: ReadonlyMap<Reference, Exclusion> =
    asked.length === 0 ? new Map() : await incidents.exclusions(school.id, asked);
  return (about) => {
    // What is about no incident is anybody's who may open the list.
    if (about === undefined) return true;
    const one = kept.get(about);
    return one !== undefined && maySee(someone, one, school);
  };
}

/** As many as fit on a page, and one more if it goes on: what is kept from the person leaves no gap. */
async function findGivenUp(
  parts: GivenUpParts,
  school: SchoolProfile,
  someone: Someone,
  after?: Cursor,
): Promise<readonly GivenUp[]> {
  const found: GivenUp[] = [];
  let from = after;
  let more = true;
  while (more && found.length <= messagesOnPage) {
    const look = { limit: messagesOnPage + spare, after: from };
    const read = await parts.messageList.givenUp(school.id, look);
    const abouts = read.found.map(({ id }) => aboutOf(id));
    const seen = await seenBy(parts, school, someone, abouts);
    found.push(...read.found.filter(({ id }) => seen(aboutOf(id))));
    from = read.found.at(-1)?.place;
    more = read.more && from !== undefined;
  }
  return found.slice(0, messagesOnPage + 1);
}

/**
 * How many messages were given up that this person may know of; one more than fit on a page stands
 * for all that are more. One query, and one call more only if there are any.
 */
export const countGivenUp = async (
  parts: GivenUpParts,
  school: SchoolProfile,
  someone: Someone,
): Promise<number> => (await findGivenUp(parts, school, someone)).length;

export interface GivenUpView {
  readonly messages: readonly Message[];
  /** Where the next page begins; absent on the last. */
  readonly next?: Cursor;
}

/**
 * A page of the messages that were given up, newest first, of the incidents that this person may
 * see. Its length and its end tell nothing of what is kept from them.
 */
export async function readGivenUp(
  parts: GivenUpParts & { readonly messageList: Pick<MessageList, "findAll"> },
  school: SchoolProfile,
  someone: Someone,
  after?: Cursor,
): Promise<GivenUpView> {
  const found = await findGivenUp(parts, school, someone, after);
  const shown = found.slice(0, messagesOnPage);
  const ids = shown.map(({ id }) => id);
  const all = ids.length === 0 ? [] : await parts.messageList.findAll(school.id, ids);
  // The index may be behind the table: what somebody has just dealt with is not shown any more.
  const messages = all.filter(isGivenUp);
  const last = shown.at(-1);
  return found.length > messagesOnPage && last ? { messages, next: last.place } : { messages };
}

/** Mail that does not get out at the moment. */
export interface StuckMail {
  /** Messages that wait to be sent. */
  readonly messages: number;
  /** Incidents whose messages are not even made: whatever makes them does not run. */
  readonly incidents: number;
  /** Since when the longest waiting waits. */
  readonly since: Instant;
}

const incidentOf = (row: DueRow): Reference | undefined => {
  if (row.owes === "messages") return row.reference;
  return row.owes === "sending" ? aboutOf(row.id) : undefined;
};

/**
 * What has waited for more than a quarter of an hour, of the incidents that this person may see;
 * undefined if nothing has. One query; two calls more only if something waits.
 */
export async function readStuckMail(
  parts: {
    readonly due: Due;
    readonly messageList: Pick<MessageList, "findAll">;
    readonly incidents: Pick<Incidents, "exclusions">;
  },
  school: SchoolProfile,
  someone: Someone,
  now: Instant,
): Promise<StuckMail | undefined> {
  const isStuck = (since: Instant) => secondsBetween(since, now) > stuckAfter;
  // A message that was tried is due again within the longest wait.
  const due = await parts.due.until(school.id, later(now, longestWait), mostWaiting);
  const rows = due.filter(
    (row) => row.owes === "sending" || (row.owes === "messages" && isStuck(row.dueAt)),
  );
  const seen = await seenBy(parts, school, someone, rows.map(incidentOf));
  const visible = rows.filter((row) => seen(incidentOf(row)));
  const ids = visible.flatMap((row) => (row.owes === "sending" ? [row.id] : []));
  const waiting = ids.length === 0 ? [] : await parts.messageList.findAll(school.id, ids);
  const messages = waiting
    .filter(({ status }) => status === "queued")
    .map(({ handled, createdAt }) => handled?.at ?? createdAt)
    .filter(isStuck);
  const incidents = visible.flatMap((row) => (row.owes === "messages" ? [row.dueAt] : []));
  const [since] = [...messages, ...incidents].toSorted((one, other) => secondsBetween(other, one));
  return since && { messages: messages.length, incidents: incidents.length, since };
}
