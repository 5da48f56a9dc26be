import type { SchoolProfile } from "../school/profile.ts";
import { type Role, roleWords } from "../school/role.ts";
import { chairStandsIn, maySee, nobodyIsLeft, type Someone } from "./access.ts";
import { type ChangeName, changeNames, ruleOf } from "./change-rules.ts";
import type { Incident } from "./incident.ts";

type Of = Pick<Incident, "excluded" | "status">;
type School = Pick<SchoolProfile, "people">;

/** The roles in which a person acts on an incident: their own, and that of whom they stand in for. */
export function actingRoles(someone: Someone, { excluded }: Of, school: School): readonly Role[] {
  const standsIn =
    (someone.roles.includes("chair-of-governors") && chairStandsIn(excluded, school)) ||
    (someone.outside === true && nobodyIsLeft(excluded, school));
  return standsIn ? [...someone.roles, "headteacher"] : someone.roles;
}

/** What this person may do to this incident now: what there are buttons for. */
export function allowedChanges(someone: Someone, one: Of, school: School): readonly ChangeName[] {
  if (!maySee(someone, one.excluded, school)) return [];
  const acting = actingRoles(someone, one, school);
  return changeNames.filter((name) => {
    const { by, from } = ruleOf(name);
    return from.includes(one.status) && by.some((held) => acting.includes(held));
  });
}

/** Who did it, as the history names them: `Amara Osei, Headteacher`. */
export const signatureOf = ({ name, roles, outside }: Someone): string =>
  [name, ...roles.map((held) => roleWords[held]), ...(outside ? ["Outside contact"] : [])]
    .join(", ")
    .replaceAll(/\s+/g, " ");
