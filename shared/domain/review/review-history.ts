import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { beginning, hashOf } from "../incident/chain.ts";
import type { Digest, FieldChange } from "../incident/history.ts";
import { digest } from "../incident/standing.ts";
import { instant } from "../time.ts";
import type { Review } from "./review.ts";
import { reviewChangeNames } from "./review-rules.ts";

/** What happened to a review. Entries are added, never changed. */
export const reviewEntry = z.strictObject({
  at: instant,
  /** The person and their roles, or `The service`. */
  by: z.string(),
  what: z.enum(["opened", ...reviewChangeNames, "closed"]),
  changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
  /** The digest of the whole review as this left it, without its history and its notices. */
  record: digest,
  /** The digest of the changes and the record. */
  content: digest,
  /** The digest of the entry before and of this one: the chain of an incident's history. */
  hash: digest,
});
export type ReviewEntry = z.infer<typeof reviewEntry>;

export type Unchained = Omit<Review, "history" | "version">;

/** What a review says, as text: what is undefined is not there. */
const recordOf = (one: Unchained, sha: Digest): string => {
  const { settled: _settled, ...said } = { ...one, history: undefined, version: undefined };
  return sha(canonical(JSON.parse(JSON.stringify(said))));
};

const contentOf = (changes: readonly FieldChange[], record: string, sha: Digest): string =>
  sha(JSON.stringify([changes.map(({ field, from, to }) => [field, from, to]), record]));

/** The review with one entry more, chained to the last: one version on. */
export function continuedReview(
  one: Unchained,
  before: readonly ReviewEntry[],
  entry: Pick<ReviewEntry, "at" | "by" | "what" | "changes">,
  sha: Digest,
): Review {
  const record = recordOf(one, sha);
  const content = contentOf(entry.changes, record, sha);
  const hash = hashOf(before.at(-1)?.hash ?? beginning, { ...entry, content }, sha);
  const history = [...before, { ...entry, record, content, hash }];
  return { ...one, version: history.length, history };
}

/** Where a review was changed past the program, as a sentence that comes after its name. */
export function reviewTampering(one: Review, sha: Digest): string | undefined {
  const { history, version, ...rest } = one;
  const broken = history.findIndex((entry, place) => {
    const content = contentOf(entry.changes, entry.record, sha);
    const hash = hashOf(history[place - 1]?.hash ?? beginning, entry, sha);
    return entry.content !== content || entry.hash !== hash;
  });
  if (broken !== -1) {
    return `entry ${broken + 1} of its history does not follow from what stands before it`;
  }
  if (history.length !== version) {
    return `entry ${Math.min(version, history.length) + 1} of its history is missing, or one too many is there`;
  }
  if (history.at(-1)?.record !== recordOf(rest, sha)) {
    return `what it says is not what entry ${history.length} of its history left`;
  }
  return undefined;
}
