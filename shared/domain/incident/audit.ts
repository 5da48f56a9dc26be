import * as z from "zod/mini";
import type { SchoolProfile } from "../school/profile.ts";
import type { Role } from "../school/role.ts";
import { type Instant, instant, schoolDay } from "../time.ts";
import { asKnown, type Exclusion, isExcluded, type Someone } from "./access.ts";
import { reference } from "./reference.ts";

/** What somebody looked at, in words that follow their name. */
export const lookWords = {
  viewed: "Opened the incident",
  exported: "Took the register as a file",
  stakeholders: "Took the list of stakeholders as a file",
  lessons: "Read the lessons for the policy",
} as const;

/** One look into the register: when, who (as `signatureOf` names them), at what. Only ever added. */
export const auditEntry = z.strictObject({
  at: instant,
  who: z.string(),
  what: z.enum(Object.keys(lookWords) as (keyof typeof lookWords)[]),
  /** The incident; absent where the look was at none in particular. */
  reference: z.optional(reference),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** A calendar month of the school, `2026-11`: looks are kept and shown by it. */
export const auditMonth = z
  .string()
  .check(z.regex(/^20\d\d-(?:0[1-9]|1[0-2])$/))
  .brand<"AuditMonth">();
export type AuditMonth = z.infer<typeof auditMonth>;

export const monthOf = (at: Instant): AuditMonth => auditMonth.parse(schoolDay(at).slice(0, 7));

/** The months up to the one of this moment, the newest first. */
export function lastMonths(at: Instant, count: number): readonly AuditMonth[] {
  const [year = 0, month = 1] = monthOf(at).split("-").map(Number);
  return Array.from({ length: count }, (_, back) => {
    const number = year * 12 + month - 1 - back;
    const inYear = String((number % 12) + 1).padStart(2, "0");
    return auditMonth.parse(`${Math.floor(number / 12)}-${inYear}`);
  });
}

/** Who answers for how the register is used: the school's head, and the governors over the head. */
const overseers: readonly Role[] = ["headteacher", "chair-of-governors"];

export const oversees = ({ roles }: Pick<Someone, "roles">): boolean =>
  roles.some((held) => overseers.includes(held));

/**
 * True if this person may learn who looked at an incident. The chair of governors may where they may
 * not open it; nobody may who is kept out of it.
 */
export const mayOversee = (
  someone: Someone,
  kept: Exclusion,
  school: Pick<SchoolProfile, "people">,
): boolean => oversees(someone) && !asKnown(someone, school).some((one) => isExcluded(one, kept));
