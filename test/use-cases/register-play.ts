import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoRegister,
  dynamoReplacer,
  dynamoSettler,
} from "#shared/adapters/dynamo-incidents.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import type { Someone } from "#shared/domain/incident/access.ts";
import type { RawInput } from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import { withReporterMessage } from "#shared/domain/incident/reporter-message.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { hours, schoolDay } from "#shared/domain/time.ts";
import type { Messages } from "#shared/ports.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import { deliverMail } from "#shared/use-cases/deliver-mail.ts";
import { exportRegister } from "#shared/use-cases/export-register.ts";
import { readIncident, readMyWork, readRegister } from "#shared/use-cases/read-register.ts";
import { readSummary } from "#shared/use-cases/read-summary.ts";
import { anIncident, aSchool, aSubmission, noon } from "#test/support/builders.ts";
import type { TestTable } from "#test/support/engine.ts";
import { mailingDesk } from "#test/support/mailing-desk.ts";
import { aClock, aLog, aMailer, sha, someIds } from "#test/support/world.ts";
import { type Mention, personFrom } from "./register-model.ts";

const everything = { overdue: false, text: "" };

/** One school of its own in the table, and everything that people do with its incidents. */
export function aPlay(table: TestTable, id: string) {
  const school = aSchool({ id });
  const { client } = table.watch();
  const incidents = {
    ...dynamoIncidentAdder(client, table.name),
    ...dynamoIncidentReader(client, table.name),
    ...dynamoRegister(client, table.name),
    ...dynamoReplacer(client, table.name),
    ...dynamoSettler(client, table.name),
  };
  const clock = aClock(noon);
  const ids = someIds();
  const created: Message[] = [];
  const kept = dynamoMessages(client, table.name);
  /** The table's messages, and a note of each that was created. */
  const messages: Messages = {
    ...kept,
    async add(message) {
      const added = await kept.add(message);
      if (added) created.push(message);
      return added;
    },
  };
  const letter = ({ to, about }: Message) => ({ to, subject: about, text: "", html: "" });
  const post = {
    messages,
    ...mailingDesk(client, table.name),
    due: dynamoDue(client, table.name),
    mailer: aMailer(),
    write: letter,
  };

  const stored = async (reference: Reference): Promise<Incident> => {
    const found = await incidents.find(school.id, reference);
    if (!found) throw new Error("an incident is gone");
    return found;
  };

  return {
    stored,
    today: () => schoolDay(clock.now()),
    async submit(number: number, mentions: readonly Mention[]) {
      clock.forward(1);
      const told = aSubmission({
        people: mentions.map(personFrom),
        reporter: { relationship: "staff", email: "reporter@example.net" },
      });
      const one = anIncident({ school: id, number, told, at: clock.now() });
      await incidents.add(one);
      return one;
    },
    async change(
      who: Someone,
      wanted: { reference: Reference; change: ChangeName; seen: number; raw: RawInput },
    ) {
      clock.forward(1);
      return changeIncident({ incidents, clock, ids }, school, who, wanted);
    },
    async writeAsReporter(reference: Reference, text: string) {
      clock.forward(1);
      const found = await stored(reference);
      const next = withReporterMessage(found, text, clock.now(), sha);
      if (!next.ok || !(await incidents.replace(found, next.value))) {
        throw new Error("the reporter could not write");
      }
    },
    /** Some hours pass, the mail is delivered. Every message that this made. */
    async deliver(passed: number) {
      clock.forward(hours(passed));
      const before = created.length;
      const parts = { ...post, incidents, school, clock, ids, log: aLog() };
      const delivered = await deliverMail(parts, () => true);
      return { delivered, created: created.slice(before) };
    },
    /** Everything that a person is shown of the register, by every way to it. */
    async shownTo(who: Someone, references: readonly Reference[]) {
      const now = clock.now();
      const list = { filter: everything, now };
      const reads = { filter: everything, today: schoolDay(now) };
      const year = { period: { year: 2026 }, today: schoolDay(now) };
      const opened: Reference[] = [];
      for (const one of references) {
        if ((await readIncident({ incidents }, school, who, one)).ok) opened.push(one);
      }
      const page = await readRegister({ incidents }, school, who, list);
      const narrowed = { ...list, filter: { ...everything, kind: "breach" as const } };
      return {
        opened,
        page: page.lines,
        next: page.next,
        narrowed: (await readRegister({ incidents }, school, who, narrowed)).lines,
        exported: (await exportRegister({ incidents }, school, who, reads)).lines,
        waiting: await readMyWork({ incidents }, school, who, now),
        summary: await readSummary({ incidents }, school, who, year),
      };
    },
  };
}
export type Play = ReturnType<typeof aPlay>;
