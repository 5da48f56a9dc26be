import type { Instant } from "../time.ts";
import type { Digest, HistoryEntry } from "./history.ts";

/** What stands before the first entry. */
export const beginning = "0".repeat(64);

/** What an entry binds, of whatever history it is: an incident's or a review's. */
type Hashed = Pick<HistoryEntry, "at" | "by" | "content"> & { readonly what: string };

export const hashOf = (before: string, { at, by, what, content }: Hashed, sha: Digest) =>
  sha(JSON.stringify([before, at, by, what, content]));

/** The history with an entry bound to the last of it. */
export function chained(
  history: readonly HistoryEntry[],
  entry: Omit<HistoryEntry, "hash">,
  sha: Digest,
) {
  const before = history.at(-1)?.hash ?? beginning;
  return [...history, { ...entry, hash: hashOf(before, entry, sha) }];
}

export const firstEntry = (at: Instant, content: string, sha: Digest): HistoryEntry[] =>
  chained([], { at, by: "reporter", what: "received", changes: [], content }, sha);
