import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { instant } from "../domain/time.ts";
import type { Cursor, GivenUp, MessageList } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { failedPartition, fromRow, keys, type Row, toRow } from "./dynamo-keys.ts";
import { fromMessageRow } from "./dynamo-messages.ts";
import { dynamoRows } from "./dynamo-rows.ts";

const { due } = table.indexes;

/** A row of the index: its key ends with the message's id. */
function toGivenUp(school: string, row: Row): GivenUp {
  const item = fromRow(row);
  const id = String(item[table.partition]).slice(keys.message(school, "")[table.partition].length);
  return { id, place: `${String(item[due.sort])}#${id}` };
}

/** The row that a place names, as the index knows it; undefined if the place is none. */
function rowAt(school: string, place: Cursor): Row | undefined {
  const at = place.slice(0, Math.max(0, place.indexOf("#")));
  if (!instant.safeParse(at).success) return undefined;
  return toRow({
    ...keys.message(school, place.slice(at.length + 1)),
    [due.partition]: failedPartition(school),
    [due.sort]: at,
  });
}

/** What was given up alone, for who only counts it. */
export const dynamoGivenUp = (
  client: DynamoDBClient,
  tableName: string,
): Pick<MessageList, "givenUp"> => ({
  async givenUp(school, { limit, after }) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: "due",
        KeyConditionExpression: "#due = :failed",
        ExpressionAttributeNames: { "#due": due.partition },
        ExpressionAttributeValues: toRow({ ":failed": failedPartition(school) }),
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: after === undefined ? undefined : rowAt(school, after),
      }),
    );
    const found = Items.map((row) => toGivenUp(school, row));
    return { found, more: LastEvaluatedKey !== undefined };
  },
});

export const dynamoMessageList = (client: DynamoDBClient, tableName: string): MessageList => ({
  ...dynamoGivenUp(client, tableName),
  async find(school, id) {
    const row = await dynamoRows(client, tableName).find(keys.message(school, id));
    return row && fromMessageRow(row);
  },
  async findAll(school, ids) {
    const rows = await readRows(client, tableName, {
      keys: ids.map((id) => toRow(keys.message(school, id))),
    });
    const found = new Map(rows.map(fromMessageRow).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
});
