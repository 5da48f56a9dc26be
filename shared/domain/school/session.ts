import * as z from "zod/mini";
import { hours, type Instant, instant, later, minutes, secondsBetween } from "../time.ts";
import { role, roles } from "./role.ts";

/** Somebody signed in, as the sign-in service described them. */
export const member = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(254)),
  email: z.string().check(z.maxLength(254)),
  roles: z.array(role),
  outside: z.boolean(),
});
export type Member = z.infer<typeof member>;

/** The group of the outside contact in the sign-in service: it is no role at the school. */
export const outsideGroup = "outside-contact";

const longestName = 200;

/** A member by the groups of the sign-in service; groups we do not know give nothing. */
export const memberOf = (name: string, email: string, groups: readonly string[]): Member => ({
  name: name.trim().slice(0, longestName) || email,
  email,
  roles: roles.filter((one) => groups.includes(one)),
  outside: groups.includes(outsideGroup),
});

export const session = z.strictObject({
  member,
  startedAt: instant,
  seenAt: instant,
  /** When they proved who they are, if the sign-in service vouched for the moment: signing asks for it. */
  provedAt: z.optional(instant),
});
export type Session = z.infer<typeof session>;

/** A session ends after half an hour without a request, and ten hours after it began: one working day
 * (OWASP ASVS 5.0, 7.3.1 and 7.3.2 ask for both limits). */
const idleSeconds = minutes(30);
export const absoluteSeconds = hours(10);
/** A request within this many seconds of the last one that was written down is not written down. */
const noteEvery = minutes(5);

export const endOf = ({ startedAt }: Session): Instant => later(startedAt, absoluteSeconds);

export const isAlive = ({ startedAt, seenAt }: Session, at: Instant): boolean =>
  secondsBetween(startedAt, at) < absoluteSeconds && secondsBetween(seenAt, at) < idleSeconds;

export const isToBeNoted = ({ seenAt }: Session, at: Instant): boolean =>
  secondsBetween(seenAt, at) >= noteEvery;
