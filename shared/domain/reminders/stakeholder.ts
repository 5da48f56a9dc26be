import * as z from "zod/mini";
import { instant } from "../time.ts";

/**
 * Who a stakeholder is to the school. In this order: of somebody who is in several, the first one
 * leads, because it asks most of them.
 */
export const audiences = ["staff", "governors", "volunteers", "parents-carers"] as const;
export const audience = z.enum(audiences);
export type Audience = z.infer<typeof audience>;

export const audienceWords: Readonly<Record<Audience, string>> = {
  staff: "Staff",
  governors: "Governors",
  volunteers: "Volunteers",
  "parents-carers": "Parents and carers",
};

/** More than any school of ours has: 5,000 rows import, and a few thousand more may follow. */
export const mostStakeholders = 10_000;

/**
 * An address that SES can write to: letters, digits and marks of ASCII only, for SES knows no SMTPUTF8.
 * A look-alike of another alphabet is refused here.
 */
export const stakeholderAddress = z
  .string("Enter an e-mail address")
  .check(
    z.trim(),
    z.toLowerCase(),
    z.minLength(1, "Enter an e-mail address"),
    z.maxLength(254, "An e-mail address has at most 254 characters"),
    z.regex(
      /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
      "Enter an e-mail address in the usual letters, like name@example.org",
    ),
  );

/** A language by its tag after BCP 47: `en`, `ur`, `pa-Arab`. */
export const language = z
  .string()
  .check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "Choose a language"), z.maxLength(20));

/** Somebody who is reminded of the policy. The address, in small letters, is who they are to us. */
export const stakeholder = z.strictObject({
  school: z.string(),
  email: stakeholderAddress,
  name: z
    .string("Enter a name")
    .check(
      z.trim(),
      z.minLength(1, "Enter a name"),
      z.maxLength(120, "A name has at most 120 characters"),
    ),
  audiences: z.array(audience).check(z.minLength(1, "Choose at least one audience")),
  language,
  version: z.int().check(z.positive()),
  addedAt: instant,
  changedAt: instant,
  /** When they asked for no more reminders; gone once somebody adds them again at their wish. */
  unsubscribedAt: z.optional(instant),
});
export type Stakeholder = z.infer<typeof stakeholder>;

/** The one audience by which somebody is counted. */
export const leadingAudience = (held: readonly Audience[]): Audience =>
  audiences.find((one) => held.includes(one)) ?? "parents-carers";

/**
 * The policy binds staff and governors through their post ("all staff", "governors" in its list of
 * responsibilities), so its reminders are no offer that they could decline. Everybody else may.
 */
export const mayUnsubscribe = (held: readonly Audience[]): boolean =>
  !held.includes("staff") && !held.includes("governors");

/** True if mail is sent to them: they have not declined it, or may not. */
export const isReached = ({ audiences: held, unsubscribedAt }: Stakeholder): boolean =>
  unsubscribedAt === undefined || !mayUnsubscribe(held);
