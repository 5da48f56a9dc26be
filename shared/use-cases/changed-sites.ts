import type { SitesEvidence } from "../domain/review/evidence.ts";
import type { Span } from "../domain/school/school-year.ts";
import { changesBetween } from "../domain/sites/site-changes.ts";
import type { SiteList, SiteListNote } from "../domain/sites/site-list.ts";
import { schoolDay } from "../domain/time.ts";
import type { SiteLists } from "../ports.ts";

export interface ChangedSitesParts {
  readonly siteLists: Pick<SiteLists, "current" | "version" | "history">;
}

/** Versions looked back at: more than a school publishes from one review to the next. */
const mostVersions = 100;

/**
 * What changed on the published list in a span: its first day's version beside its last day's. Two or
 * three queries for the versions, and what the two lists take.
 */
export async function changedSites(
  { siteLists }: ChangedSitesParts,
  school: string,
  { from, to }: Span,
): Promise<SitesEvidence> {
  const notes = await siteLists.history(school, mostVersions);
  const since = schoolDay(from);
  // The list that came with the product is no change, whenever it was made.
  const inSpan = notes.filter(
    ({ publishedAt, previous }) => previous !== null && publishedAt > from && publishedAt <= to,
  );
  const [last] = inSpan;
  const older = notes.find(({ publishedAt }) => publishedAt <= from);
  const base = older ?? notes.at(-1);
  if (!last || !base) return { since, changes: [], versions: 0, isCut: false };
  const read = ({ version }: SiteListNote): Promise<SiteList | undefined> =>
    version === notes[0]?.version ? siteLists.current(school) : siteLists.version(school, version);
  const [then, now] = [await read(base), await read(last)];
  const changes = then && now ? changesBetween(then, now) : [];
  const isCut = older === undefined && base.previous !== null;
  return { since, changes, versions: inSpan.length, isCut };
}
