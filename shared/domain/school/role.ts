import * as z from "zod/mini";

/** The roles a person may hold at a school: also the names of the groups in the sign-in service. */
export const roles = [
  "headteacher",
  "safeguarding-lead",
  "computing-lead",
  "chair-of-governors",
  "governor",
  "clerk",
  "office",
] as const;

export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** The role as people say it. */
export const roleWords: Readonly<Record<Role, string>> = {
  headteacher: "Headteacher",
  "safeguarding-lead": "Safeguarding lead",
  "computing-lead": "Computing lead",
  "chair-of-governors": "Chair of governors",
  governor: "Governor",
  clerk: "Clerk to the governors",
  office: "School office",
};
