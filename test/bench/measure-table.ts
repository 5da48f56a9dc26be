import { type CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startDynalite } from "#infra/local/dynalite.ts";
import { ensureTable } from "#infra/local/table.ts";
import { table } from "#shared/contract/table.ts";
import type { Contender, Contenders } from "./contenders.ts";
import { type CountingProxy, startCountingProxy, type TableCall } from "./counting-proxy.ts";
import { indexUnitsOf, sizeOf, unitsOf } from "./item-size.ts";
import { type LambdaProcess, lambdaProcess } from "./lambda-process.ts";
import { privateWords } from "./submission-event.ts";

/** What one request asks of the table. */
export interface TableUse {
  readonly calls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

export interface TableReport {
  /** The costliest first request of the floor, and of ours. */
  readonly floor: TableUse;
  readonly submit: TableUse;
  /** The costliest repeat: the same key, the same body. */
  readonly repeat: TableUse;
  /** Repeats that were not answered as the first request was. */
  readonly repeatsAnsweredOtherwise: number;
  /** The largest row, in bytes, the units of a row of its size, and what the indexes cost besides. */
  readonly itemBytes: number;
  readonly itemUnits: number;
  readonly indexUnits: number;
  /** Written to the log a request, on average. */
  readonly logBytes: number;
  /** Private words of the submissions that stood in the log. */
  readonly leaks: readonly string[];
}

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const keysOf = ({ partition, sort }: { readonly partition: string; readonly sort: string }) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

/** The table of the contract, as the engine is asked to make it. */
export const definition: CreateTableCommandInput = {
  TableName: "register",
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [table, ...Object.values(table.indexes)].flatMap(({ partition, sort }) => [
    text(partition),
    text(sort),
  ]),
  KeySchema: keysOf(table),
  GlobalSecondaryIndexes: Object.entries(table.indexes).map(([IndexName, index]) => ({
    IndexName,
    KeySchema: keysOf(index),
    Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...index.projects] },
  })),
};

/** Counts what `submits` first requests and their repeats cost, on the laptop's table engine. */
export async function measureTable(
  { invoker, floor, ours }: Contenders,
  submits: number,
): Promise<TableReport> {
  const engine = await startDynalite();
  const proxy = await startCountingProxy(engine.endpoint);
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  try {
    await ensureTable(client, definition);
    return await countBoth({ invoker, floor, ours, proxy, submits });
  } finally {
    client.destroy();
    await proxy.close();
    await engine.close();
  }
}

async function countBoth(with_: {
  readonly invoker: string;
  readonly floor: Contender;
  readonly ours: Contender;
  readonly proxy: CountingProxy;
  readonly submits: number;
}): Promise<TableReport> {
  const { invoker, proxy, submits } = with_;
  const numbers = Array.from({ length: submits }, (_, place) => place + 1);
  const floor = await lambdaProcess(invoker, with_.floor, proxy.endpoint);
  await floor.start();
  const floorCounted = await count(floor, proxy, numbers);
  await floor.end();

  const ours = await lambdaProcess(invoker, with_.ours, proxy.endpoint);
  await ours.start();
  const first = await count(ours, proxy, numbers);
  const again = await count(ours, proxy, numbers);
  const log = await ours.end();
  const items = first
    .flatMap(({ calls }) => calls.map(({ item }) => item))
    .filter((item) => item !== undefined);
  const secrets = first.flatMap(({ answer }) => receiptsIn(answer));
  return {
    floor: costliest(floorCounted),
    submit: costliest(first),
    repeat: costliest(again),
    repeatsAnsweredOtherwise: again.filter(({ answer }, place) => answer !== first[place]?.answer)
      .length,
    itemBytes: Math.max(...items.map(sizeOf)),
    itemUnits: Math.max(...items.map(unitsOf)),
    indexUnits: Math.max(...items.map(indexUnitsOf)),
    // The first request of the process is one more.
    logBytes: Math.ceil(Buffer.byteLength(log) / (2 * submits + 1)),
    leaks: leaksIn(log, [...numbers.flatMap(privateWords), ...secrets]),
  };
}

interface Counted {
  readonly answer: string;
  readonly calls: readonly TableCall[];
}

async function count(
  running: LambdaProcess,
  proxy: CountingProxy,
  numbers: readonly number[],
): Promise<readonly Counted[]> {
  proxy.take();
  const counted: Counted[] = [];
  for (const number of numbers) {
    const answer = await running.submit(number);
    counted.push({ answer, calls: proxy.take() });
  }
  return counted;
}

const costliest = (all: readonly Counted[]): TableUse => {
  const most = (of: (calls: readonly TableCall[]) => number) =>
    Math.max(...all.map(({ calls }) => of(calls)));
  const total = (calls: readonly TableCall[], unit: "writeUnits" | "readUnits") =>
    calls.reduce((sum, call) => sum + call[unit], 0);
  return {
    calls: most((calls) => calls.length),
    writeUnits: most((calls) => total(calls, "writeUnits")),
    readUnits: most((calls) => total(calls, "readUnits")),
  };
};

/** The receipt of an answer, as it is shown and as it is typed. */
function receiptsIn(answer: string): readonly string[] {
  const [shown] = /\d{4} \d{4} \d{4} \d{4}/.exec(answer) ?? [];
  if (shown === undefined) throw new Error("An answer of ours held no receipt");
  return [shown, shown.replaceAll(" ", "")];
}

const leaksIn = (log: string, words: readonly string[]): readonly string[] => {
  const small = log.toLowerCase();
  return [...new Set(words)].filter((word) => small.includes(word.toLowerCase()));
};
