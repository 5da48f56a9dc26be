import { type Exchange, mostExchanges, type SourceResult } from "../domain/sites/refresh-run.ts";
import { isDue } from "../domain/sites/source-health.ts";
import type { Instant } from "../domain/time.ts";
import type { Proposals, SiteSource, World } from "../ports.ts";
import { missRefresh } from "./miss-refresh.ts";
import { readSites } from "./read-sites.ts";
import { refreshSource } from "./refresh-source.ts";

export type RefreshParts = Pick<
  World,
  "siteLists" | "sourceStates" | "refreshRuns" | "fetcher" | "clock" | "ids" | "log"
> & {
  readonly proposals: Pick<Proposals, "add" | "find" | "replace">;
  /** The sources that are switched on. */
  readonly sources: readonly SiteSource[];
};

/** What a run came to, in numbers. */
export interface Refreshed {
  readonly sources: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly quarantined: number;
  /** New proposals: things that somebody has to decide. */
  readonly raised: number;
  /** Addresses that there was no time for. */
  readonly left: number;
  readonly requests: number;
  readonly bytes: number;
}

/**
 * Asks every source whose time has come for news of the sites on the list. What is new becomes a
 * proposal for a person; the list itself is never changed here.
 */
export async function refreshSites(
  parts: RefreshParts,
  school: string,
  { at, mayGoOn }: { readonly at: Instant; readonly mayGoOn: () => boolean },
): Promise<Refreshed> {
  const startedAt = parts.clock.now();
  await missRefresh(parts, school, at);
  const { sites } = await readSites(parts, school);
  const visit = parts.fetcher.visit();
  const results: SourceResult[] = [];
  const exchanges: (Exchange & { readonly source: string })[] = [];
  for (const source of parts.sources) {
    const state = await parts.sourceStates.find(school, source.name);
    if (!isDue(state, source.everyDays, at)) continue;
    const asking = { ...parts, school, source, state, visit, at, mayGoOn };
    const { result, exchanges: made } = await refreshSource(asking, sites);
    results.push(result);
    exchanges.push(...made.map((one) => ({ ...one, source: source.name })));
  }
  const bytes = exchanges.reduce((sum, one) => sum + one.bytes, 0);
  const counts = { requests: exchanges.length, bytes };
  if (results.length > 0) {
    await parts.refreshRuns.add(school, {
      at,
      startedAt,
      results,
      exchanges: exchanges.slice(0, mostExchanges),
      ...counts,
    });
  }
  return { ...summary(results), ...counts };
}

function summary(results: readonly SourceResult[]) {
  const those = (outcome: SourceResult["outcome"]) =>
    results.filter((one) => one.outcome === outcome).length;
  const sum = (field: "raised" | "left") => results.reduce((all, one) => all + one[field], 0);
  return {
    sources: results.length,
    unchanged: those("unchanged"),
    failed: those("failed"),
    quarantined: those("quarantined"),
    raised: sum("raised"),
    left: sum("left"),
  };
}
