import { messageId } from "../domain/mail/message.ts";
import { whoMonitors } from "../domain/monitoring/monitoring-access.ts";
import { monitoringNotice } from "../domain/monitoring/monitoring-due.ts";
import { monitoringLimits } from "../domain/monitoring/monitoring-entry.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { keyOf } from "../domain/school/term-dates.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Messages, MonitoringLog, World } from "../ports.ts";

export type RemindMonitoringParts = Pick<World, "clock" | "terms"> & {
  readonly school: SchoolProfile;
  readonly messages: Pick<Messages, "add">;
  readonly monitoring: Pick<MonitoringLog, "page">;
};

/**
 * Tells whose task it is that monitoring is due on the day of `at`: when a term begins, and once three
 * weeks before its end. Late, repeated or twice at once, each is sent once. How many mails are new.
 */
export async function remindMonitoring(parts: RemindMonitoringParts, at: Instant): Promise<number> {
  const { school, terms, monitoring, messages, clock } = parts;
  const today = schoolDay(at);
  const calendar = await terms.find(school.id);
  if (!monitoringNotice(calendar.terms, [], today)) return 0;
  const { found } = await monitoring.page(school.id, { limit: 2 * monitoringLimits.entries });
  const due = monitoringNotice(calendar.terms, found, today);
  if (!due) return 0;
  const about = `monitoring-${keyOf(due.term)}`;
  const now = clock.now();
  let added = 0;
  for (const { id, name, email } of whoMonitors(school)) {
    const isNew = await messages.add({
      school: school.id,
      id: messageId(about, due.notice, id),
      version: 1,
      kind: "monitoring-due",
      about,
      urgency: "soon",
      to: { id, name, email, signsIn: true },
      facts: { notice: due.notice, endsOn: due.term.to },
      status: "queued",
      attempts: 0,
      createdAt: now,
      dueAt: now,
    });
    if (isNew) added += 1;
  }
  return added;
}
