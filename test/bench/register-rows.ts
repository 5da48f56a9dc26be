import { BatchWriteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { makePast } from "#infra/local/demo/make-past.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import type { Row } from "#shared/adapters/dynamo-keys.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { isOpen } from "#shared/domain/incident/status.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, later, toTheSecond } from "#shared/domain/time.ts";
import { aReference } from "#test/support/builders.ts";

/** Incidents of the last three years: what any register holds, however many are behind them. */
const recent = 120;
const hour = 3600;
const threeYears = 3 * 365 * 24 * hour;
/** What one batch may hold. */
const batch = 25;

/**
 * An incident as it was, under another reference and of another time. Nobody opens it: it goes
 * without what no index holds, so that thousands are loaded in seconds.
 */
const again = (one: Incident, number: number, at: Instant): Incident => ({
  ...one,
  reference: aReference(number),
  receivedAt: toTheSecond(at),
  work: { ...one.work, steps: [], talk: [], notes: [] },
  history: one.history.slice(0, 1).map((entry) => ({ ...entry, at })),
});

/**
 * A register of `count` incidents, the newest first. Registers of any two sizes end with the same
 * ones; the longer one has more behind them, an hour apart, all of them closed.
 */
export async function incidentsOf(
  school: SchoolProfile,
  count: number,
  until: Instant,
): Promise<readonly Incident[]> {
  const latest: Incident[] = [];
  const past = { school, keys: "b".repeat(64), count: recent, until, seed: 1 };
  for await (const { incident } of makePast(past)) latest.unshift(incident);
  const over = latest.filter(({ status }) => !isOpen(status));
  const before = later(until, -threeYears);
  const older = Array.from({ length: Math.max(0, count - recent) }, (_, place) => {
    const one = over[place % over.length];
    return one ? [again(one, place + 1, later(before, -place * hour))] : [];
  });
  return [...latest.slice(0, count), ...older.flat()];
}

/** The rows that the adapter would write: taken from its calls, which go nowhere. */
export async function rowsOf(incidents: readonly Incident[]): Promise<readonly Row[]> {
  const client = new DynamoDBClient({ region: "eu-west-2" });
  const rows: Row[] = [];
  client.middlewareStack.add(
    () => (args) => {
      if ("Item" in args.input && args.input.Item) rows.push(args.input.Item);
      return Promise.resolve({ output: { $metadata: {} }, response: undefined });
    },
    { step: "initialize" },
  );
  const { add } = dynamoIncidentAdder(client, "nowhere");
  for (const one of incidents) await add(one);
  client.destroy();
  return rows;
}

/** Writes rows as they are, many at a time. */
export async function load(
  client: DynamoDBClient,
  tableName: string,
  rows: readonly Row[],
  told: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    const RequestItems = { [tableName]: some.map((Item) => ({ PutRequest: { Item } })) };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
    told(from + some.length);
  }
}
