import type { Exclusion, Someone } from "../domain/incident/access.ts";
import type { Reference } from "../domain/incident/reference.ts";
import { mayMonitor, maySeeMonitoring } from "../domain/monitoring/monitoring-access.ts";
import { monitoringTask } from "../domain/monitoring/monitoring-due.ts";
import { type MonitoringEntry, monitoringLimits } from "../domain/monitoring/monitoring-entry.ts";
import { type MonitoringView, shownLook } from "../domain/monitoring/shown-look.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { boundsOf } from "../domain/school/school-year.ts";
import { schoolDay } from "../domain/time.ts";
import type { Incidents, MonitoringLog, World } from "../ports.ts";

export type ReadMonitoringParts = Pick<World, "clock"> & {
  readonly monitoring: Pick<MonitoringLog, "page">;
  readonly terms: Pick<World["terms"], "find">;
  readonly incidents: Pick<Incidents, "exclusions">;
};

/** Entries on a page of the log. */
const onPage = 30;
/** What one call for exclusions can ask. */
const askedAtOnce = 100;

/** Whom the incidents of these entries keep out: no call if there are none. */
export async function exclusionsOfLooks(
  { incidents }: Pick<ReadMonitoringParts, "incidents">,
  school: string,
  entries: readonly MonitoringEntry[],
): Promise<ReadonlyMap<Reference, Exclusion>> {
  const references = [...new Set(entries.flatMap((one) => one.incidents))];
  const all: (readonly [Reference, Exclusion])[] = [];
  for (let at = 0; at < references.length; at += askedAtOnce) {
    const some = await incidents.exclusions(school, references.slice(at, at + askedAtOnce));
    all.push(...some);
  }
  return new Map(all);
}

/** A page of the log, and how the task of the present term stands: two or three calls. */
export async function readMonitoring(
  parts: ReadMonitoringParts,
  school: SchoolProfile,
  someone: Someone,
  before?: number,
): Promise<Outcome<MonitoringView, "not-allowed">> {
  if (!maySeeMonitoring(someone)) return refused("not-allowed");
  const { monitoring, terms, clock } = parts;
  const [page, newest, calendar] = await Promise.all([
    monitoring.page(school.id, { limit: onPage, before }),
    // The task is about the newest entries, whatever page is asked for.
    before === undefined ? undefined : monitoring.page(school.id, { limit: onPage }),
    terms.find(school.id),
  ]);
  const kept = await exclusionsOfLooks(parts, school.id, page.found);
  const recent = (newest ?? page).found;
  return done({
    task: monitoringTask(calendar.terms, recent, schoolDay(clock.now())),
    mayRecord: mayMonitor(someone),
    looks: page.found.map((entry) => shownLook(entry, someone, kept, school)),
    next: page.more ? page.found.at(-1)?.number : undefined,
  });
}

/** The entries of a school year's terms, the newest first. A query for each forty of them. */
export async function looksOfYear(
  monitoring: Pick<MonitoringLog, "page">,
  school: string,
  year: number,
): Promise<readonly MonitoringEntry[]> {
  const { from } = boundsOf({ year });
  const found: MonitoringEntry[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await monitoring.page(school, { limit: monitoringLimits.entries, before });
    found.push(...page.found.filter(({ term }) => term.year === year));
    const last = page.found.at(-1);
    // Entries are of a day before they were recorded: none before the year's first day is of it.
    if (!page.more || !last || last.at < from) return found;
    before = last.number;
  }
}
