import { whoMonitors } from "../domain/monitoring/monitoring-access.ts";
import { monitoringNotice } from "../domain/monitoring/monitoring-due.ts";
import { monitoringLimits } from "../domain/monitoring/monitoring-entry.ts";
import { keyOf } from "../domain/school/term-dates.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { MonitoringLog, World } from "../ports.ts";
import { type TellParts, tellPeople } from "./tell-people.ts";

export type RemindMonitoringParts = TellParts &
  Pick<World, "terms"> & { readonly monitoring: Pick<MonitoringLog, "page"> };

/**
 * Tells whose task it is that monitoring is due on the day of `at`: when a term begins, and once three
 * weeks before its end. Late, repeated or twice at once, each is sent once. How many mails are new.
 */
export async function remindMonitoring(parts: RemindMonitoringParts, at: Instant): Promise<number> {
  const { school, terms, monitoring } = parts;
  const today = schoolDay(at);
  const calendar = await terms.find(school.id);
  if (!monitoringNotice(calendar.terms, [], today)) return 0;
  const { found } = await monitoring.page(school.id, { limit: 2 * monitoringLimits.entries });
  const due = monitoringNotice(calendar.terms, found, today);
  if (!due) return 0;
  const about = `monitoring-${keyOf(due.term)}`;
  return tellPeople(parts, whoMonitors(school), {
    kind: "monitoring-due",
    about,
    duty: due.notice,
    facts: { notice: due.notice, endsOn: due.term.to },
  });
}
