import type { RefreshRun } from "../domain/sites/refresh-run.ts";
import { type SourceState, type Standing, sourceStanding } from "../domain/sites/source-health.ts";
import type { Instant } from "../domain/time.ts";
import type { World } from "../ports.ts";

export interface SourceReport {
  readonly state: SourceState;
  readonly standing: Standing | "never-asked";
}

/** How each source is, and what came of the last runs, the newest first. */
export async function readSources(
  { sourceStates, refreshRuns }: Pick<World, "sourceStates" | "refreshRuns">,
  school: string,
  { at, runs }: { readonly at: Instant; readonly runs: number },
): Promise<{ readonly sources: readonly SourceReport[]; readonly runs: readonly RefreshRun[] }> {
  const [states, last] = await Promise.all([
    sourceStates.all(school),
    refreshRuns.latest(school, runs),
  ]);
  const sources = states.map((state) => ({ state, standing: sourceStanding(state, at) }));
  return { sources, runs: last };
}
