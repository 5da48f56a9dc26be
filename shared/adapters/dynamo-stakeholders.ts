import { DeleteItemCommand, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type Stakeholder, stakeholder } from "../domain/reminders/stakeholder.ts";
import type { StakeholderLook, Stakeholders } from "../ports.ts";
import { keys, type Row, stakeholdersPartition, toRow } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";
import { wrote } from "./dynamo-writes.ts";

const fromStakeholderRow = (row: Row): Stakeholder => stakeholder.parse(contentOf(row));

const stakeholderRow = (one: Stakeholder): object => ({
  ...keys.stakeholder(one.school, one.email),
  ...one,
});

/** Addresses hold neither a blank nor a control character: a blank sorts before, the other behind all they hold. */
const rangeOf = ({ after, beginning = "" }: StakeholderLook) => {
  const behind = after === undefined ? "" : `${after} `;
  return { from: behind > beginning ? behind : beginning || " ", to: `${beginning}\u007F` };
};

const reading = (
  client: DynamoDBClient,
  tableName: string,
): Pick<Stakeholders, "find" | "page" | "count"> => ({
  async find(school, email) {
    const row = await dynamoRows(client, tableName).find(keys.stakeholder(school, email));
    return row && fromStakeholderRow(row);
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
export function dynamoStakeholders(client: DynamoDBClient, tableName: string): Stakeholders {
  const rows = dynamoRows(client, tableName);
  return {
    ...reading(client, tableName),
    add: (one) => rows.putNew(stakeholderRow(one)),
    replace: ({ school, email, version }, next) =>
      rows.putOver(stakeholderRow({ ...next, school, email }), { version }),
    remove: (seen) =>
      wrote(
        client.send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: toRow(keys.stakeholder(seen.school, seen.email)),
            ConditionExpression: "#version = :seen",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: toRow({ ":seen": seen.version }),
          }),
        ),
      ),
  };
}
