import type { Context } from "aws-lambda";
import { audit as auditHandler } from "#functions/handlers/audit.ts";
import { followUpReport } from "#functions/handlers/follow-up.ts";
import { incident as incidentHandler } from "#functions/handlers/incident.ts";
import { register } from "#functions/handlers/register.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import type { PageEvent } from "#functions/http/request.ts";
import {
  dynamoAuditNoter,
  dynamoAuditReader,
  dynamoExclusions,
} from "#shared/adapters/dynamo-audit.ts";
import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoRegister,
  dynamoReplacer,
} from "#shared/adapters/dynamo-incidents.ts";
import { dynamoGivenUp } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoReviewReader } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { sealingKey, systemIds } from "#shared/adapters/system.ts";
import { type Member, memberOf } from "#shared/domain/school/session.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { submitIncident } from "#shared/use-cases/submit-incident.ts";
import { aSchool, aSubmission, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { anEvent, aPost, ask, baseUrl } from "./requests.ts";
import { aClock, aLog, firstKey, ringOfOne } from "./world.ts";

const school = aSchool();

/** The register, the incident, the audit and the follow-up as they are served, over one table. */
export function anOffice(table: TestTable, mishap?: Mishap) {
  const { client, calls } = table.watch(mishap);
  const clock = aClock(noon);
  const common = { log: aLog(), clock, baseUrl, school, ids: systemIds, keyRing: ringOfOne };
  const incidents = {
    ...dynamoIncidentAdder(client, table.name),
    ...dynamoIncidentReader(client, table.name),
    ...dynamoRegister(client, table.name),
    ...dynamoReplacer(client, table.name),
    ...dynamoExclusions(client, table.name),
  };
  const sessions = dynamoSessions(client, table.name);
  const messageList = dynamoGivenUp(client, table.name);
  const list = register({ ...common, sessions, incidents, messageList });
  const audit = {
    ...dynamoAuditNoter(client, table.name),
    ...dynamoAuditReader(client, table.name),
  };
  const reviews = dynamoReviewReader(client, table.name);
  const one = incidentHandler({ ...common, sessions, incidents, audit, reviews });
  const looks = auditHandler({ ...common, sessions, incidents, audit });
  const handler = (event: PageEvent, told: Context) => {
    if (event.rawPath === "/audit") return looks(event, told);
    return event.rawPath === "/register" ? list(event, told) : one(event, told);
  };
  const follow = followUpReport({
    ...common,
    incidents,
    sealingKey: sealingKey(firstKey, "follow-up"),
    limit: new RateLimit(20, 1 / 30),
  });

  const report = async (changes: Readonly<Record<string, unknown>> = {}) => {
    const idempotencyKey = systemIds.secret();
    const told = aSubmission(changes);
    const outcome = await submitIncident({ ...common, incidents }, school, {
      idempotencyKey,
      told,
    });
    if (!outcome.ok) throw new Error(outcome.refused);
    clock.forward(1);
    return outcome.value;
  };
  const signIn = async (member: Member) =>
    `__Host-session=${await beginSession({ ...common, sessions }, school.id, member)}`;
  const open = async (member: Member, path: string, { accept = "text/html", query = "" } = {}) => {
    const cookies = [await signIn(member)];
    const [, , reference, change] = path.split("/");
    calls.length = 0;
    const given = { ...(reference && { reference }), ...(change && { change }) };
    const parameters = reference === undefined ? {} : { parameters: given };
    return ask(handler, anEvent({ path, query, cookies, headers: { accept }, ...parameters }));
  };
  /** What a form posts, from one of our own pages, in a session of its own. */
  const post = async (member: Member, path: string, fields: Record<string, string>) => {
    const [, , reference = "", change = ""] = path.split("/");
    const cookies = [await signIn(member)];
    calls.length = 0;
    const parameters = { reference, change };
    return ask(handler, aPost(path, new URLSearchParams(fields), { cookies, parameters }));
  };
  const ask404 = (receipt: string) =>
    ask(follow, aPost("/follow-up", new URLSearchParams({ receipt })));
  return { handler, report, open, post, follow: ask404, calls, clock, signIn };
}

/** Somebody signed in, by their name and the groups of the sign-in service. */
export const as = (name: string, ...groups: string[]) =>
  memberOf(name, `${name.toLowerCase().replace(" ", ".")}@example.org`, groups);
