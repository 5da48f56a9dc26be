import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { beginning, hashOf } from "../incident/chain.ts";
import type { Digest } from "../incident/history.ts";
import { reference } from "../incident/reference.ts";
import { digest } from "../incident/standing.ts";
import { termNames } from "../school/school-year.ts";
import { text } from "../text.ts";
import { day, instant } from "../time.ts";

/** What one look may say at most. A row holds all of it many times over. */
export const monitoringLimits = {
  sites: 200,
  other: 500,
  found: 4000,
  incidents: 20,
  /** Of one term: more looks than anybody takes. */
  entries: 40,
} as const;

/** That somebody looked at sites, as the policy intends. It is signed, and never changed. */
export const monitoringEntry = z.strictObject({
  school: z.string(),
  /** Counted from 1, without a gap. */
  number: z.int().check(z.positive()),
  /** The term it counts for. */
  term: z.strictObject({ year: z.int(), term: z.enum(termNames) }),
  /** The day on which they looked. */
  on: day,
  /** What they looked at, as the list called it then. */
  sites: z
    .array(z.strictObject({ slug: z.string(), name: z.string() }))
    .check(z.maxLength(monitoringLimits.sites)),
  /** What they looked at besides. */
  other: z.optional(text({ longest: monitoringLimits.other })),
  found: text({ longest: monitoringLimits.found }),
  /** The incidents that were reported of it. */
  incidents: z.array(reference).check(z.maxLength(monitoringLimits.incidents)),
  /** As they signed: `Cleo Hart, Computing lead`. */
  by: z.string(),
  at: instant,
  /** The digest of all of the above. */
  content: digest,
  /** The digest of the entry before and of this one: the chain of an incident's history. */
  hash: digest,
});
export type MonitoringEntry = z.infer<typeof monitoringEntry>;

/** What an entry says, before it is bound to the one before it. */
export type Looked = Omit<MonitoringEntry, "content" | "hash" | "number">;

const contentOf = (said: Omit<MonitoringEntry, "content" | "hash">, sha: Digest): string =>
  sha(canonical(JSON.parse(JSON.stringify(said))));

const bound = (said: Omit<MonitoringEntry, "content" | "hash">, before: string, sha: Digest) => {
  const content = contentOf(said, sha);
  return { content, hash: hashOf(before, { ...said, what: "looked", content }, sha) };
};

/** The entry after `last`, chained to it. */
export function nextEntry(
  last: MonitoringEntry | undefined,
  looked: Looked,
  sha: Digest,
): MonitoringEntry {
  const said = { ...looked, number: (last?.number ?? 0) + 1 };
  return { ...said, ...bound(said, last?.hash ?? beginning, sha) };
}

/** True if two entries say the same of the same day: a form that was sent twice. */
export function saysTheSame(one: MonitoringEntry, other: MonitoringEntry): boolean {
  const said = ({ on, sites, other: more, found, incidents, by }: MonitoringEntry) =>
    canonical([on, sites, more ?? null, found, incidents, by]);
  return said(one) === said(other);
}

/** Where the log was changed past the program, as a sentence; entries the oldest first. */
export function monitoringTampering(
  entries: readonly MonitoringEntry[],
  sha: Digest,
): string | undefined {
  for (const [place, entry] of entries.entries()) {
    const { content, hash, ...said } = entry;
    if (said.number !== place + 1) return `entry ${place + 1} of the monitoring log is missing`;
    const whole = bound(said, entries[place - 1]?.hash ?? beginning, sha);
    if (whole.content !== content || whole.hash !== hash) {
      return `entry ${place + 1} of the monitoring log does not follow from what stands before it`;
    }
  }
  return undefined;
}
