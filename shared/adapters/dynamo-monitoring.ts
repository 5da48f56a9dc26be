import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type MonitoringEntry, monitoringEntry } from "../domain/monitoring/monitoring-entry.ts";
import type { MonitoringLog } from "../ports.ts";
import { keys, monitoringPartition, type Row } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";

const fromEntryRow = (row: Row): MonitoringEntry => monitoringEntry.parse(contentOf(row));

/** All entries of a school in one partition, by their numbers. */
export function dynamoMonitoring(client: DynamoDBClient, tableName: string): MonitoringLog {
  const rows = dynamoRows(client, tableName);
  const keyOf = (school: string, number: number) => keys.monitoringEntry(school, number);
  return {
    async page(school, { limit, before }) {
      const page = await rows.page({
        partition: monitoringPartition(school),
        lastFirst: true,
        limit,
        after: before === undefined ? undefined : keyOf(school, before)[table.sort],
      });
      return { found: page.rows.map(fromEntryRow), more: page.next !== undefined };
    },
    add: (entry) => rows.putNew({ ...keyOf(entry.school, entry.number), ...entry }),
  };
}
