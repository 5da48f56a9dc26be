import type { Role } from "../school/role.ts";

const readers: readonly Role[] = ["headteacher", "computing-lead", "safeguarding-lead", "office"];
const deciders: readonly Role[] = ["headteacher", "computing-lead"];

interface Held {
  readonly roles: readonly Role[];
}

/** Who sees the reminders, writes the term's paragraph and sends themselves a test. */
export const seesReminders = ({ roles }: Held): boolean =>
  roles.some((held) => readers.includes(held));

/** Who may stop a reminder that is going out, and decides whether people are asked a second time. */
export const decidesOnReminders = ({ roles }: Held): boolean =>
  roles.some((held) => deciders.includes(held));
