import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { type Review, review } from "../domain/review/review.ts";
import type { Reviews } from "../ports.ts";
import { keys, type Row, reviewsPartition, toRow } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";
import { wrote } from "./dynamo-writes.ts";

const toReviewRow = (one: Review): object => ({ ...keys.review(one.school, one.key), ...one });
const fromReviewRow = (row: Row): Review => review.parse(contentOf(row));

/** Longer lists come in pages of a megabyte: two or three reviews in them at least. */
const atOnce = 20;

/** What everybody reads. */
export function dynamoReviewReader(
  client: DynamoDBClient,
  tableName: string,
): Pick<Reviews, "find" | "latest" | "list"> {
  const rows = dynamoRows(client, tableName);
  async function list(school: string, limit: number): Promise<readonly Review[]> {
    const found: Review[] = [];
    let after: string | undefined;
    do {
      const page = await rows.page({
        partition: reviewsPartition(school),
        lastFirst: true,
        limit: Math.min(atOnce, limit - found.length),
        after,
      });
      found.push(...page.rows.map(fromReviewRow));
      after = page.next;
    } while (after !== undefined && found.length < limit);
    return found;
  }
  return {
    list,
    async latest(school) {
      const [newest] = await list(school, 1);
      return newest;
    },
    async find(school, key) {
      const row = await rows.find(keys.review(school, key));
      return row && fromReviewRow(row);
    },
  };
}

/** What changes and opens reviews. */
export function dynamoReviewWriter(
  client: DynamoDBClient,
  tableName: string,
): Pick<Reviews, "add" | "replace" | "settle"> {
  const rows = dynamoRows(client, tableName);
  return {
    add: (one) => rows.putNew(toReviewRow(one)),
    replace: ({ version }, next) => rows.putOver(toReviewRow(next), { version }),
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
