import * as z from "zod/mini";
import { audience, stakeholderAddress } from "../reminders/stakeholder.ts";
import { text } from "../text.ts";
import { instant } from "../time.ts";
import { policyVersion, versionNumber } from "./policy-version.ts";

/**
 * One person's "I have read it". It hangs on the words (`hash`), not on their number: a version that
 * was approved again unchanged needs nobody to read it again.
 */
export const acknowledgement = z.strictObject({
  school: z.string(),
  hash: policyVersion.shape.hash,
  email: stakeholderAddress,
  /** The version they were shown. */
  version: versionNumber,
  at: instant,
  /** What they were to the school when they said it. */
  audiences: z.array(audience).check(z.minLength(1)),
  /** True if they had a question with it. */
  withQuestion: z.boolean(),
});
export type Acknowledgement = z.infer<typeof acknowledgement>;

export const longestQuestion = 1000;
export const questionText = text({ longest: longestQuestion });

/** What somebody asks who has read the policy: one of each person about each version's words. */
export const policyQuestion = z.strictObject({
  school: z.string(),
  /** Made of the version and a digest of the address. */
  id: z.string().check(z.regex(/^\d{3}-[0-9a-f]{32}$/)),
  hash: policyVersion.shape.hash,
  version: versionNumber,
  email: stakeholderAddress,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  audiences: z.array(audience).check(z.minLength(1)),
  text: questionText,
  askedAt: instant,
  /** Counts the changes of this row. */
  revision: z.int().check(z.nonnegative()),
  /** When somebody said that it is answered, and who. */
  answered: z.exactOptional(z.strictObject({ at: instant, by: z.string() })),
});
export type PolicyQuestion = z.infer<typeof policyQuestion>;

/** `003-9f86d081884c7d65…`: sorts by version, and names nobody to whoever reads a log. */
export const questionId = (version: number, addressDigest: string): string =>
  `${String(version).padStart(3, "0")}-${addressDigest.slice(0, 32)}`;

/** The address as its owner knows it again and nobody else learns it: `a…@example.org`. */
export const maskedAddress = (email: string): string =>
  `${email.slice(0, 1)}…${email.slice(email.lastIndexOf("@"))}`;
