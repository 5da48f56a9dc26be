import { type DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type MonitoringEntry, monitoringEntry } from "../domain/monitoring/monitoring-entry.ts";
import type { MonitoringLog } from "../ports.ts";
import { fromRow, keys, monitoringPartition, type Row, rowSchema, toRow } from "./dynamo-keys.ts";
import { wrote } from "./dynamo-writes.ts";

function fromEntryRow(row: Row): MonitoringEntry {
  const { [table.partition]: _pk, [table.sort]: _sk, schema: _schema, ...rest } = fromRow(row);
  return monitoringEntry.parse(rest);
}

/** All entries of a school in one partition, by their numbers. */
export const dynamoMonitoring = (client: DynamoDBClient, tableName: string): MonitoringLog => ({
  async page(school, { limit, before }) {
    const from = before === undefined ? undefined : toRow(keys.monitoringEntry(school, before));
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "#pk = :log",
        ExpressionAttributeNames: { "#pk": table.partition },
        ExpressionAttributeValues: toRow({ ":log": monitoringPartition(school) }),
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
        ExclusiveStartKey: from,
      }),
    );
    return { found: Items.map(fromEntryRow), more: LastEvaluatedKey !== undefined };
  },
  add: (entry) =>
    wrote(
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toRow({
            ...keys.monitoringEntry(entry.school, entry.number),
            ...entry,
            schema: rowSchema,
          }),
          ConditionExpression: "attribute_not_exists(#pk)",
          ExpressionAttributeNames: { "#pk": table.partition },
        }),
      ),
    ),
});
