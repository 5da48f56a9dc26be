import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { monitoringEntry } from "../domain/monitoring/monitoring-entry.ts";
import type { MonitoringLog } from "../ports.ts";
import { keys, monitoringPartition } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";

/** All entries of a school in one partition, by their numbers. */
export function dynamoMonitoring(client: DynamoDBClient, tableName: string): MonitoringLog {
  const rows = dynamoRows(client, tableName);
  return {
    async page(school, { limit, before }) {
      const after = before === undefined ? undefined : keys.monitoringEntry(school, before);
      const { rows: found, next } = await rows.page({
        partition: monitoringPartition(school),
        lastFirst: true,
        limit,
        after: after?.[table.sort],
      });
      return {
        found: found.map((row) => monitoringEntry.parse(contentOf(row))),
        more: next !== undefined,
      };
    },
    add: (entry) => rows.putNew({ ...keys.monitoringEntry(entry.school, entry.number), ...entry }),
  };
}
