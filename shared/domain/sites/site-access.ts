import type { Role } from "../school/role.ts";

const readers: readonly Role[] = ["headteacher", "computing-lead", "safeguarding-lead"];
const keepers: readonly Role[] = ["computing-lead", "safeguarding-lead"];

interface Held {
  readonly roles: readonly Role[];
}

/** Who sees what is proposed for the site list, and how its sources are. The two leads decide. */
export const seesSiteDesk = ({ roles }: Held): boolean =>
  roles.some((held) => readers.includes(held));

/** Who is told that something waits, and asked to confirm the list: those who keep it. */
export const isToldOfSites = ({ roles }: Held): boolean =>
  roles.some((held) => keepers.includes(held));
