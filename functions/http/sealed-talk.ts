import * as z from "zod/mini";
import { receipt } from "#shared/domain/incident/receipt.ts";
import { type Instant, later, minutes, toEpochSeconds } from "#shared/domain/time.ts";
import { seal, unseal } from "./seal.ts";

/** Long enough to write a message, short enough for a page that was left open on a shared computer. */
export const talkMinutes = 30;

const purpose = "follow-up";
const talk = z.strictObject({
  receipt,
  /** How many messages the page shows: what comes after them was not there when it was made. */
  seen: z.int().check(z.nonnegative()),
});

/** What a reporter's page knows of them: it travels in the page, sealed, and never in an address. */
export type Talk = z.infer<typeof talk>;

export const sealTalk = (key: Uint8Array, one: Talk, at: Instant): Promise<string> =>
  seal(key, purpose, one, toEpochSeconds(later(at, minutes(talkMinutes))));

export async function openTalk(
  key: Uint8Array,
  sealed: string,
  at: Instant,
): Promise<Talk | "expired" | "tampered"> {
  const opened = await unseal(key, purpose, sealed, at);
  if (!opened.ok) return opened.refused;
  return talk.safeParse(opened.value).data ?? "tampered";
}
