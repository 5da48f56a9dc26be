import * as z from "zod/mini";
import { instant } from "../time.ts";
import { beginning, chained, hashOf } from "./chain.ts";
import { changeNames } from "./change-rules.ts";

/** A digest of text as 64 hexadecimal digits: SHA-256, handed in because the domain makes nothing. */
export type Digest = (text: string) => string;

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** One field before and after, in words. */
const fieldChange = z.strictObject({ field: z.string(), from: z.string(), to: z.string() });
export type FieldChange = z.infer<typeof fieldChange>;

/** One thing that happened to an incident. Entries are added, never changed. */
export const historyEntry = z.strictObject({
  at: instant,
  /** Who: `reporter`, or the person and their roles. */
  by: z.string(),
  what: z.union([z.literal("received"), z.literal("reporter-message"), z.enum(changeNames)]),
  /** What it was and what it became. */
  changes: z._default(z.array(fieldChange), []),
  /** True once a passage was removed from `changes`: `content` still tells what they were. */
  redacted: z.optional(z.boolean()),
  /** The digest of what was told or changed. */
  content: digest,
  /** The digest of the entry before and of this one: the chain. */
  hash: digest,
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The field under which a removal binds what it left of an entry. */
export const redactedEntry = (place: number): string => `entry ${place + 1}`;
export const isRedactedEntry = (field: string): boolean => /^entry \d+$/.test(field);

/** The digest that binds the words of a change. */
export const contentOf = (changes: readonly FieldChange[], sha: Digest): string =>
  sha(JSON.stringify(changes.map(({ field, from, to }) => [field, from, to])));

/** The history with one entry more, chained to the last. */
export const continued = (
  history: readonly HistoryEntry[],
  entry: Pick<HistoryEntry, "at" | "by" | "what" | "changes">,
  sha: Digest,
): HistoryEntry[] => chained(history, { ...entry, content: contentOf(entry.changes, sha) }, sha);

/**
 * The place of the first entry that does not follow from the one before, or whose changes are not
 * those it was made of; undefined if all is well. The words of an entry from which a passage was
 * removed are bound by the entry that removed it.
 */
export function firstBrokenLink(history: readonly HistoryEntry[], sha: Digest): number | undefined {
  const isWhole = (entry: HistoryEntry, place: number): boolean => {
    if (entry.hash !== hashOf(history[place - 1]?.hash ?? beginning, entry, sha)) return false;
    if (entry.what === "received") return place === 0 && entry.changes.length === 0;
    const words = contentOf(entry.changes, sha);
    if (!entry.redacted) return entry.content === words;
    const last = history
      .slice(place + 1)
      .flatMap(({ what, changes }) => (what === "redact" ? changes : []))
      .findLast(({ field }) => field === redactedEntry(place));
    return last?.to === words;
  };
  const broken = history.findIndex((entry, place) => !isWhole(entry, place));
  return broken === -1 ? undefined : broken;
}
