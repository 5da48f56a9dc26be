import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import {
  type Incident,
  incident,
  registerLine,
  registerLineOf,
} from "../domain/incident/incident.ts";
import type { Reference } from "../domain/incident/reference.ts";
import type { Instant } from "../domain/time.ts";
import type { Incidents } from "../ports.ts";
import {
  duePartition,
  fromRow,
  keys,
  type Row,
  registerPartition,
  rowSchema,
  toRow,
} from "./dynamo-keys.ts";

const { register, due } = table.indexes;

/**
 * The row: keys, what the register's index projects, the rest of the incident, the due mark. The
 * register sorts by the full instant, so that two incidents of one second keep their order.
 */
function toIncidentRow(one: Incident, at: Instant): Row {
  const { told, dueAt, ...rest } = one;
  const { kind: _kind, categories: _categories, occurredOn: _occurredOn, ...account } = told;
  return toRow({
    ...keys.incident(one.school, one.reference),
    ...rest,
    ...registerLineOf(one),
    account,
    schema: rowSchema,
    [register.partition]: registerPartition(one.school),
    [register.sort]: `${at}#${one.reference}`,
    ...(dueAt && { [due.partition]: duePartition(one.school), [due.sort]: dueAt }),
  });
}

function fromIncidentRow(row: Row): Incident {
  const { school, reference, version, status, receivedAt, ...item } = fromRow(row);
  const { receiptProof, requestKey, requestContent, excluded, history, account, ...line } = item;
  const { kind, categories, occurredOn } = line;
  return incident.parse({
    school,
    reference,
    version,
    status,
    receivedAt,
    told: { ...Object(account), kind, categories, occurredOn },
    receiptProof,
    requestKey,
    requestContent,
    excluded,
    history,
    dueAt: line[due.sort],
  });
}

const isTaken = (fault: unknown): fault is ConditionalCheckFailedException =>
  fault instanceof ConditionalCheckFailedException;

/** Adding alone, so that what only adds carries no more than that in its bundle. */
export function dynamoIncidentAdder(
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "add"> {
  const key = ({ school, reference }: Incident) => toRow(keys.incident(school, reference));
  return {
    async add(one, at) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toIncidentRow(one, at),
            ConditionExpression: `attribute_not_exists(${table.partition})`,
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return one;
      } catch (fault) {
        if (!isTaken(fault)) throw fault;
        // DynamoDB sends the standing row along; an engine that does not is asked for it.
        const standing =
          fault.Item ??
          (
            await client.send(
              new GetItemCommand({ TableName: tableName, Key: key(one), ConsistentRead: true }),
            )
          ).Item;
        if (!standing) throw fault;
        return fromIncidentRow(standing);
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

export function dynamoRegister(client: DynamoDBClient, tableName: string): Pick<Incidents, "page"> {
  return {
    async page(school, limit, after) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: "register",
          KeyConditionExpression: after
            ? "#school = :school AND #place < :after"
            : "#school = :school",
          ExpressionAttributeNames: {
            "#school": register.partition,
            ...(after && { "#place": register.sort }),
          },
          ExpressionAttributeValues: toRow({
            ":school": registerPartition(school),
            ...(after && { ":after": after }),
          }),
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      const lines = Items.map(fromRow).map((item) => ({
        ...registerLine.parse(item),
        place: String(item[register.sort]),
      }));
      return { lines, more: LastEvaluatedKey !== undefined };
    },
  };
}

export function dynamoSettler(
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "settle"> {
  return {
    async settle({ school, reference, dueAt = "" }) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toRow(keys.incident(school, reference)),
            UpdateExpression: "REMOVE #partition, #dueAt",
            ConditionExpression: "#dueAt = :seen",
            ExpressionAttributeNames: { "#partition": due.partition, "#dueAt": due.sort },
            ExpressionAttributeValues: toRow({ ":seen": dueAt }),
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
