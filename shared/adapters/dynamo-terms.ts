import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { emptyCalendar, termCalendar } from "../domain/school/term-calendar.ts";
import type { Terms } from "../ports.ts";
import { keys } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";

/** One row a school: there are few terms, and they are only right together. */
export function dynamoTerms(client: DynamoDBClient, tableName: string): Terms {
  const rows = dynamoRows(client, tableName);
  return {
    async find(school) {
      const row = await rows.find(keys.terms(school));
      return row ? termCalendar.parse(contentOf(row)) : emptyCalendar;
    },
    replace(school, { version }, next) {
      const row = { ...keys.terms(school), ...next };
      return version === 0 ? rows.putNew(row) : rows.putOver(row, { version });
    },
  };
}
