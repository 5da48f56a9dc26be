import * as z from "zod/mini";
import { type Instant, instant } from "../time.ts";

/** A digest of text as 64 hexadecimal digits: SHA-256, handed in because the domain makes nothing. */
export type Digest = (text: string) => string;

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** One thing that happened to an incident. Entries are added, never changed. */
export const historyEntry = z.strictObject({
  at: instant,
  /** Who: a role or `reporter`, never a name, so that the chain survives a person's erasure. */
  by: z.string(),
  what: z.enum(["received"]),
  /** The digest of what was told or changed. */
  content: digest,
  /** The digest of the entry before and of this one: the chain. */
  hash: digest,
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What stands before the first entry. */
const beginning = "0".repeat(64);

const hashOf = (
  before: string,
  { at, by, what, content }: Omit<HistoryEntry, "hash">,
  sha: Digest,
) => sha([before, at, by, what, content].join("\n"));

/** The history with one entry more, chained to the last. */
export function continued(
  history: readonly HistoryEntry[],
  entry: Omit<HistoryEntry, "hash">,
  sha: Digest,
): HistoryEntry[] {
  const before = history.at(-1)?.hash ?? beginning;
  return [...history, { ...entry, hash: hashOf(before, entry, sha) }];
}

/** The place of the first entry that does not follow from the one before, or undefined if all do. */
export function firstBrokenLink(history: readonly HistoryEntry[], sha: Digest): number | undefined {
  const broken = history.findIndex(
    (entry, place) => entry.hash !== hashOf(history[place - 1]?.hash ?? beginning, entry, sha),
  );
  return broken === -1 ? undefined : broken;
}

export const firstEntry = (at: Instant, content: string, sha: Digest): HistoryEntry[] =>
  continued([], { at, by: "reporter", what: "received", content }, sha);
