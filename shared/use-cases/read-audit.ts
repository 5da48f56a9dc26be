import { type Exclusion, maySee, type Someone } from "../domain/incident/access.ts";
import { type AuditEntry, type AuditMonth, mayOversee } from "../domain/incident/audit.ts";
import type { HistoryEntry } from "../domain/incident/history.ts";
import type { Reference } from "../domain/incident/reference.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Audit, Cursor, Incidents, PlacedAuditEntry } from "../ports.ts";

/** Looks on a page of the audit. */
export const looksOnPage = 25;
/** Looks read above a page's, so that a few that are kept from this person cost no second query. */
const spare = 10;

export interface AuditQuestion {
  readonly month: AuditMonth;
  readonly after?: Cursor | undefined;
}

export interface SeenLook extends AuditEntry {
  /** True if the reader may open the incident, too. */
  readonly opens: boolean;
}

export interface AuditView {
  readonly looks: readonly SeenLook[];
  /** Where the next page begins; absent on the last. */
  readonly next?: Cursor;
}

type ReadAudit = Pick<Audit, "page">;

/** The first page of what was found, of which there is one more if the month goes on. */
function pageOf(found: readonly (SeenLook & { readonly place: Cursor })[]): AuditView {
  const shown = found.slice(0, looksOnPage);
  const looks = shown.map(({ place: _place, ...look }) => look);
  const last = shown.at(-1);
  return found.length > looksOnPage && last ? { looks, next: last.place } : { looks };
}

/**
 * A page of the month's looks, newest first: one query, and one call for whom their incidents keep
 * out now. What the reader is kept from, or what is not there any more, leaves no gap: the page is
 * filled from behind it.
 */
export async function readAudit(
  parts: { readonly audit: ReadAudit; readonly incidents: Pick<Incidents, "exclusions"> },
  school: SchoolProfile,
  someone: Someone,
  { month, after }: AuditQuestion,
): Promise<AuditView> {
  const known = new Map<Reference, Exclusion>();
  const learn = async (entries: readonly PlacedAuditEntry[]) => {
    const references = new Set(entries.flatMap(({ reference }) => reference ?? []));
    const unknown = [...references].filter((one) => !known.has(one));
    if (unknown.length === 0) return;
    const found = await parts.incidents.exclusions(school.id, unknown);
    for (const [reference, kept] of found) known.set(reference, kept);
  };
  const seen = (entry: PlacedAuditEntry) => {
    if (entry.reference === undefined) return [{ ...entry, opens: false }];
    const kept = known.get(entry.reference);
    if (!kept || !mayOversee(someone, kept, school)) return [];
    return [{ ...entry, opens: maySee(someone, kept, school) }];
  };

  const found: ReturnType<typeof seen> = [];
  let from = after;
  let more = true;
  while (more && found.length <= looksOnPage) {
    const read = await parts.audit.page(school.id, month, {
      limit: looksOnPage + spare,
      after: from,
    });
    await learn(read.entries);
    found.push(...read.entries.flatMap(seen));
    from = read.entries.at(-1)?.place;
    more = read.more && from !== undefined;
  }
  return pageOf(found);
}

export interface IncidentAudit extends AuditView {
  readonly reference: Reference;
  /** True if the reader may open the incident, too. */
  readonly opens: boolean;
  /** Who changed it, when and by which change, newest first: no word of what it was or became. */
  readonly changes: readonly Pick<HistoryEntry, "at" | "by" | "what">[];
}

/** Who looked at one incident in a month, and who ever changed it: one read and one query. */
export async function readIncidentAudit(
  parts: { readonly audit: ReadAudit; readonly incidents: Pick<Incidents, "find"> },
  school: SchoolProfile,
  someone: Someone,
  { reference, month, after }: AuditQuestion & { readonly reference: Reference },
): Promise<Outcome<IncidentAudit, "not-found">> {
  const incident = await parts.incidents.find(school.id, reference);
  if (!incident || !mayOversee(someone, incident.excluded, school)) return refused("not-found");
  const opens = maySee(someone, incident.excluded, school);
  const { entries } = await parts.audit.page(school.id, month, {
    limit: looksOnPage + 1,
    after,
    about: reference,
  });
  const changes = incident.history.map(({ at, by, what }) => ({ at, by, what })).toReversed();
  const view = pageOf(entries.map((entry) => ({ ...entry, opens })));
  return done({ ...view, reference, opens, changes });
}
