import {
  type AttributeValue,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type Exclusion, exclusion } from "../domain/incident/access.ts";
import { auditEntry, monthOf } from "../domain/incident/audit.ts";
import { type Reference, reference } from "../domain/incident/reference.ts";
import { later } from "../domain/time.ts";
import type { Audit, Incidents, PlacedAuditEntry } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { auditPartition, fromRow, keys, type Row, rowSchema, toRow } from "./dynamo-keys.ts";

/** Adding alone, for the functions that show incidents. */
export const dynamoAuditNoter = (
  client: DynamoDBClient,
  tableName: string,
): Pick<Audit, "add"> => ({
  async add(school, id, entry) {
    const place = `${later(entry.at, 0)}#${id}`;
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: toRow({
          ...keys.look(school, monthOf(entry.at), place),
          ...entry,
          schema: rowSchema,
        }),
        ConditionExpression: `attribute_not_exists(${table.partition})`,
      }),
    );
  },
});

function fromAuditRow(row: Row): PlacedAuditEntry {
  const { at, who, what, reference: about, [table.sort]: place } = fromRow(row);
  return { ...auditEntry.parse({ at, who, what, reference: about }), place: String(place) };
}

export const dynamoAuditReader = (
  client: DynamoDBClient,
  tableName: string,
): Pick<Audit, "page"> => ({
  async page(school, month, { limit, after, about }) {
    const found: PlacedAuditEntry[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#month = :month AND #place < :before",
          ExpressionAttributeNames: {
            "#month": table.partition,
            "#place": table.sort,
            ...(about && { "#reference": "reference" }),
          },
          ExpressionAttributeValues: toRow({
            ":month": auditPartition(school, month),
            ":before": after ?? "~",
            ":about": about,
          }),
          ScanIndexForward: false,
          // A filter is applied to what was read: with one, only the month's end is an end.
          ...(about ? { FilterExpression: "#reference = :about" } : { Limit: limit + 1 }),
          ExclusiveStartKey: from,
        }),
      );
      found.push(...Items.map(fromAuditRow));
      from = LastEvaluatedKey;
    } while (from && found.length <= limit);
    return { entries: found.slice(0, limit), more: found.length > limit };
  },
});

export const dynamoExclusions = (
  client: DynamoDBClient,
  tableName: string,
): Pick<Incidents, "exclusions"> => ({
  async exclusions(school, references) {
    const rows = await readRows(client, tableName, {
      keys: references.map((one) => toRow(keys.incident(school, one))),
      attributes: ["reference", "excluded"],
    });
    const found = new Map<Reference, Exclusion>();
    for (const row of rows) {
      const item = fromRow(row);
      found.set(reference.parse(item["reference"]), exclusion.parse(item["excluded"]));
    }
    return found;
  },
});
