import {
  type CreateTableCommandInput,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startDynalite, type TableEngine } from "#infra/local/dynalite.ts";
import { ensureTable } from "#infra/local/table.ts";
import { type Row, toRow } from "#shared/adapters/dynamo-keys.ts";
import { table } from "#shared/contract/table.ts";

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const keySchema = ({ partition, sort }: { partition: string; sort: string }) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

const definitionOf = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [table, ...Object.values(table.indexes)].flatMap(({ partition, sort }) => [
    text(partition),
    text(sort),
  ]),
  KeySchema: keySchema(table),
  GlobalSecondaryIndexes: Object.entries(table.indexes).map(([IndexName, index]) => ({
    IndexName,
    KeySchema: keySchema(index),
    Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...index.projects] },
  })),
});

/** What happens to the nth call (from 1) of a client: nothing, or a fault before or after the engine. */
export type Mishap = (call: number, command: string) => "refused" | "answer-lost" | undefined;

/** A client whose calls are counted by their commands, and may be made to fail. */
export interface Watched {
  readonly client: DynamoDBClient;
  /** The commands sent so far: `PutItem`, `Query`, … */
  readonly calls: string[];
}

export class LineCut extends Error {
  override readonly name = "LineCut";
}

function watched(client: DynamoDBClient, mishap: Mishap): Watched {
  const calls: string[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context["commandName"]).replace(/Command$/, "");
      const fate = mishap(calls.push(command), command);
      if (fate === "refused") throw new LineCut(`before ${command}`);
      const answer = await next(args);
      if (fate === "answer-lost") throw new LineCut(`after ${command}`);
      return answer;
    },
    { step: "initialize" },
  );
  return { client, calls };
}

/** Makes the engine answer a failed condition without the row that stood in the way. */
function keepStandingRowBack(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const { ReturnValuesOnConditionCheckFailure: _asked, ...input } = {
        ReturnValuesOnConditionCheckFailure: undefined,
        ...args.input,
      };
      return next({ ...args, input: { ...input } as typeof args.input });
    },
    { step: "initialize", priority: "low" },
  );
}

export interface TestTable {
  readonly name: string;
  /** Where programs of their own reach it. */
  readonly endpoint: string;
  /** A client of its own; what it counts begins at nothing. */
  readonly watch: (mishap?: Mishap) => Watched;
  /** Every row as the engine keeps it. */
  readonly rows: () => Promise<readonly Row[]>;
  readonly row: (key: Row) => Promise<Row | undefined>;
  /** Writes a row as it is, whatever it says. */
  readonly put: (item: object) => Promise<void>;
}

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/**
 * One engine for a test file, in memory, with the real table, empty before each test. `plain` is an
 * engine that does not send the standing row along when a condition fails.
 */
export function aTable({ plain = false } = {}): TestTable {
  let engine: TableEngine;
  let name = "";
  let tables = 0;
  const clients: DynamoDBClient[] = [];
  const make = () => {
    const client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: "eu-west-2",
      credentials,
      maxAttempts: 1,
    });
    clients.push(client);
    return client;
  };
  let own: DynamoDBClient;

  beforeAll(async () => {
    engine = await startDynalite();
    own = make();
  });
  beforeEach(async () => {
    tables += 1;
    name = `incidents-${tables}`;
    await ensureTable(own, definitionOf(name));
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await engine.close();
  });

  return {
    get name() {
      return name;
    },
    get endpoint() {
      return engine.endpoint;
    },
    watch(mishap = () => undefined) {
      const client = make();
      if (plain) keepStandingRowBack(client);
      return watched(client, mishap);
    },
    async rows() {
      const { Items = [] } = await own.send(
        new ScanCommand({ TableName: name, ConsistentRead: true }),
      );
      return Items;
    },
    async row(Key) {
      return (await own.send(new GetItemCommand({ TableName: name, Key, ConsistentRead: true })))
        .Item;
    },
    async put(item) {
      await own.send(new PutItemCommand({ TableName: name, Item: toRow(item) }));
    },
  };
}
