import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type RefreshRun, refreshRun } from "../domain/sites/refresh-run.ts";
import { type SourceState, sourceState, unknownSource } from "../domain/sites/source-health.ts";
import { later, toEpochSeconds } from "../domain/time.ts";
import type { RefreshRuns, SourceStates } from "../ports.ts";
import {
  fromRow,
  keys,
  type Row,
  refreshRunsPartition,
  rowSchema,
  siteSourcesPartition,
  toRow,
} from "./dynamo-keys.ts";
import { wrote } from "./dynamo-writes.ts";

const fromStateRow = (row: Row): SourceState =>
  sourceState.parse(JSON.parse(String(fromRow(row)["state"])));

/** One row a source, as JSON: what it said is only right together. */
export function dynamoSourceStates(client: DynamoDBClient, tableName: string): SourceStates {
  return {
    async find(school, source) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: toRow(keys.siteSource(school, source)),
          ConsistentRead: true,
        }),
      );
      return Item ? fromStateRow(Item) : unknownSource(source);
    },
    async all(school) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#pk = :of",
          ExpressionAttributeNames: { "#pk": table.partition },
          ExpressionAttributeValues: toRow({ ":of": siteSourcesPartition(school) }),
        }),
      );
      return Items.map(fromStateRow);
    },
    replace: (school, seen, next) =>
      wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toRow({
              ...keys.siteSource(school, next.source),
              version: next.version,
              state: JSON.stringify(next),
              schema: rowSchema,
            }),
            ConditionExpression: "attribute_not_exists(#pk) OR #version = :seen",
            ExpressionAttributeNames: { "#pk": table.partition, "#version": "version" },
            ExpressionAttributeValues: toRow({ ":seen": seen.version }),
          }),
        ),
      ),
  };
}

/** A run is remembered for two years. */
const keptSeconds = 2 * 366 * 86_400;

export function dynamoRefreshRuns(client: DynamoDBClient, tableName: string): RefreshRuns {
  const toRunRow = (school: string, run: RefreshRun) =>
    toRow({
      ...keys.refreshRun(school, run.at, run.startedAt),
      run: JSON.stringify(run),
      [table.expiry]: toEpochSeconds(later(run.at, keptSeconds)),
      schema: rowSchema,
    });
  return {
    async add(school, run) {
      await wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toRunRow(school, refreshRun.parse(run)),
            ConditionExpression: "attribute_not_exists(#pk)",
            ExpressionAttributeNames: { "#pk": table.partition },
          }),
        ),
      );
    },
    async latest(school, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#pk = :of",
          ExpressionAttributeNames: { "#pk": table.partition },
          ExpressionAttributeValues: toRow({ ":of": refreshRunsPartition(school) }),
          ScanIndexForward: false,
          Limit: limit,
          ConsistentRead: true,
        }),
      );
      return Items.map((row) => refreshRun.parse(JSON.parse(String(fromRow(row)["run"]))));
    },
  };
}
