import * as z from "zod/mini";
import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { systemIds } from "#shared/adapters/system.ts";
import {
  type MonitoringEntry,
  monitoringTampering,
} from "#shared/domain/monitoring/monitoring-entry.ts";
import type { Register, Verdict } from "./verify-histories.ts";

const atOnce = 100;

/** All entries of a school's log of monitoring, the oldest first. */
async function entriesOf({ client, tableName, school }: Register) {
  const monitoring = dynamoMonitoring(client, tableName);
  const entries: MonitoringEntry[] = [];
  let before: number | undefined;
  for (let more = true; more; ) {
    const page = await monitoring.page(school, { limit: atOnce, before });
    entries.push(...page.found);
    before = page.found.at(-1)?.number;
    more = page.more && before !== undefined;
  }
  return entries.toReversed();
}

/** Reads a school's log of monitoring, one history, and checks it. Changes nothing. */
export async function verifyMonitoring(register: Register): Promise<Verdict> {
  try {
    const entries = await entriesOf(register);
    const fault = monitoringTampering(entries, (text) => systemIds.digest(text));
    return { checked: entries.length > 0 ? 1 : 0, faults: fault === undefined ? [] : [fault] };
  } catch (fault) {
    if (!(fault instanceof z.core.$ZodError)) throw fault;
    const at = fault.issues[0]?.path.join(".") ?? "";
    const words = `a row of the monitoring log does not read as an entry, first at "${at}"`;
    return { checked: 1, faults: [words] };
  }
}
