import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { firstSettings, reminderSettings } from "../domain/reminders/reminder-settings.ts";
import { emptyText, termText } from "../domain/reminders/term-text.ts";
import type { ReminderTexts } from "../ports.ts";
import { fromRow, keys, rowSchema, toRow } from "./dynamo-keys.ts";
import { wrote } from "./dynamo-writes.ts";

/** One row a term, and one for how the school wants its reminders. */
export function dynamoReminderTexts(client: DynamoDBClient, tableName: string): ReminderTexts {
  const find = async (key: object): Promise<Record<string, unknown> | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: toRow(key), ConsistentRead: true }),
    );
    if (!Item) return undefined;
    const { [table.partition]: _pk, [table.sort]: _sk, schema: _schema, ...rest } = fromRow(Item);
    return rest;
  };
  const replace = (key: object, seen: number, next: object): Promise<boolean> =>
    wrote(
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toRow({ ...key, ...next, schema: rowSchema }),
          ...(seen === 0
            ? { ConditionExpression: `attribute_not_exists(${table.partition})` }
            : {
                ConditionExpression: "#version = :seen",
                ExpressionAttributeNames: { "#version": "version" },
                ExpressionAttributeValues: toRow({ ":seen": seen }),
              }),
        }),
      ),
    );
  return {
    async find(school, term) {
      const row = await find(keys.reminderText(school, term));
      return row ? termText.parse(row) : emptyText(term);
    },
    replace: (school, seen, next) =>
      replace(keys.reminderText(school, seen.term), seen.version, next),
    async settings(school) {
      const row = await find(keys.reminderSettings(school));
      return row ? reminderSettings.parse(row) : firstSettings;
    },
    replaceSettings: (school, seen, next) =>
      replace(keys.reminderSettings(school), seen.version, next),
  };
}
