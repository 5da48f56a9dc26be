import * as z from "zod/mini";
import { audience } from "./stakeholder.ts";

const place = z.string().check(z.maxLength(254));

/** What somebody looks for in the list of those who are reminded. */
export const stakeholderSearch = z.strictObject({
  /** How the address begins, in small letters. */
  beginning: z.optional(place),
  audience: z.optional(audience),
  /** The address behind which it goes on. */
  after: z.optional(place),
});
export type StakeholderSearch = z.infer<typeof stakeholderSearch>;
