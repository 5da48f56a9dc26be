import * as z from "zod/mini";
import { mayMean, nameKey } from "../school/names.ts";
import type { Person, SchoolProfile } from "../school/profile.ts";
import { type Role, role } from "../school/role.ts";
import type { NamedPerson } from "./submission.ts";

/**
 * Who an incident keeps out: the roles its people hold and the names they were given, in the form of
 * `nameKey`. It is kept with the incident and in the register index, and asked whenever somebody
 * lists, opens or is to be mailed, so that it also holds for who joins the school later.
 */
export const exclusion = z.strictObject({ roles: z.array(role), names: z.array(z.string()) });
export type Exclusion = z.infer<typeof exclusion>;

/**
 * Every person named is kept out, whatever their part in it: witnesses and those affected too. Only
 * children are not: a child called Beth is none of the people who work the register.
 */
export function exclusionOf(people: readonly NamedPerson[]): Exclusion {
  const names = people
    .filter(({ relationship }) => relationship !== "pupil")
    .map(({ name }) => nameKey(name ?? ""))
    .filter((key) => key !== "");
  return {
    roles: [...new Set(people.flatMap(({ roles }) => roles))],
    names: [...new Set(names)],
  };
}

/** Somebody who may be let in: a person of the school's profile, or a person signed in. */
export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** True for the outside contact, who acts only when nobody at the school is left. */
  readonly outside?: boolean;
}

export const isExcluded = ({ name, roles }: Someone, kept: Exclusion): boolean =>
  roles.some((one) => kept.roles.includes(one)) ||
  kept.names.some((told) => mayMean(told, nameKey(name)));

export const sameMailbox = (one: string, other: string) =>
  one.toLowerCase() === other.toLowerCase();

/**
 * The person as both the sign-in service and the profile know them: someone whose e-mail address
 * stands in the profile is kept out under either name, and for the roles of either.
 */
export function asKnown(someone: Someone, { people }: Pick<SchoolProfile, "people">): Someone[] {
  const inProfile = people.filter(({ email }) => sameMailbox(email, someone.email));
  return [someone, ...inProfile];
}

/** Roles that work the register: the policy's section "Documentation and Recording" and design of roles. */
export const registerRoles: readonly Role[] = [
  "headteacher",
  "safeguarding-lead",
  "computing-lead",
];

const free = (kept: Exclusion, { people }: Pick<SchoolProfile, "people">, held: Role): Person[] =>
  people.filter((one) => one.roles.includes(held) && !isExcluded(one, kept));

/** The headteacher is kept out, or there is none: the chair of governors stands in. */
export const chairStandsIn = (kept: Exclusion, school: Pick<SchoolProfile, "people">): boolean =>
  free(kept, school, "headteacher").length === 0;

/** Nobody at the school may handle it: the outside contact does. */
export const nobodyIsLeft = (kept: Exclusion, school: Pick<SchoolProfile, "people">): boolean =>
  [...registerRoles, "chair-of-governors" as const].every(
    (held) => free(kept, school, held).length === 0,
  );

/**
 * True if this person may see this incident. Everything that shows or tells of an incident asks
 * here, and answers a no exactly as if the incident did not exist.
 */
export function maySee(
  someone: Someone,
  kept: Exclusion,
  school: Pick<SchoolProfile, "people">,
): boolean {
  if (asKnown(someone, school).some((one) => isExcluded(one, kept))) return false;
  if (someone.roles.some((held) => registerRoles.includes(held))) return true;
  if (someone.roles.includes("chair-of-governors") && chairStandsIn(kept, school)) return true;
  return someone.outside === true && nobodyIsLeft(kept, school);
}

/** True if the person has any business with the register, however little they will find in it. */
export const worksTheRegister = ({ roles, outside }: Someone): boolean =>
  outside === true ||
  roles.some((held) => held === "chair-of-governors" || registerRoles.includes(held));
