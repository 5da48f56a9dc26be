import { type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { dynamoIncidentReader, dynamoSettler } from "#shared/adapters/dynamo-incidents.ts";
import type { Row } from "#shared/adapters/dynamo-keys.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoDue, dynamoMessages, fromMessageRow } from "#shared/adapters/dynamo-messages.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import {
  emptyResults,
  type Mailing,
  type MailingContent,
  noResults,
  pageLease,
} from "#shared/domain/reminders/mailing.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { Mailer, Pacer } from "#shared/ports.ts";
import { deliverMail, type LetterWriter } from "#shared/use-cases/deliver-mail.ts";
import { aSchool, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { mailingDesk, noPace } from "./mailing-desk.ts";
import { aStakeholder } from "./stakeholders.ts";
import { aClock, aLog, aMailer, sha, someIds } from "./world.ts";

const school = aSchool();

/** A reminder to everybody that begins at noon, but for what a test says. */
export const aMailing = (changes: Partial<Mailing> = {}): Mailing => ({
  school: school.id,
  id: "reminder-2026-autumn",
  kind: "reminder",
  version: 1,
  status: "running",
  audiences: ["staff", "governors", "volunteers", "parents-carers"],
  onlyUnacknowledged: false,
  startedAt: noon,
  expected: 0,
  pass: 1,
  results: emptyResults(),
  open: [],
  dueAt: noon,
  ...changes,
});

export const contentOf = ({ id }: Mailing): MailingContent => ({
  school: school.id,
  id,
  policy: { version: 1, hash: sha("policy") },
  paragraphs: {},
  ageChanges: [],
  changedClauses: [],
});

/** So many parents, each with an address of their own. */
export const parents = (count: number): Stakeholder[] =>
  Array.from({ length: count }, (_, number) => {
    const who = `parent-${String(number + 1).padStart(4, "0")}`;
    return aStakeholder({ email: `${who}@example.org`, name: who });
  });

/** Where rows are put. */
interface Place {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}
const placeOf = (table: TestTable): Place => ({
  client: table.watch().client,
  tableName: table.name,
});

export async function keepIn(
  { client, tableName }: Place,
  all: readonly Stakeholder[],
): Promise<void> {
  const stakeholders = dynamoStakeholders(client, tableName);
  for (let from = 0; from < all.length; from += 25) {
    await Promise.all(all.slice(from, from + 25).map((one) => stakeholders.add(one)));
  }
}

/** Keeps these people, and begins a mailing to them. */
export async function beginIn(
  place: Place,
  people: readonly Stakeholder[],
  mailing: Mailing = aMailing(),
): Promise<Mailing> {
  await keepIn(place, people);
  await dynamoMailings(place.client, place.tableName).start(mailing, contentOf(mailing));
  return mailing;
}

export const keepStakeholders = (table: TestTable, all: readonly Stakeholder[]): Promise<void> =>
  keepIn(placeOf(table), all);

export const begin = (
  table: TestTable,
  people: readonly Stakeholder[],
  mailing?: Mailing,
): Promise<Mailing> => beginIn(placeOf(table), people, mailing);

/** The mailing as it stands in the table. */
export async function mailingKept(table: TestTable, { id } = aMailing()): Promise<Mailing> {
  const found = await dynamoMailings(table.watch().client, table.name).find(school.id, id);
  if (!found) throw new Error("There is no such mailing");
  return found;
}

/** What a mailing counts of one audience, but for what a test says. */
export const counted = (changes: object) => ({ ...noResults, ...changes });

export const parentResults = async (table: TestTable) =>
  (await mailingKept(table)).results["parents-carers"];

/** What the letters say: about what, so that a test sees which mail it was. */
export const plainLetter: LetterWriter = ({ to, about }) => ({
  to,
  subject: about,
  text: "Read the policy.",
  html: "<p>Read the policy.</p>",
});

export interface RoomOptions {
  readonly mailer?: Mailer;
  readonly mishap?: Mishap;
  readonly pacer?: Pacer;
  readonly write?: LetterWriter;
}

/** What delivers a table's mail, with a clock and a log of its own. */
export function aMailingRoom(table: TestTable, options: RoomOptions = {}) {
  const { mailer = aMailer(), mishap, pacer = noPace, write = plainLetter } = options;
  const { client, calls } = table.watch(mishap);
  const log = aLog();
  const clock = aClock(noon);
  const parts = {
    ...mailingDesk(client, table.name),
    incidents: {
      ...dynamoIncidentReader(client, table.name),
      ...dynamoSettler(client, table.name),
    },
    messages: dynamoMessages(client, table.name),
    due: dynamoDue(client, table.name),
    mailer,
    pacer,
    clock,
    ids: someIds(),
    log,
    school,
    write,
  };
  const run = (mayGoOn = () => true) => deliverMail(parts, mayGoOn);
  /** Runs again and again, a little later each time, as the schedule does. */
  const runFor = async (minutes: number): Promise<void> => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await run();
      clock.forward(pageLease + 1);
    }
  };
  return { run, runFor, clock, log, calls, parts };
}

const messagesOfRows = (rows: readonly Row[]): readonly Message[] =>
  rows
    .filter(({ sk }) => sk?.S === "MESSAGE")
    .map(fromMessageRow)
    .toSorted((one, other) => one.to.email.localeCompare(other.to.email));

/** The messages of the table, in the order of their recipients' addresses. */
export const messagesOf = async (table: TestTable): Promise<readonly Message[]> =>
  messagesOfRows(await table.rows());

/** The one message of the table. */
export async function onlyMessage(table: TestTable): Promise<Message> {
  const [one] = await messagesOf(table);
  if (!one) throw new Error("There is no message");
  return one;
}

export async function messagesIn(
  client: DynamoDBClient,
  TableName: string,
): Promise<readonly Message[]> {
  const rows: Row[] = [];
  let from: Row | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    rows.push(...Items);
    from = LastEvaluatedKey;
  } while (from);
  return messagesOfRows(rows);
}

/** Whom a mail service took mail to, in the order of their addresses, each as often as it did. */
export const addressees = (mailer: { readonly taken: () => readonly string[] }): string[] =>
  mailer
    .taken()
    .map((taken) => taken.split(" ")[0] ?? "")
    .toSorted();
