import { reminders } from "#functions/handlers/reminders.ts";
import { fromRow } from "#shared/adapters/dynamo-keys.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { type Message, message } from "#shared/domain/mail/message.ts";
import { emptyResults, type Mailing, noResults } from "#shared/domain/reminders/mailing.ts";
import { audiences } from "#shared/domain/reminders/stakeholder.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import type { Mailings } from "#shared/ports.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aSchool, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { mailingDesk } from "./mailing-desk.ts";
import { anEvent, aPost, ask, baseUrl } from "./requests.ts";
import { aClock, aLog } from "./world.ts";

/** A reminder that has reached 40 of 100 people, one of whom it did not get to. */
export const aMailing = (changes: Partial<Mailing> = {}): Mailing => ({
  school: "highters-heath",
  id: "reminder-2026-autumn",
  kind: "reminder",
  version: 1,
  status: "running",
  audiences: [...audiences],
  onlyUnacknowledged: false,
  startedAt: noon,
  expected: 100,
  after: "m@example.org",
  pass: 1,
  results: { ...emptyResults(), staff: { ...noResults, sent: 39, failed: 1 } },
  open: [],
  dueAt: noon,
  ...changes,
});

const contentOf = ({ school, id }: Mailing) => ({
  school,
  id,
  policy: { version: 1, hash: "a".repeat(64) },
  paragraphs: {},
  ageChanges: [],
  changedClauses: [],
});

/** The pages of the reminders as they are served, over one table. */
export function aRemindersOffice(table: TestTable, mishap?: Mishap, disturb?: Partial<Mailings>) {
  const { client, calls } = table.watch(mishap);
  const clock = aClock(noon);
  const school = aSchool();
  const desk = mailingDesk(client, table.name);
  const mailings = { ...desk.mailings, ...disturb };
  const common = {
    ...desk,
    mailings,
    log: aLog(),
    clock,
    baseUrl,
    school,
    ids: systemIds,
    sessions: dynamoSessions(client, table.name),
    terms: dynamoTerms(client, table.name),
    messages: dynamoMessages(client, table.name),
    policies: dynamoPolicyReader(client, table.name),
    reminderTexts: dynamoReminderTexts(client, table.name),
    ageChanges: () => Promise.resolve([]),
  };
  const handler = reminders(common);
  const pathOf = (step: string) => (step === "" ? "/reminders" : `/reminders/${step}`);
  const partsFor = async (member: Member, step: string) => ({
    cookies: [`__Host-session=${await beginSession(common, school.id, member)}`],
    ...(step !== "" && { parameters: { step } }),
  });
  return {
    school,
    clock,
    calls,
    mailings: desk.mailings,
    stakeholders: desk.stakeholders,
    acknowledgements: desk.acknowledgements,
    reminderTexts: common.reminderTexts,
    open: async (member: Member, step = "", query = "") => {
      const parts = await partsFor(member, step);
      calls.length = 0;
      return ask(handler, anEvent({ ...parts, path: pathOf(step), query }));
    },
    post: async (member: Member, step: string, fields: Record<string, string>, query = "") => {
      const parts = await partsFor(member, step);
      calls.length = 0;
      return ask(handler, aPost(pathOf(step), new URLSearchParams(fields), { ...parts, query }));
    },
    keepTerms: async (...dates: readonly TermDates[]) => {
      const seen = await common.terms.find(school.id);
      const next = { version: seen.version + 1, terms: [...dates], changes: [] };
      await common.terms.replace(school.id, seen, next);
    },
    keepMailing: (one: Mailing) => desk.mailings.start(one, contentOf(one)),
    /** Every message of the table. */
    messages: async (): Promise<readonly Message[]> =>
      (await table.rows())
        .map(fromRow)
        .filter(({ sk }) => sk === "MESSAGE")
        .map(({ pk: _pk, sk: _sk, schema: _schema, duePk: _duePk, ...rest }) =>
          message.parse(rest),
        ),
  };
}
