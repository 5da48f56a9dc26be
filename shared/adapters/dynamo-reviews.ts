import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type Review, review } from "../domain/review/review.ts";
import type { Reviews } from "../ports.ts";
import { fromRow, keys, type Row, reviewsPartition, rowSchema, toRow } from "./dynamo-keys.ts";
import { wrote } from "./dynamo-writes.ts";

const toReviewRow = (one: Review): Row =>
  toRow({ ...keys.review(one.school, one.key), ...one, schema: rowSchema });

function fromReviewRow(row: Row): Review {
  const { [table.partition]: _pk, [table.sort]: _sk, schema: _schema, ...rest } = fromRow(row);
  return review.parse(rest);
}

/** Longer lists come in pages of a megabyte: two or three reviews in them at least. */
const atOnce = 20;

/** What everybody reads. */
export function dynamoReviewReader(
  client: DynamoDBClient,
  tableName: string,
): Pick<Reviews, "find" | "latest" | "list"> {
  async function list(school: string, limit: number): Promise<readonly Review[]> {
    const found: Review[] = [];
    let from: Row | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#pk = :reviews",
          ExpressionAttributeNames: { "#pk": table.partition },
          ExpressionAttributeValues: toRow({ ":reviews": reviewsPartition(school) }),
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: Math.min(atOnce, limit - found.length),
          ExclusiveStartKey: from,
        }),
      );
      found.push(...Items.map(fromReviewRow));
      from = LastEvaluatedKey;
    } while (from && found.length < limit);
    return found;
  }
  return {
    list,
    async latest(school) {
      const [newest] = await list(school, 1);
      return newest;
    },
    async find(school, key) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: toRow(keys.review(school, key)),
          ConsistentRead: true,
        }),
      );
      return Item && fromReviewRow(Item);
    },
  };
}

/** What changes and opens reviews. */
export function dynamoReviewWriter(
  client: DynamoDBClient,
  tableName: string,
): Pick<Reviews, "add" | "replace" | "settle"> {
  return {
    add: (one) =>
      wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toReviewRow(one),
            ConditionExpression: "attribute_not_exists(#pk)",
            ExpressionAttributeNames: { "#pk": table.partition },
          }),
        ),
      ),
    replace: (seen, next) =>
      wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toReviewRow(next),
            ConditionExpression: "#version = :seen",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: toRow({ ":seen": seen.version }),
          }),
        ),
      ),
    settle: ({ school, key, version, settled: seen }, settled) =>
      wrote(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toRow(keys.review(school, key)),
            UpdateExpression: "SET settled = :settled",
            // Of two runs at once the slower one would take back what the other noted.
            ConditionExpression: "#version = :version AND size(settled) = :count",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: toRow({
              ":settled": settled,
              ":version": version,
              ":count": seen.length,
            }),
          }),
        ),
      ),
  };
}

export const dynamoReviews = (client: DynamoDBClient, tableName: string): Reviews => ({
  ...dynamoReviewReader(client, tableName),
  ...dynamoReviewWriter(client, tableName),
});
