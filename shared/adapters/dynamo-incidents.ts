import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type Incident, registerLine } from "../domain/incident/incident.ts";
import type { Reference } from "../domain/incident/reference.ts";
import { standing } from "../domain/incident/standing.ts";
import { later } from "../domain/time.ts";
import type { Incidents, RegisterLook } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { fromIncidentRow, toIncidentRow } from "./dynamo-incident-row.ts";
import { fromRow, keys, openPartition, registerPartition, toRow } from "./dynamo-keys.ts";

const { register, open, due } = table.indexes;

const isTaken = (fault: unknown): fault is ConditionalCheckFailedException =>
  fault instanceof ConditionalCheckFailedException;

/** Adding alone, so that what only adds carries no more than that in its bundle. */
export function dynamoIncidentAdder(
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "add"> {
  const key = ({ school, reference }: Incident) => toRow(keys.incident(school, reference));
  return {
    async add(one) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toIncidentRow(one),
            ConditionExpression: `attribute_not_exists(${table.partition})`,
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        const { reference, receivedAt, requestKey, requestContent } = one;
        return { reference, receivedAt, requestKey, requestContent };
      } catch (fault) {
        if (!isTaken(fault)) throw fault;
        // DynamoDB sends the standing row along; an engine that does not is asked for it.
        const found =
          fault.Item ??
          (
            await client.send(
              new GetItemCommand({ TableName: tableName, Key: key(one), ConsistentRead: true }),
            )
          ).Item;
        if (!found) throw fault;
        return standing.parse(fromRow(found));
      }
    },
  };
}

export function dynamoIncidentReader(
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "find"> {
  return {
    async find(school, reference: Reference) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: toRow(keys.incident(school, reference)),
          ConsistentRead: true,
        }),
      );
      return Item && fromIncidentRow(Item);
    },
  };
}

export const dynamoIncidentsReader = (
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "findAll"> => ({
  async findAll(school, references) {
    const keysOfAll = references.map((one) => toRow(keys.incident(school, one)));
    const rows = await readRows(client, tableName, { keys: keysOfAll });
    return new Map(rows.map(fromIncidentRow).map((one) => [one.reference, one]));
  },
});

/**
 * A place begins with an instant, so instants and places bound the places alike. The place to go on
 * behind bounds them from the side that the reading begins at.
 */
function boundsOf({ after, from, to, oldestFirst = false }: RegisterLook) {
  const places = (...bounds: readonly (string | undefined)[]) =>
    bounds.filter((bound) => bound !== undefined).toSorted();
  return {
    above: places("!", from && later(from, 0), oldestFirst ? after : undefined).at(-1) ?? "!",
    below: places("~", to && later(to, 0), oldestFirst ? undefined : after)[0] ?? "~",
  };
}

export function dynamoRegister(client: DynamoDBClient, tableName: string): Pick<Incidents, "page"> {
  return {
    async page(school, look) {
      const { limit, open: onlyOpen = false, oldestFirst = false } = look;
      const index = onlyOpen ? open : register;
      const { above, below } = boundsOf(look);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: onlyOpen ? "open" : "register",
          KeyConditionExpression: "#school = :school AND #place BETWEEN :from AND :before",
          ExpressionAttributeNames: { "#school": index.partition, "#place": index.sort },
          ExpressionAttributeValues: toRow({
            ":school": onlyOpen ? openPartition(school) : registerPartition(school),
            ":from": above,
            ":before": below,
          }),
          ScanIndexForward: oldestFirst,
          // One more than asked for, because the bound itself may be among them.
          Limit: limit + 1,
        }),
      );
      const lines = Items.map(fromRow)
        .map((item) => ({ ...registerLine.parse(item), place: String(item[index.sort]) }))
        .filter(({ place }) => place !== look.after)
        .slice(0, limit);
      const last = lines.at(-1)?.place;
      const more = LastEvaluatedKey !== undefined || String(Items.at(-1)?.[index.sort]?.S) !== last;
      return { lines, more: lines.length > 0 && more };
    },
  };
}

export function dynamoReplacer(
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "replace"> {
  return {
    async replace(seen, next) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toIncidentRow(next),
            ConditionExpression: "#version = :seen",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: toRow({ ":seen": seen.version }),
          }),
        );
        return true;
      } catch (fault) {
        if (isTaken(fault)) return false;
        throw fault;
      }
    },
  };
}

export function dynamoSettler(
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "settle"> {
  return {
    async settle({ school, reference, version, dueAt: seen = "" }, { settled, dueAt }) {
      const mark = dueAt === undefined ? "REMOVE #partition, #dueAt" : "SET #dueAt = :next";
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toRow(keys.incident(school, reference)),
            UpdateExpression:
              dueAt === undefined
                ? `SET settled = :settled ${mark}`
                : `${mark}, settled = :settled`,
            ConditionExpression: "#dueAt = :seen AND #version = :version",
            ExpressionAttributeNames: {
              "#dueAt": due.sort,
              "#version": "version",
              ...(dueAt === undefined && { "#partition": due.partition }),
            },
            ExpressionAttributeValues: toRow({
              ":seen": seen,
              ":version": version,
              ":settled": settled,
              ...(dueAt !== undefined && { ":next": dueAt }),
            }),
          }),
        );
        return true;
      } catch (fault) {
        if (isTaken(fault)) return false;
        throw fault;
      }
    },
  };
}
