import type { MonitoringEntry } from "../domain/monitoring/monitoring-entry.ts";

/** The school's log of looks at sites. Entries are added, never changed. */
export interface MonitoringLog {
  /** At most `limit`, the newest first, from before the entry `before` on. One query. */
  page(
    school: string,
    look: { readonly limit: number; readonly before?: number | undefined },
  ): Promise<MonitoringPage>;
  /** Keeps an entry if there is none of its number. Says whether it did. */
  add(entry: MonitoringEntry): Promise<boolean>;
}

export interface MonitoringPage {
  readonly found: readonly MonitoringEntry[];
  /** False if this is the end of the log. */
  readonly more: boolean;
}
