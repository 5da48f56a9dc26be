import { type HistoryEntry, isRedactedEntry } from "./history.ts";
import type { Incident } from "./incident.ts";

/** What readers find in the place of a passage. No shorter than any text that is kept may be. */
export const removedWords = "[redacted]";

/** Where people write in their own words. Everything else is chosen, counted or proven: it stays. */
const written = {
  told: new Set(["description", "immediateAction", "siteOther", "name"]),
  work: new Set([
    "title",
    "site",
    "name",
    "decision",
    "reason",
    "reference",
    "what",
    "note",
    "text",
  ]),
  history: new Set(["from", "to"]),
};
/** Fields of the history that tell of a choice, not of somebody's words. */
const chosen = new Set([
  "status",
  "kind",
  "categories",
  "severity",
  "owner",
  "original",
  "risk",
  "risk after actions",
]);

type Cut = (text: string) => string;

/** A value in which every text of these names, however deep, is cut. */
function inEach(value: unknown, names: ReadonlySet<string>, cut: Cut): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => inEach(one, names, cut));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      name,
      typeof one === "string" && names.has(name) ? cut(one) : inEach(one, names, cut),
    ]),
  );
}

type Redacted = Pick<Incident, "told" | "work" | "history">;

/** A web address with the passage in it goes as a whole: half of one leads elsewhere. */
function withoutLink(told: Incident["told"], cut: Cut): Incident["told"] {
  const { link, ...rest } = told;
  return link === undefined || cut(link) === link ? told : rest;
}

function cutEntry(entry: HistoryEntry, cut: Cut): HistoryEntry {
  const changes = entry.changes.map((change) =>
    chosen.has(change.field) || isRedactedEntry(change.field)
      ? change
      : (inEach(change, written.history, cut) as typeof change),
  );
  return JSON.stringify(changes) === JSON.stringify(entry.changes)
    ? entry
    : { ...entry, changes, redacted: true };
}

/**
 * The incident as it reads without a passage, wherever somebody wrote it: in what was told, in what
 * the school made of it, and in the words of the history, whose digests stay what they were.
 * Whom the incident keeps out does not change by it.
 */
export function withoutPassage(
  { told, work, history }: Redacted,
  passage: string,
): { readonly incident: Redacted; readonly count: number } {
  let count = 0;
  const cut: Cut = (text) => {
    const parts = text.split(passage);
    count += parts.length - 1;
    return parts.join(removedWords);
  };
  const incident: Redacted = {
    told: inEach(withoutLink(told, cut), written.told, cut) as Incident["told"],
    work: inEach(work, written.work, cut) as Incident["work"],
    history: history.map((entry) => cutEntry(entry, cut)),
  };
  return { incident, count };
}
