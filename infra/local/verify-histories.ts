import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { dynamoIncidentReader } from "#shared/adapters/dynamo-incidents.ts";
import { fromRow, type Row, registerPartition, toRow } from "#shared/adapters/dynamo-keys.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { table } from "#shared/contract/table.ts";
import { type Reference, reference } from "#shared/domain/incident/reference.ts";
import { tamperingOf, tamperingWords } from "#shared/domain/incident/tampering.ts";

export interface Verdict {
  /** Incidents that were looked at. */
  readonly checked: number;
  /** A sentence for each that is not whole. */
  readonly faults: readonly string[];
}

export interface Register {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly school: string;
}

/** References read in one query, and incidents read at once. */
const pageLength = 500;
const atOnce = 10;

/** The references of a register, newest first, a page a time: from the keys, whatever else a row says. */
async function* referencesOf({ client, tableName, school }: Register) {
  const { register } = table.indexes;
  let from: Row | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: "register",
        KeyConditionExpression: "#register = :register",
        ProjectionExpression: "#key",
        ExpressionAttributeNames: { "#register": register.partition, "#key": table.partition },
        ExpressionAttributeValues: toRow({ ":register": registerPartition(school) }),
        ScanIndexForward: false,
        Limit: pageLength,
        ExclusiveStartKey: from,
      }),
    );
    yield Items.map((row) => String(fromRow(row)[table.partition]).split("#").at(-1) ?? "");
    from = LastEvaluatedKey;
  } while (from);
}

/** What is wrong with the incident under a reference, as a sentence; undefined if nothing is. */
async function faultOf(register: Register, named: string): Promise<string | undefined> {
  const { client, tableName, school } = register;
  const quoted: Reference | undefined = reference.safeParse(named).data;
  if (quoted === undefined) return `${named}: this is no reference that the program made`;
  try {
    const found = await dynamoIncidentReader(client, tableName).find(school, quoted);
    // Taken away since its line was read.
    if (!found) return undefined;
    const tampering = tamperingOf(found, (text) => systemIds.digest(text));
    return tampering && `${quoted}: ${tamperingWords(tampering)}`;
  } catch (fault) {
    if (!(fault instanceof z.core.$ZodError)) throw fault;
    const at = fault.issues[0]?.path.join(".") ?? "";
    return `${quoted}: the row does not read as an incident, first at "${at}"`;
  }
}

/** Reads every incident of a register and checks its history. Changes nothing. */
export async function verifyHistories(
  register: Register,
  onChecked: (count: number) => void = () => undefined,
): Promise<Verdict> {
  const faults: string[] = [];
  let checked = 0;
  for await (const page of referencesOf(register)) {
    for (let start = 0; start < page.length; start += atOnce) {
      const some = page.slice(start, start + atOnce);
      const found = await Promise.all(some.map((named) => faultOf(register, named)));
      faults.push(...found.filter((one) => one !== undefined));
      checked += some.length;
      onChecked(checked);
    }
  }
  return { checked, faults };
}
