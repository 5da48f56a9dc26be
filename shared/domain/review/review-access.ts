import type { Someone } from "../incident/access.ts";
import { maySeeProposals } from "../policy/policy-access.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { Role } from "../school/role.ts";
import { decidersOf, type Exclusions, personOf, signersOf } from "./body.ts";
import type { Review } from "./review.ts";
import { type ReviewChangeName, reviewChangeNames, reviewRuleOf } from "./review-rules.ts";

/**
 * Whoever may read a text before it is decided on takes part in deciding. Nothing in a review is personal
 * data, and nothing in it is for the public.
 */
export const maySeeReviews: (someone: Pick<Someone, "roles">) => boolean = maySeeProposals;

export interface Concerned {
  readonly school: SchoolProfile;
  readonly exclusions: Exclusions;
}

/**
 * What this person may do in this review now: what there are buttons for. Who may not decide because
 * of an incident is told the same as who never decides, so that it tells nobody of the incident.
 */
export function allowedReviewChanges(
  someone: Someone,
  one: Review,
  { school, exclusions }: Concerned,
): readonly ReviewChangeName[] {
  if (!maySeeReviews(someone)) return [];
  const person = personOf(someone.email, school);
  const isAmong = (people: readonly { readonly id: string }[]) =>
    person !== undefined && people.some(({ id }) => id === person.id);
  const holds = (by: Role | "deciders" | "signers"): boolean => {
    if (by === "deciders") return isAmong(decidersOf(one, exclusions, school));
    if (by === "signers") return isAmong(signersOf(one, exclusions, school));
    return someone.roles.includes(by);
  };
  return reviewChangeNames.filter((name) => {
    const { by, from } = reviewRuleOf(name);
    return from.includes(one.status) && by.some(holds);
  });
}
