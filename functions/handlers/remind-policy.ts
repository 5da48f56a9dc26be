import { job } from "#functions/http/job.ts";
import type { Clock, Log } from "#shared/ports.ts";
import {
  type RemindMonitoringParts,
  remindMonitoring,
} from "#shared/use-cases/remind-monitoring.ts";
import { type RemindParts, remindPolicy } from "#shared/use-cases/remind-policy.ts";

/**
 * Begins the reminders that are due on the day it was started for, and asks for the term's monitoring.
 * `deliver-mail` sends them.
 */
export const remindPolicyJob = (
  parts: RemindParts & RemindMonitoringParts & { readonly log: Log; readonly clock: Clock },
) =>
  job({ ...parts, name: "remind-policy" }, async ({ at }) => ({
    ...(await remindPolicy(parts, at)),
    monitoring: await remindMonitoring(parts, at),
  }));
