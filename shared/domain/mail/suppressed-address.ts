import * as z from "zod/mini";
import { instant } from "../time.ts";

/** An address that nothing is sent to, because a mail to it came back for good or was called spam. */
export const suppressedAddress = z.strictObject({
  school: z.string(),
  /** A digest: the address itself does not stand here. */
  address: z.string(),
  why: z.enum(["bounced", "complained"]),
  /** The mail service's word for it: `Bounce.General`. */
  code: z.string(),
  /** When the mail service learned of it. */
  at: instant,
  /** The id of the message it happened to. */
  message: z.string(),
  /** From when on it is written to again, because a person said so. */
  takenBackAt: z.optional(instant),
});
export type SuppressedAddress = z.infer<typeof suppressedAddress>;

/** The code of a message that was not sent for that reason. */
export const suppressedCode = "AddressSuppressed";

/** What the digest of an address is made of: mailboxes of one spelling but for case are one. */
export const addressToDigest = (email: string): string => email.trim().toLowerCase();
