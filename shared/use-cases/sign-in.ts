import {
  endOf,
  isAlive,
  isToBeNoted,
  type Member,
  type Session,
} from "../domain/school/session.ts";
import { type Instant, secondsBetween, toEpochSeconds } from "../domain/time.ts";
import type { World } from "../ports.ts";

type Parts = Pick<World, "sessions" | "clock" | "ids">;

/**
 * Begins a session. Returns the secret for the browser; the table holds its digest only. `provedAt` is
 * when the sign-in service says that they proved who they are, never later than now.
 */
export async function beginSession(
  { sessions, clock, ids }: Parts,
  school: string,
  member: Member,
  provedAt?: Instant,
): Promise<string> {
  const secret = ids.secret();
  const now = clock.now();
  const proved = provedAt !== undefined && secondsBetween(provedAt, now) < 0 ? now : provedAt;
  const session: Session = {
    member,
    startedAt: now,
    seenAt: now,
    ...(proved !== undefined && { provedAt: proved }),
  };
  await sessions.add(school, ids.digest(secret), session, toEpochSeconds(endOf(session)));
  return secret;
}

/** The session under this secret, or undefined if nobody is signed in under it (any more). */
export async function findSession(
  { sessions, clock, ids }: Parts,
  school: string,
  secret: string,
): Promise<Session | undefined> {
  const id = ids.digest(secret);
  const session = await sessions.find(school, id);
  if (!session) return undefined;
  const now = clock.now();
  // Time to live may take days: the limits are kept here.
  if (!isAlive(session, now)) return undefined;
  if (isToBeNoted(session, now)) await sessions.note(school, id, now);
  return session;
}

/** Who this is, or undefined if nobody is signed in under this secret (any more). */
export const findMember = async (
  parts: Parts,
  school: string,
  secret: string,
): Promise<Member | undefined> => (await findSession(parts, school, secret))?.member;

export const endSession = (
  { sessions, ids }: Pick<World, "sessions" | "ids">,
  school: string,
  secret: string,
): Promise<void> => sessions.remove(school, ids.digest(secret));
