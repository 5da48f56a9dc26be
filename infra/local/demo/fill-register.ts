import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoIncidentAdder, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import type { Status } from "#shared/domain/incident/status.ts";
import type { Cursor } from "#shared/ports.ts";
import type { Lived } from "./live-through.ts";
import { makePast, type PastOptions } from "./make-past.ts";

export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
}

/** What was put into the register. */
export interface Filled {
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
  readonly changes: number;
  /** Mails of the past: noted as sent, and never sent. */
  readonly mails: number;
}

/** How many incidents stand in the register of a school. */
export async function countIncidents({ client, name }: Table, school: string): Promise<number> {
  const register = dynamoRegister(client, name);
  let count = 0;
  let after: Cursor | undefined;
  for (;;) {
    const page = await register.page(school, { limit: 1000, after });
    count += page.lines.length;
    after = page.lines.at(-1)?.place;
    if (!page.more || after === undefined) return count;
  }
}

/**
 * The messages first and the incident last, whole and with everything settled that it owed before
 * today: the sweep, which looks every second, never sees it owe a mail of the past.
 */
async function keep({ client, name }: Table, { incident, messages }: Lived): Promise<void> {
  const store = dynamoMessages(client, name);
  await Promise.all(messages.map((message) => store.add(message)));
  const standing = await dynamoIncidentAdder(client, name).add(incident);
  if (standing.requestKey === incident.requestKey) return;
  throw new Error(`The reference ${incident.reference} belongs to another incident`);
}

/** Incidents written at the same time. */
const atOnce = 4;

/** Makes up a past and puts it into the register. `told` hears how many incidents are in. */
export async function fillRegister(
  table: Table,
  options: PastOptions,
  told: (done: number) => void = () => undefined,
): Promise<Filled> {
  const statuses: Partial<Record<Status, number>> = {};
  let [changes, mails, done] = [0, 0, 0];
  let writing: Promise<void>[] = [];
  for await (const lived of makePast(options)) {
    const { status, history } = lived.incident;
    statuses[status] = (statuses[status] ?? 0) + 1;
    changes += history.length;
    mails += lived.messages.length;
    writing.push(keep(table, lived));
    if (writing.length < atOnce) continue;
    await Promise.all(writing);
    done += writing.length;
    writing = [];
    told(done);
  }
  await Promise.all(writing);
  if (writing.length > 0) told(done + writing.length);
  return { statuses, changes, mails };
}
