import { stakeholders as handlerFor } from "#functions/handlers/stakeholders.ts";
import { dynamoAuditNoter } from "#shared/adapters/dynamo-audit.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { sealingKey, systemIds } from "#shared/adapters/system.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { allStakeholders } from "#shared/use-cases/read-stakeholders.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aSchool, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import {
  anEvent,
  anUpload,
  aPost,
  ask,
  baseUrl,
  type Fields,
  fieldsOf,
  type RequestParts,
} from "./requests.ts";
import { aClock, aLog, firstKey } from "./world.ts";

/** The list of stakeholders as it is served, over one table. */
export function aStakeholderOffice(table: TestTable, mishap?: Mishap) {
  const { client, calls } = table.watch(mishap);
  const { client: own } = table.watch();
  const clock = aClock(noon);
  const log = aLog();
  const school = aSchool();
  const sessions = dynamoSessions(own, table.name);
  const store = dynamoStakeholders(own, table.name);
  const common = { log, clock, baseUrl, school, ids: systemIds, sessions };
  const handler = handlerFor({
    ...common,
    stakeholders: dynamoStakeholders(client, table.name),
    suppressed: dynamoSuppressed(client, table.name),
    audit: dynamoAuditNoter(own, table.name),
    sealingKey: sealingKey(firstKey, "stakeholders"),
  });

  /** An address of ours, as a link or a form of a page has it, made into a request. */
  const partsFor = async (member: Member, address: string): Promise<RequestParts> => {
    const { pathname, searchParams } = new URL(address, baseUrl);
    const step = /^\/stakeholders\/([^/]+)$/.exec(pathname)?.[1];
    return {
      path: pathname,
      query: searchParams.toString(),
      cookies: [`__Host-session=${await beginSession(common, school.id, member)}`],
      ...(step !== undefined && { parameters: { step } }),
    };
  };
  const open = async (member: Member, address = "/stakeholders", accept = "text/html") => {
    const parts = await partsFor(member, address);
    calls.length = 0;
    return ask(handler, anEvent({ ...parts, headers: { accept } }));
  };
  const post = async (member: Member, address: string, fields: Fields = {}) => {
    const { path = "", ...parts } = await partsFor(member, address);
    calls.length = 0;
    return ask(handler, aPost(path, fieldsOf(fields), parts));
  };
  /** A file as a browser sends it. */
  const upload = async (
    member: Member,
    content: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string> = {},
  ) => {
    const file = new File([content], "people.csv", { type: "text/csv" });
    const parts = await partsFor(member, "/stakeholders/import");
    return ask(handler, await anUpload({ text: "", otherwise: "", ...more, file }, parts));
  };
  const keep = async (...all: readonly Stakeholder[]) => {
    for (const one of all) await store.add(one);
  };
  const kept = () => allStakeholders({ stakeholders: store }, school.id);
  const suppress = (email: string, why: "bounced" | "complained") =>
    dynamoSuppressed(own, table.name).suppress({
      school: school.id,
      address: systemIds.digest(email),
      why,
      code: "Test.General",
      at: noon,
      message: "message-1",
    });
  return { open, post, upload, keep, kept, suppress, store, calls, clock, log, school };
}
