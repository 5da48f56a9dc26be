import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type Stakeholder, stakeholder } from "../domain/reminders/stakeholder.ts";
import type { StakeholderLook, Stakeholders } from "../ports.ts";
import { fromRow, keys, type Row, rowSchema, stakeholdersPartition, toRow } from "./dynamo-keys.ts";

function fromStakeholderRow(row: Row): Stakeholder {
  const { [table.partition]: _pk, [table.sort]: _sk, schema: _schema, ...rest } = fromRow(row);
  return stakeholder.parse(rest);
}

const stakeholderRow = (one: Stakeholder): Row =>
  toRow({ ...keys.stakeholder(one.school, one.email), ...one, schema: rowSchema });

/** Addresses hold neither a blank nor a control character: one sorts before, one behind all they hold. */
const rangeOf = ({ after, beginning = "" }: StakeholderLook) => {
  const behind = after === undefined ? "" : `${after} `;
  return { from: behind > beginning ? behind : `${beginning} `, to: `${beginning}\u007F` };
};

/** Says whether a conditional write wrote. */
async function wrote(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw fault;
  }
}

const sameVersion = ({ version }: Stakeholder) => ({
  ConditionExpression: "#version = :seen",
  ExpressionAttributeNames: { "#version": "version" },
  ExpressionAttributeValues: toRow({ ":seen": version }),
});

const reading = (
  client: DynamoDBClient,
  tableName: string,
): Pick<Stakeholders, "find" | "page" | "count"> => ({
  async find(school, email) {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: tableName,
        Key: toRow(keys.stakeholder(school, email)),
        ConsistentRead: true,
      }),
    );
    return Item && fromStakeholderRow(Item);
  },
  async page(school, look) {
    const { from, to } = rangeOf(look);
    if (from > to) return { found: [], more: false };
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: "#school = :school AND #email BETWEEN :from AND :to",
        ExpressionAttributeNames: { "#school": table.partition, "#email": table.sort },
        ExpressionAttributeValues: toRow({
          ":school": stakeholdersPartition(school),
          ":from": from,
          ":to": to,
        }),
        // One more than asked says whether it goes on.
        Limit: look.limit + 1,
      }),
    );
    const found = Items.slice(0, look.limit).map(fromStakeholderRow);
    return { found, more: LastEvaluatedKey !== undefined || Items.length > look.limit };
  },
  async count(school) {
    let count = 0;
    let from: Row | undefined;
    do {
      const { Count = 0, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          Select: "COUNT",
          KeyConditionExpression: "#school = :school",
          ExpressionAttributeNames: { "#school": table.partition },
          ExpressionAttributeValues: toRow({ ":school": stakeholdersPartition(school) }),
          ExclusiveStartKey: from,
        }),
      );
      count += Count;
      from = LastEvaluatedKey;
    } while (from);
    return count;
  },
});

/** Those who are reminded, of one school in one partition, each under their address. */
export const dynamoStakeholders = (client: DynamoDBClient, tableName: string): Stakeholders => ({
  ...reading(client, tableName),
  add: (one) =>
    wrote(
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: stakeholderRow(one),
          ConditionExpression: `attribute_not_exists(${table.partition})`,
        }),
      ),
    ),
  replace: (seen, next) =>
    wrote(
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: stakeholderRow({ ...next, school: seen.school, email: seen.email }),
          ...sameVersion(seen),
        }),
      ),
    ),
  remove: (seen) =>
    wrote(
      client.send(
        new DeleteItemCommand({
          TableName: tableName,
          Key: toRow(keys.stakeholder(seen.school, seen.email)),
          ...sameVersion(seen),
        }),
      ),
    ),
});
