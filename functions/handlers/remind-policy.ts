import { job } from "#functions/http/job.ts";
import type { Clock, Log } from "#shared/ports.ts";
import { type MissRefreshParts, missRefresh } from "#shared/use-cases/miss-refresh.ts";
import {
  type RemindMonitoringParts,
  remindMonitoring,
} from "#shared/use-cases/remind-monitoring.ts";
import { type RemindParts, remindPolicy } from "#shared/use-cases/remind-policy.ts";

/**
 * Begins the reminders that are due on the day it was started for, asks for the term's monitoring, and
 * looks whether the weekly job still runs. `deliver-mail` sends what is to be sent.
 */
export const remindPolicyJob = (
  parts: RemindParts &
    RemindMonitoringParts &
    MissRefreshParts & { readonly log: Log; readonly clock: Clock },
) =>
  job({ ...parts, name: "remind-policy" }, async ({ at }) => ({
    ...(await remindPolicy(parts, at)),
    monitoring: await remindMonitoring(parts, at),
    sourcesNotAsked: await missRefresh(parts, parts.school.id, at),
  }));
