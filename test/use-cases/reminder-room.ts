import { letterFor } from "#functions/views/mails/letter-for.ts";
import { reminderLetter } from "#functions/views/mails/reminder-letter.ts";
import { dynamoIncidentReader, dynamoSettler } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { isMailingKind } from "#shared/domain/mail/message-kind.ts";
import type { MailingContent } from "#shared/domain/reminders/mailing.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { type Instant, instant, secondsBetween } from "#shared/domain/time.ts";
import type { Mail } from "#shared/ports.ts";
import { deliverMail, type LetterWriter } from "#shared/use-cases/deliver-mail.ts";
import { remindPolicy } from "#shared/use-cases/remind-policy.ts";
import type { AgeChangesSince } from "#shared/use-cases/reminder-content.ts";
import { aSchool } from "#test/support/builders.ts";
import type { Mishap, TestTable } from "#test/support/engine.ts";
import { mailingDesk } from "#test/support/mailing-desk.ts";
import { baseUrl } from "#test/support/requests.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { aYear } from "#test/support/terms.ts";
import { aClock, aLog, aMailer, someIds } from "#test/support/world.ts";

/** When the job is started on a day: a quarter past nine in London, in summer and in winter. */
export const nineFifteen = (day: string, isSummerTime = false): Instant =>
  instant.parse(`${day}T${isSummerTime ? "08" : "09"}:15:00.000Z`);

export interface RoomChanges {
  readonly id?: string;
  readonly begins?: Instant;
  readonly ageChanges?: AgeChangesSince;
  /** What befalls the calls of the job to the table. */
  readonly mishap?: Mishap;
}

/** A school that is reminded, over a real table: the job, and what delivers its mail. */
export function aReminderRoom(table: TestTable, changes: RoomChanges = {}) {
  const { id = "highters-heath", begins = nineFifteen("2026-09-01", true) } = changes;
  const { client } = table.watch();
  const school = aSchool({ id });
  const clock = aClock(begins);
  const log = aLog();
  const mailer = aMailer();
  const desk = mailingDesk(client, table.name);
  const common = {
    school,
    clock,
    log,
    ids: someIds(),
    messages: dynamoMessages(client, table.name),
  };
  const terms = dynamoTerms(client, table.name);
  const reminderTexts = dynamoReminderTexts(client, table.name);
  const job = table.watch(changes.mishap);
  const parts = {
    ...common,
    ...mailingDesk(job.client, table.name),
    messages: dynamoMessages(job.client, table.name),
    terms: dynamoTerms(job.client, table.name),
    reminderTexts: dynamoReminderTexts(job.client, table.name),
    policies: dynamoPolicyReader(job.client, table.name),
    ageChanges: changes.ageChanges ?? (() => Promise.resolve([])),
  };
  const contents = new Map<string, MailingContent>();
  const contentOf = async (mailing: string): Promise<MailingContent> => {
    const content = contents.get(mailing) ?? (await desk.mailings.content(id, mailing));
    if (!content) throw new Error(`Nothing is kept of what ${mailing} says`);
    contents.set(mailing, content);
    return content;
  };
  const write: LetterWriter = async (message, stakeholder): Promise<Mail> => {
    const { to, kind, about } = message;
    if (!isMailingKind(kind) || !stakeholder) return { to, ...letterFor(message, school, baseUrl) };
    const links = { acknowledge: `${baseUrl}/policy/acknowledge?token=a` };
    const content = await contentOf(about);
    return { to, ...reminderLetter({ kind, content, stakeholder, school, baseUrl, links }) };
  };
  const delivering = {
    ...common,
    ...desk,
    incidents: {
      ...dynamoIncidentReader(client, table.name),
      ...dynamoSettler(client, table.name),
    },
    due: dynamoDue(client, table.name),
    mailer,
    write,
  };
  return {
    school,
    clock,
    log,
    ...desk,
    terms,
    reminderTexts,
    /** The calls of the job to the table so far. */
    calls: job.calls,
    /** Moves the clock to a moment, if that is still to come. */
    until: (at: Instant) => clock.forward(Math.max(0, secondsBetween(clock.now(), at))),
    setTerms: async (dates: readonly TermDates[]) => {
      const seen = await terms.find(id);
      const next = { version: seen.version + 1, terms: [...dates], changes: [] };
      await terms.replace(id, seen, next);
    },
    join: (email: string, joining: Partial<Stakeholder> = {}) =>
      desk.stakeholders.add(
        aStakeholder({
          school: id,
          email,
          addedAt: clock.now(),
          changedAt: clock.now(),
          ...joining,
        }),
      ),
    remind: (at: Instant) => remindPolicy(parts, at),
    deliver: () => deliverMail(delivering, () => true),
    /** Every mail that went out: to whom, and under which subject. */
    mails: mailer.taken,
    asked: mailer.asked,
  };
}
export type ReminderRoom = ReturnType<typeof aReminderRoom>;

/** The job on a day, and then what delivers its mail. */
export async function live(room: ReminderRoom, at: Instant) {
  room.until(at);
  const told = await room.remind(at);
  await room.deliver();
  return told;
}

/** What a run tells that had nothing to do. */
export const idle = { started: 0, resumed: 0, followUps: 0, warned: 0 };

/** The third of September is a training day, the fourth a Friday. */
export const firstDay = nineFifteen("2026-09-04", true);

/** A school before its autumn term, with a teacher and a parent in its list. */
export async function aSchoolInAutumn(table: TestTable) {
  const room = aReminderRoom(table);
  await room.setTerms(aYear);
  await room.join("staff@example.org", { audiences: ["staff"] });
  await room.join("parent@example.org");
  return room;
}
