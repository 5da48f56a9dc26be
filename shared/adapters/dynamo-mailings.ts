import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import {
  type Mailing,
  type MailingContent,
  mailing,
  mailingContent,
} from "../domain/reminders/mailing.ts";
import type { Mailings } from "../ports.ts";
import {
  duePartition,
  fromRow,
  keys,
  mailingsPartition,
  type Row,
  rowSchema,
  toRow,
} from "./dynamo-keys.ts";
import { ifStillSo, wrote } from "./dynamo-writes.ts";

const { due } = table.indexes;

/** What runs stands in the due index; what is paused or done does not. */
const toMailingRow = (one: Mailing): Row =>
  toRow({
    ...keys.mailing(one.school, one.id),
    ...one,
    schema: rowSchema,
    ...(one.dueAt && { [due.partition]: duePartition(one.school) }),
  });

const bare = (row: Row): Record<string, unknown> => {
  const {
    [table.partition]: _pk,
    [table.sort]: _sk,
    [due.partition]: _due,
    schema: _schema,
    ...rest
  } = fromRow(row);
  return rest;
};
const fromMailingRow = (row: Row): Mailing => mailing.parse(bare(row));

const put = (tableName: string, Item: Row, seen?: number) =>
  new PutItemCommand({
    TableName: tableName,
    Item,
    ...(seen === undefined
      ? { ConditionExpression: `attribute_not_exists(${table.partition})` }
      : {
          ConditionExpression: "#version = :seen",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: toRow({ ":seen": seen }),
        }),
  });

const contentRow = (content: MailingContent): Row =>
  toRow({ ...keys.mailingContent(content.school, content.id), ...content, schema: rowSchema });

export function dynamoMailings(client: DynamoDBClient, tableName: string): Mailings {
  const rowAt = async (key: object): Promise<Row | undefined> =>
    (
      await client.send(
        new GetItemCommand({ TableName: tableName, Key: toRow(key), ConsistentRead: true }),
      )
    ).Item;
  return {
    async find(school, id) {
      const row = await rowAt(keys.mailing(school, id));
      return row && fromMailingRow(row);
    },
    async content(school, id) {
      const row = await rowAt(keys.mailingContent(school, id));
      return row && mailingContent.parse(bare(row));
    },
    async list(school) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#pk = :mailings",
          ExpressionAttributeNames: { "#pk": table.partition },
          ExpressionAttributeValues: toRow({ ":mailings": mailingsPartition(school) }),
          ConsistentRead: true,
        }),
      );
      return Items.map(fromMailingRow);
    },
    async start(one, content) {
      // Dying in between leaves a content that the next start finds, and keeps.
      await wrote(client.send(put(tableName, contentRow(content))));
      return wrote(client.send(put(tableName, toMailingRow(one))));
    },
    async lease(row, until) {
      if (row.owes !== "mailing") return undefined;
      const leased = await ifStillSo(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toRow(keys.mailing(row.school, row.id)),
            UpdateExpression: "SET #dueAt = :until, #version = #version + :one",
            ConditionExpression: "#dueAt = :seen",
            ExpressionAttributeNames: { "#dueAt": due.sort, "#version": "version" },
            ExpressionAttributeValues: toRow({ ":until": until, ":seen": row.dueAt, ":one": 1 }),
            ReturnValues: "ALL_NEW",
          }),
        ),
      );
      return leased?.Attributes && fromMailingRow(leased.Attributes);
    },
    replace: (seen, next) =>
      wrote(
        client.send(
          put(tableName, toMailingRow({ ...next, version: seen.version + 1 }), seen.version),
        ),
      ),
  };
}
