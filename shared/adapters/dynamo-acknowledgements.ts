import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import {
  type Acknowledgement,
  acknowledgement,
  type PolicyQuestion,
  policyQuestion,
} from "../domain/policy/acknowledgement.ts";
import type { Acknowledgements, PageLook, PolicyQuestions } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import {
  acknowledgedPartition,
  fromRow,
  keys,
  questionsPartition,
  type Row,
  rowSchema,
  toRow,
} from "./dynamo-keys.ts";

function contentOf(row: Row): Record<string, unknown> {
  const { [table.partition]: _pk, [table.sort]: _sk, schema: _schema, ...rest } = fromRow(row);
  return rest;
}
const toAcknowledgement = (row: Row): Acknowledgement => acknowledgement.parse(contentOf(row));
const toQuestion = (row: Row): PolicyQuestion => policyQuestion.parse(contentOf(row));

const ifNew = { ConditionExpression: `attribute_not_exists(${table.partition})` };

/** What both kinds of rows are read and written with. */
function rowsOf(client: DynamoDBClient, tableName: string) {
  return {
    async find(key: object): Promise<Row | undefined> {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: toRow(key), ConsistentRead: true }),
      );
      return Item;
    },
    /** Says whether it was written: false if the condition did not hold. */
    async put(item: object, condition: Omit<PutItemCommandInput, "TableName" | "Item">) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toRow({ ...item, schema: rowSchema }),
            ...condition,
          }),
        );
        return true;
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return false;
        throw fault;
      }
    },
    async page(partition: string, { limit, after }: PageLook, forward: boolean) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: "#pk = :pk",
          ExpressionAttributeNames: { "#pk": table.partition },
          ExpressionAttributeValues: toRow({ ":pk": partition }),
          ScanIndexForward: forward,
          Limit: limit,
          ExclusiveStartKey:
            after === undefined
              ? undefined
              : toRow({ [table.partition]: partition, [table.sort]: after }),
        }),
      );
      return { rows: Items, more: LastEvaluatedKey !== undefined };
    },
  };
}

/** Who has read these words: all of them in one partition, each under their address. */
export function dynamoAcknowledgements(
  client: DynamoDBClient,
  tableName: string,
): Acknowledgements {
  const rows = rowsOf(client, tableName);
  return {
    add: (one) =>
      rows.put({ ...keys.acknowledgement(one.school, one.hash, one.email), ...one }, ifNew),
    async find(school, hash, email) {
      const row = await rows.find(keys.acknowledgement(school, hash, email));
      return row && toAcknowledgement(row);
    },
    async findAll(school, hash, emails) {
      const found = await readRows(client, tableName, {
        keys: [...new Set(emails)].map((one) => toRow(keys.acknowledgement(school, hash, one))),
      });
      return new Map(found.map(toAcknowledgement).map((one) => [one.email, one]));
    },
    async page(school, hash, look) {
      const page = await rows.page(acknowledgedPartition(school, hash), look, true);
      return { found: page.rows.map(toAcknowledgement), more: page.more };
    },
  };
}

export function dynamoPolicyQuestions(client: DynamoDBClient, tableName: string): PolicyQuestions {
  const rows = rowsOf(client, tableName);
  const rowOf = (one: PolicyQuestion) => ({ ...keys.policyQuestion(one.school, one.id), ...one });
  return {
    add: (one) => rows.put(rowOf(one), ifNew),
    async find(school, id) {
      const row = await rows.find(keys.policyQuestion(school, id));
      return row && toQuestion(row);
    },
    async page(school, look) {
      const page = await rows.page(questionsPartition(school), look, false);
      return { found: page.rows.map(toQuestion), more: page.more };
    },
    replace: (seen, next) =>
      rows.put(rowOf({ ...next, school: seen.school, id: seen.id }), {
        ConditionExpression: "#revision = :seen",
        ExpressionAttributeNames: { "#revision": "revision" },
        ExpressionAttributeValues: toRow({ ":seen": seen.revision }),
      }),
  };
}
