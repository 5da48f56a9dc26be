import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type Proposal, proposal } from "../domain/sites/proposal.ts";
import { instant } from "../domain/time.ts";
import type { Proposals } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { fromRow, keys, proposalsPartition, type Row, toRow } from "./dynamo-keys.ts";
import { dynamoRows } from "./dynamo-rows.ts";

const { due } = table.indexes;

/** Kept as JSON, for a row holds no null, and "not known" is null. */
const toProposalRow = (school: string, one: Proposal): object => ({
  ...keys.proposal(school, one.id),
  [due.partition]: proposalsPartition(school, one.status),
  [due.sort]: one.decided?.at ?? one.raisedAt,
  version: one.version,
  proposal: JSON.stringify(one),
});

const fromProposalRow = (row: Row): Proposal =>
  proposal.parse(JSON.parse(String(fromRow(row)["proposal"])));

export function dynamoProposals(client: DynamoDBClient, tableName: string): Proposals {
  const rows = dynamoRows(client, tableName);
  const idOf = (school: string, row: Row): string =>
    String(fromRow(row)[table.partition]).slice(keys.proposal(school, "")[table.partition].length);
  /** The row that a place names, as the index knows it; undefined if the place is none. */
  const rowAt = (school: string, status: string, place: string): Row | undefined => {
    const [at = "", id = ""] = place.split("_");
    if (!instant.safeParse(at).success) return undefined;
    return toRow({
      ...keys.proposal(school, id),
      [due.partition]: proposalsPartition(school, status),
      [due.sort]: at,
    });
  };

  return {
    async find(school, id) {
      const row = await rows.find(keys.proposal(school, id));
      return row && fromProposalRow(row);
    },
    async page(school, status, { limit, after }) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: "due",
          KeyConditionExpression: "#due = :of",
          ExpressionAttributeNames: { "#due": due.partition },
          ExpressionAttributeValues: toRow({ ":of": proposalsPartition(school, status) }),
          ScanIndexForward: status === "open",
          Limit: limit,
          ExclusiveStartKey: after === undefined ? undefined : rowAt(school, status, after),
        }),
      );
      const ids = Items.map((row) => idOf(school, row));
      const read = await readRows(client, tableName, {
        keys: ids.map((id) => toRow(keys.proposal(school, id))),
      });
      const byId = new Map(read.map(fromProposalRow).map((one) => [one.id, one]));
      // The index may be a moment behind the rows: what was decided meanwhile is left out.
      const found = ids.flatMap((id) => byId.get(id) ?? []).filter((one) => one.status === status);
      if (!LastEvaluatedKey) return { found };
      const at = String(fromRow(LastEvaluatedKey)[due.sort]);
      return { found, next: `${at}_${idOf(school, LastEvaluatedKey)}` };
    },
    add: (school, wanted) => rows.putNew(toProposalRow(school, wanted)),
    replace: (school, { version }, next) => rows.putOver(toProposalRow(school, next), { version }),
  };
}
