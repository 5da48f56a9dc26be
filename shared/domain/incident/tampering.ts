import { canonical } from "../canonical.ts";
import { type Digest, firstBrokenLink } from "./history.ts";
import type { Incident } from "./incident.ts";

/** Where an incident was changed past the program: the number of an entry of its history, from 1. */
export interface Tampering {
  readonly entry: number;
  readonly what: "entry" | "told" | "count";
}

/** What does not follow, as a sentence that comes after the incident's reference. */
export const tamperingWords = ({ entry, what }: Tampering): string =>
  ({
    entry: `entry ${entry} of its history does not follow from what stands before it`,
    told: `what the reporter told is not what entry ${entry} of its history received`,
    count: `entry ${entry} of its history is missing, or one too many is there`,
  })[what];

/**
 * The first sign that an incident was changed past the program; undefined if its history is whole.
 * Each version was made by one entry, so an end that was cut off is noticed, too. What was told is
 * bound by the first entry until a passage is removed.
 */
export function tamperingOf(
  { version, told, history }: Pick<Incident, "version" | "told" | "history">,
  sha: Digest,
): Tampering | undefined {
  const broken = firstBrokenLink(history, sha);
  if (broken !== undefined) return { entry: broken + 1, what: "entry" };
  if (history.length !== version) {
    return { entry: Math.min(version, history.length) + 1, what: "count" };
  }
  const isRedacted = history.some(({ what }) => what === "redact");
  if (!isRedacted && sha(canonical(told)) !== history[0]?.content) {
    return { entry: 1, what: "told" };
  }
  return undefined;
}
