import { daysWithoutRun } from "../domain/sites/refresh-run.ts";
import type { Instant } from "../domain/time.ts";
import type { Log, RefreshRuns } from "../ports.ts";

export interface MissRefreshParts {
  readonly refreshRuns: Pick<RefreshRuns, "latest">;
  readonly log: Log;
}

/**
 * Says so, in a line that sets off an alarm, if the sources of the site list have not been asked for
 * longer than anybody planned. A job that does not run cannot say it itself: another one asks each day.
 * 1 if it is so, else 0. One query.
 */
export async function missRefresh(
  { refreshRuns, log }: MissRefreshParts,
  school: string,
  at: Instant,
): Promise<number> {
  const [last] = await refreshRuns.latest(school, 1);
  const days = daysWithoutRun(last, at);
  if (days === undefined) return 0;
  log.error("the sources of the site list were not asked", { days });
  return 1;
}
