import { maySee, type Someone } from "../domain/incident/access.ts";
import type { Incident, RegisterLine } from "../domain/incident/incident.ts";
import type { Reference } from "../domain/incident/reference.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Cursor, Incidents, PlacedLine } from "../ports.ts";

/** Lines on a page of the register. */
export const pageSize = 25;
/** Lines asked for above a page's, so that a few that are kept from this person cost no second query. */
const spare = 10;

export interface RegisterView {
  readonly lines: readonly RegisterLine[];
  /** Where the next page begins; absent on the last. */
  readonly next?: Cursor;
}

/**
 * A page of the register as this person may see it, newest first. What they are kept from leaves no
 * gap: the page is filled from behind it, so that neither its length nor its end tells of anything.
 */
export async function readRegister(
  { incidents }: { readonly incidents: Pick<Incidents, "page"> },
  school: SchoolProfile,
  someone: Someone,
  after?: Cursor,
): Promise<RegisterView> {
  const seen: PlacedLine[] = [];
  let from = after;
  for (;;) {
    const { lines, more } = await incidents.page(school.id, pageSize + spare, from);
    seen.push(...lines.filter(({ excluded }) => maySee(someone, excluded, school)));
    from = lines.at(-1)?.place;
    if (seen.length > pageSize || !more || from === undefined) break;
  }
  const page = seen.slice(0, pageSize);
  const last = page.at(-1);
  return { lines: page, ...(seen.length > pageSize && last && { next: last.place }) };
}

/** One incident. What this person may not see is answered as if it were not there. */
export async function readIncident(
  { incidents }: { readonly incidents: Pick<Incidents, "find"> },
  school: SchoolProfile,
  someone: Someone,
  reference: Reference,
): Promise<Outcome<Incident, "not-found">> {
  const found = await incidents.find(school.id, reference);
  return found && maySee(someone, found.excluded, school) ? done(found) : refused("not-found");
}
