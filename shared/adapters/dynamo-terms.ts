import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { emptyCalendar, termCalendar } from "../domain/school/term-calendar.ts";
import type { Terms } from "../ports.ts";
import { fromRow, keys, rowSchema, toRow } from "./dynamo-keys.ts";

/** One row a school: there are few terms, and they are only right together. */
export function dynamoTerms(client: DynamoDBClient, tableName: string): Terms {
  return {
    async find(school) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: toRow(keys.terms(school)),
          ConsistentRead: true,
        }),
      );
      if (!Item) return emptyCalendar;
      const { version, terms, changes } = fromRow(Item);
      return termCalendar.parse({ version, terms, changes });
    },
    async replace(school, seen, next) {
      const isFirst = seen.version === 0;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toRow({ ...keys.terms(school), ...next, schema: rowSchema }),
            ConditionExpression: isFirst ? "attribute_not_exists(#name)" : "#name = :seen",
            ExpressionAttributeNames: { "#name": isFirst ? table.partition : "version" },
            ...(!isFirst && { ExpressionAttributeValues: toRow({ ":seen": seen.version }) }),
          }),
        );
        return true;
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return false;
        throw fault;
      }
    },
  };
}
