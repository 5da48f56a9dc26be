import { acknowledge } from "#functions/handlers/acknowledge.ts";
import { policyQuestions as policyQuestionsHandler } from "#functions/handlers/policy-questions.ts";
import { acknowledgeLink, unsubscribeLink } from "#functions/http/letter-links.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import {
  dynamoAcknowledgements,
  dynamoPolicyQuestions,
} from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import { firstVersion } from "#shared/domain/policy/policy-version.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { day } from "#shared/domain/time.ts";
import type { KeyRing } from "#shared/ports.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aSchool, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { adopted, aVersion } from "./policy-versions.ts";
import { anEvent, aPost, ask, baseUrl, type RequestParts } from "./requests.ts";
import { aStakeholder } from "./stakeholders.ts";
import { aClock, aLog, ringOfOne, sha } from "./world.ts";

export const first = firstVersion(sha);
const school = aSchool();

export interface LetterOfficeParts {
  readonly mishap?: Mishap;
  readonly keyRing?: KeyRing;
  readonly limit?: RateLimit;
}

/** Where the links of reminders lead, and the questions that come of it, as they are served. */
export function aLetterOffice(table: TestTable, parts: LetterOfficeParts = {}) {
  const { client, calls } = table.watch(parts.mishap);
  const own = table.watch().client;
  const clock = aClock(noon);
  const log = aLog();
  const keyRing = parts.keyRing ?? ringOfOne;
  const common = { log, clock, baseUrl, school, ids: systemIds, keyRing };
  const handler = acknowledge({
    ...common,
    policies: dynamoPolicyReader(client, table.name),
    stakeholders: dynamoStakeholders(client, table.name),
    acknowledgements: dynamoAcknowledgements(client, table.name),
    policyQuestions: dynamoPolicyQuestions(client, table.name),
    messages: dynamoMessages(client, table.name),
    limit: parts.limit ?? new RateLimit(100, 1),
  });
  const sessions = dynamoSessions(own, table.name);
  const forHead = policyQuestionsHandler({
    ...common,
    sessions,
    policyQuestions: dynamoPolicyQuestions(own, table.name),
  });

  const tokenOf = (link: string) => new URL(link).searchParams.get("token") ?? "";
  /** The token of the link that a mail of this moment holds. */
  const readToken = async (
    email: string,
    policy = { version: 1, hash: first.hash },
    of = school.id,
  ) => tokenOf(await acknowledgeLink(common, { school: of, email, policy }, clock.now()));
  const stopToken = async (email: string, of = school.id) =>
    tokenOf(await unsubscribeLink(common, { school: of, email }, clock.now()));
  const look = (path: string, token: string, rest: RequestParts = {}) =>
    ask(handler, anEvent({ path, query: `token=${encodeURIComponent(token)}`, ...rest }));
  const press = (path: string, fields: Record<string, string>, rest: RequestParts = {}) =>
    ask(handler, aPost(path, new URLSearchParams(fields), rest));
  const cookiesOf = async (member: Member) => [
    `__Host-session=${await beginSession({ ...common, sessions }, school.id, member)}`,
  ];
  const path = "/policy/questions";
  const questions = async (member: Member, rest: RequestParts = {}) =>
    ask(forHead, anEvent({ path, cookies: await cookiesOf(member), ...rest }));
  const mark = async (member: Member, fields: Record<string, string>) =>
    ask(forHead, aPost(path, new URLSearchParams(fields), { cookies: await cookiesOf(member) }));

  const stakeholders = dynamoStakeholders(own, table.name);
  return {
    ...{ handler, clock, log, calls, readToken, stopToken, look, press, questions, mark },
    stakeholders,
    acknowledgements: dynamoAcknowledgements(own, table.name),
    asked: dynamoPolicyQuestions(own, table.name),
    mails: dynamoMessageList(own, table.name),
    add: async (changes: Partial<Stakeholder> = {}) => {
      const one = aStakeholder(changes);
      await stakeholders.add(one);
      return one;
    },
    /** A second version that holds from this day on. */
    adopt: async (from: string): Promise<PolicyVersion> => {
      const { version, words } = aVersion();
      const next = adopted(version, day.parse(from));
      await dynamoPolicyWriter(own, table.name).add(school.id, next, words);
      return next;
    },
  };
}
