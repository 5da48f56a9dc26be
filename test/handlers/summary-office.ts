import { parse } from "csv-parse/sync";
import { summary } from "#functions/handlers/summary.ts";
import { dynamoAuditNoter, dynamoAuditReader } from "#shared/adapters/dynamo-audit.ts";
import {
  dynamoIncidentAdder,
  dynamoIncidentsReader,
  dynamoRegister,
} from "#shared/adapters/dynamo-incidents.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { monthOf } from "#shared/domain/incident/audit.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { type Member, memberOf } from "#shared/domain/school/session.ts";
import { type Instant, instant, later } from "#shared/domain/time.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { anIncident, aSchool, aSubmission, noon } from "#test/support/builders.ts";
import type { TestTable } from "#test/support/engine.ts";
import { anEvent, ask, baseUrl } from "#test/support/requests.ts";
import { aClock, aLog } from "#test/support/world.ts";

const school = aSchool();
const today = instant.parse("2027-06-01T09:00:00.000Z");

/** A school whose register is read in figures and as a file, in the summer after `noon`. */
export function anOffice(table: TestTable) {
  const { client, calls } = table.watch();
  const common = { log: aLog(), clock: aClock(today), baseUrl, school, ids: systemIds };
  const sessions = dynamoSessions(client, table.name);
  const adder = dynamoIncidentAdder(client, table.name);
  const audit = dynamoAuditNoter(client, table.name);
  const incidents = {
    ...dynamoRegister(client, table.name),
    ...dynamoIncidentsReader(client, table.name),
  };
  const handler = summary({ ...common, sessions, incidents, audit });
  let number = 0;

  /** So many incidents, told alike, from a moment on a second apart, with what was made of them. */
  const record = async (
    count: number,
    told: Readonly<Record<string, unknown>> = {},
    { at = noon, ...made }: Partial<Incident> & { readonly at?: Instant } = {},
  ) => {
    for (let one = 0; one < count; one += 1) {
      number += 1;
      const plain = anIncident({ number, told: aSubmission(told), at: later(at, number) });
      await adder.add({ ...plain, ...made });
    }
  };
  const open = async (
    member: Member,
    query = "",
    { path = "/register/summary", accept = "application/json" } = {},
  ) => {
    const secret = await beginSession({ ...common, sessions }, school.id, member);
    calls.length = 0;
    const cookies = [`__Host-session=${secret}`];
    return ask(handler, anEvent({ path, query, cookies, headers: { accept } }));
  };
  const figures = async (member: Member, query = "") =>
    JSON.parse((await open(member, query)).body ?? "") as Record<string, unknown>;
  const rows = async (member: Member, query = "") => {
    const { body = "" } = await open(member, query, { path: "/register.csv" });
    return parse(body, { bom: true }) as string[][];
  };
  /** Who looked at what this month, as it is kept. */
  const looks = async () => {
    const read = await dynamoAuditReader(client, table.name).page(school.id, monthOf(today), {
      limit: 10,
    });
    return read.entries.map(({ place: _place, ...entry }) => entry);
  };
  return { handler, looks, record, open, figures, rows, calls };
}

export const as = (name: string, ...groups: string[]) =>
  memberOf(name, `${name.toLowerCase().replace(" ", ".")}@example.org`, groups);
export const head = as("Amara Osei", "headteacher");
export const lead = as("Beth Lindqvist", "safeguarding-lead");
export const chair = as("Dorothy Marchetti", "chair-of-governors", "governor");
export const governor = as("Ewan Sutherland", "governor");
export const clerk = as("George Penhale", "clerk");

/** What was made of an incident: the least, and `changes`. */
export const work = (changes: Partial<Incident["work"]>): Partial<Incident> => ({
  work: { ...anIncident().work, ...changes },
});
