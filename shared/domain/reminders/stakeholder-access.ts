import type { Role } from "../school/role.ts";

/**
 * Who keeps the list of whom the school reminds. It holds the addresses of every family, so it is
 * open to as few as serve (UK GDPR Article 5(1)(c)): each role with its reason.
 */
export const stakeholderKeepers: Readonly<
  Record<Role, { readonly keeps: boolean; readonly why: string }>
> = {
  headteacher: { keeps: true, why: "Answers for it that the policy reaches everybody." },
  office: { keeps: true, why: "Keeps the school’s lists of families and staff anyway." },
  "safeguarding-lead": { keeps: false, why: "Works on incidents, and needs no list for that." },
  "computing-lead": { keeps: false, why: "Looks after the site list, and writes to nobody." },
  "chair-of-governors": { keeps: false, why: "Sees how many were reached: figures are enough." },
  governor: { keeps: false, why: "Sees how many were reached: figures are enough." },
  clerk: { keeps: false, why: "The governors come from the school’s profile with one button." },
};

export const keepsStakeholders = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((held) => stakeholderKeepers[held].keeps);
