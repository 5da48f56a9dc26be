import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type SuppressedAddress, suppressedAddress } from "../domain/mail/suppressed-address.ts";
import type { SuppressedAddresses } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { keys, type Row, rowSchema, toRow } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";
import { wrote } from "./dynamo-writes.ts";

const fromSuppressedRow = (row: Row): SuppressedAddress => suppressedAddress.parse(contentOf(row));

export function dynamoSuppressed(client: DynamoDBClient, tableName: string): SuppressedAddresses {
  return {
    async find(school, address) {
      // As it is now: somebody takes an address back and sends again at once.
      const row = await dynamoRows(client, tableName).find(keys.suppressed(school, address));
      const found = row && fromSuppressedRow(row);
      return found?.takenBackAt === undefined ? found : undefined;
    },
    async findAll(school, addresses) {
      const rows = await readRows(client, tableName, {
        keys: addresses.map((address) => toRow(keys.suppressed(school, address))),
        // Half the price for many: of an address that is stopped this second, SES hears the same.
        newest: false,
      });
      const found = rows.map(fromSuppressedRow).filter((one) => one.takenBackAt === undefined);
      return new Map(found.map((one) => [one.address, one]));
    },
    suppress: (one) =>
      wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toRow({
              ...keys.suppressed(one.school, one.address),
              ...one,
              schema: rowSchema,
            }),
            ConditionExpression:
              "attribute_not_exists(#pk) OR takenBackAt < :at OR (attribute_not_exists(takenBackAt) AND #at < :at)",
            ExpressionAttributeNames: { "#pk": table.partition, "#at": "at" },
            ExpressionAttributeValues: toRow({ ":at": one.at }),
          }),
        ),
      ),
    takeBack: (school, address, at) =>
      wrote(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toRow(keys.suppressed(school, address)),
            UpdateExpression: "SET takenBackAt = :at",
            ConditionExpression: "attribute_exists(#pk) AND attribute_not_exists(takenBackAt)",
            ExpressionAttributeNames: { "#pk": table.partition },
            ExpressionAttributeValues: toRow({ ":at": at }),
          }),
        ),
      ),
  };
}
