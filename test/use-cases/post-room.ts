import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoSettler,
} from "#shared/adapters/dynamo-incidents.ts";
import { duePartition, fromRow } from "#shared/adapters/dynamo-keys.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { Due, Mailer } from "#shared/ports.ts";
import { type Delivered, deliverMail, type LetterWriter } from "#shared/use-cases/deliver-mail.ts";
import { aReference, aSchool, head, noon, safeguardingLead } from "#test/support/builders.ts";
import type { Mishap, TestTable } from "#test/support/engine.ts";
import { mailingDesk } from "#test/support/mailing-desk.ts";
import { aClock, aLog, aMailer, someIds } from "#test/support/world.ts";

const school = aSchool();
const letter = ({ to, about }: Message) => ({
  to,
  subject: `New report ${about}`,
  text: "Look at the register.",
  html: "<p>Look at the register.</p>",
});

export const alertTo = (email: string, number = 1): string =>
  `${email} New report ${aReference(number)}`;
export const bothAlerts: readonly string[] = [alertTo(head.email), alertTo(safeguardingLead.email)];
export const nothing: Delivered = {
  created: 0,
  sent: 0,
  postponed: 0,
  failed: 0,
  cancelled: 0,
  quota: 0,
  faults: 0,
};

/** What delivers a table's mail, with a clock and a log of its own. */
export function aPostRoom(
  table: TestTable,
  mailer: Mailer = aMailer(),
  mishap?: Mishap,
  due?: Due,
  write: LetterWriter = letter,
) {
  const { client } = table.watch(mishap);
  const log = aLog();
  const clock = aClock(noon);
  const parts = {
    incidents: {
      ...dynamoIncidentReader(client, table.name),
      ...dynamoSettler(client, table.name),
    },
    messages: dynamoMessages(client, table.name),
    ...mailingDesk(client, table.name),
    due: due ?? dynamoDue(client, table.name),
    mailer,
    clock,
    ids: someIds(),
    log,
    school,
    write,
  };
  return { run: (mayGoOn = () => true) => deliverMail(parts, mayGoOn), clock, log };
}

export async function keepIncidents(table: TestTable, ...all: readonly Incident[]): Promise<void> {
  const incidents = dynamoIncidentAdder(table.watch().client, table.name);
  await Promise.all(all.map((one) => incidents.add(one)));
}

/** Every message of the table, by its id. */
export const messagesKept = async (table: TestTable): Promise<Record<string, unknown>[]> =>
  (await table.rows())
    .map(fromRow)
    .filter(({ sk }) => sk === "MESSAGE")
    .toSorted((one, other) => String(one["id"]).localeCompare(String(other["id"])));

/** How many rows still owe something. */
export const owing = async (table: TestTable): Promise<number> =>
  (await table.rows()).filter((row) => row["duePk"]?.S === duePartition(school.id)).length;
