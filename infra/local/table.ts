import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import { StartFailure } from "./listen.ts";

/** Makes the table if it is missing, and waits until it takes requests. */
export async function ensureTable(
  client: DynamoDBClient,
  definition: CreateTableCommandInput,
): Promise<"made" | "found"> {
  const found = await describe(client, definition);
  if (found) refuseAnotherShape(found, definition);
  else await client.send(new CreateTableCommand(definition));
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await describe(client, definition))?.TableStatus === "ACTIVE") {
      return found ? "found" : "made";
    }
    await pause(10);
  }
  throw new StartFailure(`The table ${definition.TableName} was made but does not become ready.`);
}

async function describe(client: DynamoDBClient, { TableName }: CreateTableCommandInput) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return undefined;
    throw fault;
  }
}

/** Keys and indexes are fixed when a table is made: rows kept under others would not be found. */
function refuseAnotherShape(found: TableDescription, wanted: CreateTableCommandInput): void {
  if (isDeepStrictEqual(shapeOf(found), shapeOf(wanted))) return;
  throw new StartFailure(
    `The table kept on this machine was made by another version of the program, with other indexes. ` +
      `Keep it and work in a new folder: LOCAL_DIR=.local-new npm start. Or start empty: npm start -- --fresh`,
  );
}

const shapeOf = (table: Pick<TableDescription, "KeySchema" | "GlobalSecondaryIndexes">) => ({
  keys: keysOf(table.KeySchema),
  indexes: (table.GlobalSecondaryIndexes ?? [])
    .map(({ IndexName, KeySchema, Projection }) => ({
      name: IndexName,
      keys: keysOf(KeySchema),
      projects: [Projection?.ProjectionType, ...(Projection?.NonKeyAttributes ?? []).toSorted()],
    }))
    .toSorted((one, other) => String(one.name).localeCompare(String(other.name))),
});

const keysOf = (schema: TableDescription["KeySchema"]) =>
  (schema ?? []).map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);
