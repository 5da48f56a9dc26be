import { maySeeReviews } from "../review/review-access.ts";
import type { Person, SchoolProfile } from "../school/profile.ts";
import type { Role } from "../school/role.ts";

type Holder = { readonly roles: readonly Role[] };

/**
 * Who looks and signs: the computing lead, whose task it is, and those who may do it in their place
 * (policy, "Intention to Monitor"; the two leads keep abreast of the sites).
 */
const monitors: readonly Role[] = ["computing-lead", "safeguarding-lead", "headteacher"];

/** True if they may record a look, and read what others wrote. */
export const mayMonitor = ({ roles }: Holder): boolean =>
  roles.some((held) => monitors.includes(held));

/** True if they see at least when it was looked at how much: whoever takes part in reviews. */
export const maySeeMonitoring = (one: Holder): boolean => mayMonitor(one) || maySeeReviews(one);

/** Whose task it is at this school: the computing lead; without one the next in `monitors`. */
export function whoMonitors({ people }: Pick<SchoolProfile, "people">): readonly Person[] {
  const held = monitors.find((wanted) => people.some(({ roles }) => roles.includes(wanted)));
  return people.filter(({ roles }) => held !== undefined && roles.includes(held));
}
