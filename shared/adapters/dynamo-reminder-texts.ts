import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { firstSettings, reminderSettings } from "../domain/reminders/reminder-settings.ts";
import { emptyText, termText } from "../domain/reminders/term-text.ts";
import type { ReminderTexts } from "../ports.ts";
import { keys } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";

/** One row a term, and one for how the school wants its reminders. */
export function dynamoReminderTexts(client: DynamoDBClient, tableName: string): ReminderTexts {
  const rows = dynamoRows(client, tableName);
  const find = async (key: object): Promise<Record<string, unknown> | undefined> => {
    const row = await rows.find(key);
    return row && contentOf(row);
  };
  /** Version 0 was never kept. */
  const replace = (key: object, version: number, next: object): Promise<boolean> =>
    version === 0
      ? rows.putNew({ ...key, ...next })
      : rows.putOver({ ...key, ...next }, { version });
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
