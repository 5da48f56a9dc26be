import * as z from "zod/mini";

/**
 * How far a review is. `open`: the text is worked on. `proposed`: it is before the governors.
 * `sent-back`: they want another one. `decided`: enough of them approved, it waits for the signature.
 * `signed`: what follows from that is under way. `closed`: all of it is done.
 */
export const reviewStatus = z.enum([
  "open",
  "sent-back",
  "proposed",
  "decided",
  "signed",
  "closed",
]);
export type ReviewStatus = z.infer<typeof reviewStatus>;

/** True if reminders are still sent. */
export const isUnsigned = (status: ReviewStatus): boolean =>
  status !== "signed" && status !== "closed";
