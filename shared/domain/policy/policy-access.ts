import type { Role } from "../school/role.ts";

/** Who works on the policy and who decides on it: others read what was decided. */
const readers: readonly Role[] = [
  "headteacher",
  "chair-of-governors",
  "governor",
  "clerk",
  "safeguarding-lead",
  "computing-lead",
];

/** Who may read texts that were not decided on: drafts, proposed and withdrawn ones. */
export const maySeeProposals = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((held) => readers.includes(held));
