import { signatureOf } from "../domain/incident/acting.ts";
import { mayMonitor } from "../domain/monitoring/monitoring-access.ts";
import { monitoringTerm } from "../domain/monitoring/monitoring-due.ts";
import {
  type MonitoringEntry,
  monitoringLimits,
  nextEntry,
  saysTheSame,
} from "../domain/monitoring/monitoring-entry.ts";
import {
  type MonitoringInput,
  readMonitoringInput,
} from "../domain/monitoring/monitoring-input.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { InputFault, RawInput } from "../domain/said-input.ts";
import type { Member } from "../domain/school/session.ts";
import { isSameTerm } from "../domain/school/term-dates.ts";
import { publishedSites, type SiteList } from "../domain/sites/site-list.ts";
import { schoolDay } from "../domain/time.ts";
import type { MonitoringLog, World } from "../ports.ts";
import { type ListParts, readSites } from "./read-sites.ts";

export type RecordMonitoringParts = ListParts &
  Pick<World, "clock"> & {
    readonly monitoring: MonitoringLog;
    readonly terms: Pick<World["terms"], "find">;
  };

export type MonitoringRefusal =
  | { readonly why: "not-allowed" }
  | { readonly why: "invalid"; readonly faults: readonly InputFault[] }
  | { readonly why: "changed-meanwhile" };

const invalid = (field: string, words: string) =>
  refused<MonitoringRefusal>({ why: "invalid", faults: [{ field, words }] });

/** The ticked sites with their names; undefined if one of them is not on the list. */
function sitesIn(list: Pick<SiteList, "sites">, { sites }: MonitoringInput) {
  const known = new Map(publishedSites(list).map(({ slug, name }) => [slug, name]));
  const found = sites.flatMap((slug) => {
    const name = known.get(slug);
    return name === undefined ? [] : [{ slug, name }];
  });
  return found.length === sites.length ? found : undefined;
}

/**
 * Records that somebody looked, and what they found. `seen` is the last entry that stood in the log
 * when the form was opened, 0 for none: the same form sent twice is one entry.
 */
export async function recordMonitoring(
  parts: RecordMonitoringParts,
  school: string,
  someone: Member,
  { seen, raw }: { readonly seen: number; readonly raw: RawInput },
): Promise<Outcome<MonitoringEntry, MonitoringRefusal>> {
  if (!mayMonitor(someone)) return refused({ why: "not-allowed" });
  const { monitoring, terms, clock, ids } = parts;
  const at = clock.now();
  const read = readMonitoringInput(raw, schoolDay(at));
  if (!read.ok) return refused({ why: "invalid", faults: read.refused });
  const [list, calendar, { found: entries }] = await Promise.all([
    readSites(parts, school),
    terms.find(school),
    monitoring.page(school, { limit: 2 * monitoringLimits.entries }),
  ]);
  const sites = sitesIn(list, read.value);
  if (!sites) return invalid("sites", "Tick only sites that are on the list: it has changed");
  const { on, other, found, incidents } = read.value;
  const term = monitoringTerm(calendar.terms, on);
  if (entries.filter((one) => isSameTerm(one.term, term)).length >= monitoringLimits.entries) {
    return invalid("on", `This term has ${monitoringLimits.entries} entries: it has no room left`);
  }
  const looked = {
    ...{ school, term, on, sites, found, at },
    ...(other !== undefined && { other }),
    incidents: [...new Set(incidents)],
    by: signatureOf(someone),
  };
  const [last] = entries.filter(({ number }) => number <= seen);
  const next = nextEntry(seen === 0 ? undefined : last, looked, (text) => ids.digest(text));
  if (next.number === seen + 1 && (await monitoring.add(next))) return done(next);
  const [there] = (await monitoring.page(school, { limit: 1, before: seen + 2 })).found;
  return there && saysTheSame(there, next) ? done(there) : refused({ why: "changed-meanwhile" });
}
