import {
  endOf,
  isAlive,
  isToBeNoted,
  type Member,
  type Session,
} from "../domain/school/session.ts";
import { toEpochSeconds } from "../domain/time.ts";
import type { World } from "../ports.ts";

type Parts = Pick<World, "sessions" | "clock" | "ids">;

/** Begins a session. Returns the secret for the browser; the table holds its digest only. */
export async function beginSession(
  { sessions, clock, ids }: Parts,
  school: string,
  member: Member,
): Promise<string> {
  const secret = ids.secret();
  const now = clock.now();
  const session: Session = { member, startedAt: now, seenAt: now };
  await sessions.add(school, ids.digest(secret), session, toEpochSeconds(endOf(session)));
  return secret;
}

/** Who this is, or undefined if nobody is signed in under this secret (any more). */
export async function findMember(
  { sessions, clock, ids }: Parts,
  school: string,
  secret: string,
): Promise<Member | undefined> {
  const id = ids.digest(secret);
  const session = await sessions.find(school, id);
  if (!session) return undefined;
  const now = clock.now();
  // Time to live may take days: the limits are kept here.
  if (!isAlive(session, now)) return undefined;
  if (isToBeNoted(session, now)) await sessions.note(school, id, now);
  return session.member;
}

export const endSession = (
  { sessions, ids }: Pick<World, "sessions" | "ids">,
  school: string,
  secret: string,
): Promise<void> => sessions.remove(school, ids.digest(secret));
