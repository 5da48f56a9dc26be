import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { session } from "../domain/school/session.ts";
import type { Sessions } from "../ports.ts";
import { fromRow, keys, rowSchema, toRow } from "./dynamo-keys.ts";

export function dynamoSessions(client: DynamoDBClient, tableName: string): Sessions {
  const keyOf = (school: string, id: string) => toRow(keys.session(school, id));
  return {
    async add(school, id, one, expiresAt) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toRow({
            ...keys.session(school, id),
            ...one,
            schema: rowSchema,
            [table.expiry]: expiresAt,
          }),
          ConditionExpression: `attribute_not_exists(${table.partition})`,
        }),
      );
    },
    async find(school, id) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(school, id), ConsistentRead: true }),
      );
      if (!Item) return undefined;
      const { member, startedAt, seenAt, provedAt } = fromRow(Item);
      return session.parse({ member, startedAt, seenAt, provedAt });
    },
    async note(school, id, seenAt) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(school, id),
            UpdateExpression: "SET seenAt = :now",
            ConditionExpression: "seenAt < :now",
            ExpressionAttributeValues: toRow({ ":now": seenAt }),
          }),
        );
      } catch (fault) {
        // Signed out meanwhile, or noted by another request: both are as good.
        if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
      }
    },
    async remove(school, id) {
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(school, id) }));
    },
  };
}
