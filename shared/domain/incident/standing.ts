import * as z from "zod/mini";
import { instant } from "../time.ts";
import { reference } from "./reference.ts";

/** SHA-256, or what an HMAC with it gives, in hexadecimal. */
export const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What a submission has to know of the incident that stands under its reference, be it its own. */
export const standing = z.object({
  reference,
  receivedAt: instant,
  /** Tell a repeat of the same request from another request: of its key, and of its content. */
  requestKey: digest,
  requestContent: digest,
});
export type Standing = z.infer<typeof standing>;
