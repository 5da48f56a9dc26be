import * as z from "zod/mini";
import { type Instant, instant, later, minutes, toEpochSeconds } from "#shared/domain/time.ts";
import { seal, unseal } from "./seal.ts";

/** Long enough to find a pen or a printer, or to load the page again when the connection broke. */
export const receiptMinutes = 15;
export const receiptCookie = "__Host-receipt";

const purpose = "receipt";
const shownReceipt = z.strictObject({
  reference: z.string(),
  /** In groups of four digits. */
  receipt: z.string(),
  receivedAt: instant,
});
export type ShownReceipt = z.infer<typeof shownReceipt>;

export const sealReceipt = (key: Uint8Array, shown: ShownReceipt, at: Instant): Promise<string> =>
  seal(key, purpose, shown, toEpochSeconds(later(at, minutes(receiptMinutes))));

export async function openReceipt(
  key: Uint8Array,
  sealed: string,
  at: Instant,
): Promise<ShownReceipt | undefined> {
  const opened = await unseal(key, purpose, sealed, at);
  return opened.ok ? shownReceipt.safeParse(opened.value).data : undefined;
}
