import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { reference } from "../domain/incident/reference.ts";
import { isGivenUp, type Message, message } from "../domain/mail/message.ts";
import { instant } from "../domain/time.ts";
import type { Due, DueRow, Messages } from "../ports.ts";
import {
  duePartition,
  failedPartition,
  fromRow,
  keys,
  mailingsPartition,
  type Row,
  rowSchema,
  toRow,
} from "./dynamo-keys.ts";
import { dynamoRows } from "./dynamo-rows.ts";
import { ifStillSo, wrote } from "./dynamo-writes.ts";

const { due } = table.indexes;

/** Where it stands in the due index: among what is due, among what was given up, or nowhere. */
function markOf(one: Message) {
  const { school, dueAt, givenUpAt } = one;
  if (isGivenUp(one)) return { [due.partition]: failedPartition(school), [due.sort]: givenUpAt };
  return dueAt && { [due.partition]: duePartition(school) };
}

const toMessageRow = (one: Message): Row =>
  toRow({ ...keys.message(one.school, one.id), ...one, schema: rowSchema, ...markOf(one) });

/** The row less its keys and marks. What remains must be a message and nothing else. */
export function fromMessageRow(row: Row): Message {
  const {
    [table.partition]: _pk,
    [table.sort]: _sk,
    [due.partition]: mark,
    [due.sort]: dueAt,
    schema: _schema,
    ...rest
  } = fromRow(row);
  const isDue = mark === duePartition(String(rest["school"]));
  return message.parse({ ...rest, ...(isDue && { dueAt }) });
}

export function dynamoMessages(client: DynamoDBClient, tableName: string): Messages {
  const rows = dynamoRows(client, tableName);
  return {
    add: (one) =>
      wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toMessageRow(one),
            ConditionExpression: `attribute_not_exists(${table.partition})`,
          }),
        ),
      ),
    async take(one) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toMessageRow(one),
            ConditionExpression: `attribute_not_exists(${table.partition})`,
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return undefined;
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
        // DynamoDB sends the standing row along; an engine that does not is asked for it.
        const standing = fault.Item ?? (await rows.find(keys.message(one.school, one.id)));
        if (!standing) throw fault;
        return fromMessageRow(standing);
      }
    },
    async lease(row, until) {
      if (row.owes !== "sending") return undefined;
      const leased = await ifStillSo(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toRow(keys.message(row.school, row.id)),
            UpdateExpression:
              "SET #dueAt = :until, #version = #version + :one, attempts = attempts + :one",
            // What was given up has a moment in the index, too, and is not to be sent.
            ConditionExpression: "#due = :due AND #dueAt = :seen",
            ExpressionAttributeNames: {
              "#due": due.partition,
              "#dueAt": due.sort,
              "#version": "version",
            },
            ExpressionAttributeValues: toRow({
              ":due": duePartition(row.school),
              ":until": until,
              ":seen": row.dueAt,
              ":one": 1,
            }),
            ReturnValues: "ALL_NEW",
          }),
        ),
      );
      return leased?.Attributes && fromMessageRow(leased.Attributes);
    },
    replace: (seen, next) =>
      wrote(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toMessageRow({ ...next, version: seen.version + 1 }),
            ConditionExpression: "#version = :seen",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: toRow({ ":seen": seen.version }),
          }),
        ),
      ),
  };
}

/**
 * What a due row owes, told from its key: `<school>#INCIDENT#<reference>`, `<school>#MESSAGE#<id>`, or
 * `<school>#MAILINGS` with the mailing's id for a sort key.
 * Never throws: one row that nobody understands must not hide the others.
 */
function toDueRow(school: string, row: Row): DueRow {
  const item = fromRow(row);
  const key = String(item[table.partition]);
  const [, owing, ...rest] = key.split("#");
  const id = rest.join("#");
  const dueAt = instant.safeParse(item[due.sort]);
  const quoted = reference.safeParse(id);
  if (dueAt.success && owing === "INCIDENT" && quoted.success) {
    return { owes: "messages", school, reference: quoted.data, dueAt: dueAt.data };
  }
  if (dueAt.success && owing === "MESSAGE") {
    return { owes: "sending", school, id, dueAt: dueAt.data };
  }
  if (dueAt.success && key === mailingsPartition(school)) {
    return { owes: "mailing", school, id: String(item[table.sort]), dueAt: dueAt.data };
  }
  return { owes: "unknown", school, key };
}

export function dynamoDue(client: DynamoDBClient, tableName: string): Due {
  return {
    async until(school, at, limit) {
      // One page is enough: whatever does not fit is due again at the next question.
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: "due",
          KeyConditionExpression: "#due = :due AND #dueAt <= :at",
          ExpressionAttributeNames: { "#due": due.partition, "#dueAt": due.sort },
          ExpressionAttributeValues: toRow({ ":due": duePartition(school), ":at": at }),
          Limit: limit,
        }),
      );
      return Items.map((row) => toDueRow(school, row));
    },
  };
}
