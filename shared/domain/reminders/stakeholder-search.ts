import * as z from "zod/mini";
import { nameKey } from "../school/names.ts";
import { audience, type Stakeholder } from "./stakeholder.ts";

const place = z.string().check(z.maxLength(254));

/** What somebody looks for in the list of those who are reminded. */
export const stakeholderSearch = z.strictObject({
  /** How the address or words of the name begin, as it was typed. */
  text: z.optional(place),
  audience: z.optional(audience),
  /** The address behind which it goes on. */
  after: z.optional(place),
});
export type StakeholderSearch = z.infer<typeof stakeholderSearch>;

/** Only an address has this sign: what has it is looked up by the address alone, in one query. */
export const isAddress = (text: string): boolean => text.includes("@");

/**
 * True if somebody's address begins so, or each of these words begins one of their name, in any order,
 * whatever the case, the accents and the title: `mrs oneill` finds Renée O’Neill.
 */
export function isLookedFor({ name, email }: Stakeholder, text: string): boolean {
  if (email.startsWith(text.trim().toLowerCase())) return true;
  const asked = nameKey(text).split(" ").filter(Boolean);
  const known = nameKey(name).split(" ");
  return asked.length > 0 && asked.every((word) => known.some((one) => one.startsWith(word)));
}
