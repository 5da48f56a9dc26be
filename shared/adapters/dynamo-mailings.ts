import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import {
  type Mailing,
  type MailingContent,
  mailing,
  mailingContent,
} from "../domain/reminders/mailing.ts";
import type { Mailings } from "../ports.ts";
import { duePartition, keys, mailingsPartition, type Row, toRow } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";
import { ifStillSo } from "./dynamo-writes.ts";

const { due } = table.indexes;

/** What runs stands in the due index; what is paused or done does not. */
const toMailingRow = (one: Mailing): object => ({
  ...keys.mailing(one.school, one.id),
  ...one,
  ...(one.dueAt && { [due.partition]: duePartition(one.school) }),
});

const fromMailingRow = (row: Row): Mailing => mailing.parse(contentOf(row));

const contentRow = (content: MailingContent): object => ({
  ...keys.mailingContent(content.school, content.id),
  ...content,
});

export function dynamoMailings(client: DynamoDBClient, tableName: string): Mailings {
  const rows = dynamoRows(client, tableName);
  return {
    async find(school, id) {
      const row = await rows.find(keys.mailing(school, id));
      return row && fromMailingRow(row);
    },
    async content(school, id) {
      const row = await rows.find(keys.mailingContent(school, id));
      return row && mailingContent.parse(contentOf(row));
    },
    async list(school) {
      const { rows: found } = await rows.page({ partition: mailingsPartition(school) });
      return found.map(fromMailingRow);
    },
    async start(one, content) {
      // Dying in between leaves a content that the next start finds, and keeps.
      await rows.putNew(contentRow(content));
      return rows.putNew(toMailingRow(one));
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
    replace: ({ version }, next) =>
      rows.putOver(toMailingRow({ ...next, version: version + 1 }), { version }),
  };
}
