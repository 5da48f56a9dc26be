import { QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { fromRow, type Row, reviewsPartition, toRow } from "#shared/adapters/dynamo-keys.ts";
import { dynamoReviewReader } from "#shared/adapters/dynamo-reviews.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { table } from "#shared/contract/table.ts";
import { reviewTampering } from "#shared/domain/review/review-history.ts";
import type { Register, Verdict } from "./verify-histories.ts";

/** The keys of all reviews of a school, from the rows' own keys: one a year. */
async function* reviewKeys({ client, tableName, school }: Register) {
  let from: Row | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "#pk = :reviews",
        ProjectionExpression: "#sk",
        ExpressionAttributeNames: { "#pk": table.partition, "#sk": table.sort },
        ExpressionAttributeValues: toRow({ ":reviews": reviewsPartition(school) }),
        ExclusiveStartKey: from,
      }),
    );
    yield* Items.map((row) => String(fromRow(row)[table.sort]).replace(/^REVIEW#/, ""));
    from = LastEvaluatedKey;
  } while (from);
}

/** What is wrong with a review, as a sentence; undefined if nothing is. */
async function faultOf(register: Register, key: string): Promise<string | undefined> {
  const { client, tableName, school } = register;
  const name = `review ${key}`;
  try {
    const found = await dynamoReviewReader(client, tableName).find(school, key);
    if (!found) return undefined;
    const tampering = reviewTampering(found, (text) => systemIds.digest(text));
    return tampering && `${name}: ${tampering}`;
  } catch (fault) {
    if (!(fault instanceof z.core.$ZodError)) throw fault;
    const at = fault.issues[0]?.path.join(".") ?? "";
    return `${name}: the row does not read as a review, first at "${at}"`;
  }
}

/** Reads every review of a school's policy and checks its history. Changes nothing. */
export async function verifyReviews(register: Register): Promise<Verdict> {
  const faults: string[] = [];
  let checked = 0;
  for await (const key of reviewKeys(register)) {
    const fault = await faultOf(register, key);
    if (fault !== undefined) faults.push(fault);
    checked += 1;
  }
  return { checked, faults };
}
