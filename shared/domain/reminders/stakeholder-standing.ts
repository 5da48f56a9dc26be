import type { SuppressedAddress } from "../mail/suppressed-address.ts";
import { isReached, type Stakeholder } from "./stakeholder.ts";

/** Whether mail gets to somebody. */
export type Standing = "reached" | "unsubscribed" | SuppressedAddress["why"];

/** What the mail service said of the address, if nothing is sent there, counts before what they asked for. */
export const standingOf = (
  one: Stakeholder,
  suppressed: SuppressedAddress | undefined,
): Standing => {
  if (suppressed) return suppressed.why;
  return isReached(one) ? "reached" : "unsubscribed";
};
