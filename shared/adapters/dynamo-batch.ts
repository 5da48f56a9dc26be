import { BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Row } from "./dynamo-keys.ts";

/** DynamoDB takes no more keys in one call. */
const mostKeys = 100;
/** Calls beyond those that the keys need. DynamoDB may hand keys back to be asked again: not for ever. */
const spareCalls = 9;

interface Wanted {
  readonly keys: readonly Row[];
  /** The attributes that are answered; all, if it is left out. */
  readonly attributes?: readonly string[];
  /** False if rows may be some moments old: that costs half. True if it is left out. */
  readonly newest?: boolean;
}

const projectionOf = (attributes: readonly string[]) => ({
  ProjectionExpression: attributes.map((name) => `#${name}`).join(", "),
  ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
});

/**
 * The rows of these keys, each different, in no order: one call for 100. What is not there is not in
 * the answer. Throws if the table keeps handing keys back, and never answers for some of them only.
 */
export async function readRows(
  client: DynamoDBClient,
  tableName: string,
  { keys, attributes, newest = true }: Wanted,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const mostCalls = Math.ceil(keys.length / mostKeys) + spareCalls;
  let wanted = keys;
  for (let calls = 0; wanted.length > 0; calls += 1) {
    if (calls === mostCalls) throw new Error("The table answers for some of the rows only");
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [tableName]: {
            Keys: wanted.slice(0, mostKeys),
            ConsistentRead: newest,
            ...(attributes && projectionOf(attributes)),
          },
        },
      }),
    );
    rows.push(...(Responses?.[tableName] ?? []));
    wanted = [...wanted.slice(mostKeys), ...(UnprocessedKeys?.[tableName]?.Keys ?? [])];
  }
  return rows;
}
