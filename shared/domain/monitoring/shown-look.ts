import { asKnown, type Exclusion, isExcluded, maySee, type Someone } from "../incident/access.ts";
import { signatureOf } from "../incident/acting.ts";
import type { Reference } from "../incident/reference.ts";
import { exactly, fewest, type Shown, showAlone } from "../incident/suppression.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { Term } from "../school/school-year.ts";
import type { Day } from "../time.ts";
import { mayMonitor } from "./monitoring-access.ts";
import type { MonitoringTask } from "./monitoring-due.ts";
import type { MonitoringEntry } from "./monitoring-entry.ts";

/** For governors: nothing under five, and no number that could be taken from the figures of the year. */
export const shownRoughly = (count: number): Shown =>
  count < fewest ? showAlone(count) : { least: fewest };

/** An entry as one reader may see it. */
export interface ShownLook {
  readonly number: number;
  readonly term: Term;
  readonly on: Day;
  /** The names of the sites of the list that were looked at. */
  readonly sites: readonly string[];
  /** How many incidents were reported of it, those that are kept from the reader left out. */
  readonly incidents: Shown;
  /** The words, for those who may sign some themselves. */
  readonly words?: Pick<MonitoringEntry, "sites" | "other" | "found" | "by" | "at"> & {
    /** Those that the reader may open. */
    readonly incidents: readonly Reference[];
  };
}

export interface MonitoringView {
  readonly task: MonitoringTask;
  readonly mayRecord: boolean;
  /** The newest first. */
  readonly looks: readonly ShownLook[];
  /** The number before which the log goes on; undefined at its end. */
  readonly next: number | undefined;
}

/**
 * An entry as this person may see it. Governors get the days, the sites, and no number of incidents under five; nobody
 * learns of an incident that they are kept from, unless they signed its reference themselves.
 */
export function shownLook(
  entry: MonitoringEntry,
  someone: Someone,
  kept: ReadonlyMap<Reference, Exclusion>,
  school: SchoolProfile,
): ShownLook {
  const { number, term, on, sites, other, found, by, at } = entry;
  const isOwn = by === signatureOf(someone);
  const mayRead = mayMonitor(someone);
  const isOpen = (reference: Reference): boolean => {
    const one = kept.get(reference);
    if (!one) return isOwn;
    if (mayRead) return isOwn || maySee(someone, one, school);
    return !asKnown(someone, school).some((known) => isExcluded(known, one));
  };
  const incidents = entry.incidents.filter(isOpen);
  const names = sites.map((one) => one.name);
  const plain = { number, term: { year: term.year, term: term.term }, on, sites: names };
  if (!mayRead) return { ...plain, incidents: shownRoughly(incidents.length) };
  const words = { sites, ...(other !== undefined && { other }), found, by, at, incidents };
  return { ...plain, incidents: exactly(incidents.length), words };
}
