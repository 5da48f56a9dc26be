import { evidence } from "#functions/handlers/evidence.ts";
import { monitoring as monitoringHandler } from "#functions/handlers/monitoring.ts";
import {
  dynamoAcknowledgements,
  dynamoPolicyQuestions,
} from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentAdder, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoGivenUp } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoRefreshRuns } from "#shared/adapters/dynamo-source-states.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { type Instant, instant, later } from "#shared/domain/time.ts";
import { remindMonitoring } from "#shared/use-cases/remind-monitoring.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { anIncident, aSubmission, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { anEvent, aPost, ask, baseUrl } from "./requests.ts";
import { aReviewingSchool } from "./reviewing.ts";
import { aClock, aLog } from "./world.ts";

export interface EvidenceChanges {
  readonly at?: Instant;
  readonly school?: ReturnType<typeof aReviewingSchool>;
  readonly mishap?: Mishap;
}

/** The evidence and the log of monitoring as they are served, over one table, and all they tell of. */
export function anEvidenceOffice(table: TestTable, changes: EvidenceChanges = {}) {
  const { at = instant.parse("2027-06-01T09:00:00Z"), school = aReviewingSchool() } = changes;
  const { client, calls } = table.watch(changes.mishap);
  const clock = aClock(at);
  const stores = {
    sessions: dynamoSessions(client, table.name),
    reviews: dynamoReviews(client, table.name),
    policies: {
      ...dynamoPolicyReader(client, table.name),
      ...dynamoPolicyWriter(client, table.name),
    },
    policyQuestions: dynamoPolicyQuestions(client, table.name),
    acknowledgements: dynamoAcknowledgements(client, table.name),
    stakeholders: dynamoStakeholders(client, table.name),
    mailings: dynamoMailings(client, table.name),
    messages: dynamoMessages(client, table.name),
    messageList: dynamoGivenUp(client, table.name),
    monitoring: dynamoMonitoring(client, table.name),
    siteLists: dynamoSiteLists(client, table.name),
    proposals: dynamoProposals(client, table.name),
    refreshRuns: dynamoRefreshRuns(client, table.name),
    terms: dynamoTerms(client, table.name),
    incidents: {
      ...dynamoIncidentAdder(client, table.name),
      ...dynamoRegister(client, table.name),
      ...dynamoExclusions(client, table.name),
    },
  };
  const parts = { ...stores, school, clock, log: aLog(), ids: systemIds, baseUrl };
  const pages = { evidence: evidence(parts), monitoring: monitoringHandler(parts) };
  let number = 0;

  /** So many incidents, told alike, from a moment on a second apart. Their references. */
  const record = async (
    count: number,
    told: Readonly<Record<string, unknown>> = {},
    { at: from = noon, ...made }: Partial<Incident> & { readonly at?: Instant } = {},
  ): Promise<readonly Reference[]> => {
    const references: Reference[] = [];
    for (let one = 0; one < count; one += 1) {
      number += 1;
      const plain = anIncident({ number, told: aSubmission(told), at: later(from, number) });
      await stores.incidents.add({ ...plain, ...made });
      references.push(plain.reference);
    }
    return references;
  };
  const signIn = async (member: Member) => {
    const secret = await beginSession(parts, school.id, member);
    calls.length = 0;
    return [`__Host-session=${secret}`];
  };
  const open = async (member: Member, address: string, accept = "text/html") => {
    const [path = "", query = ""] = address.split("?");
    const cookies = await signIn(member);
    const handler = path.startsWith("/policy/monitoring") ? pages.monitoring : pages.evidence;
    return ask(handler, anEvent({ path, query, cookies, headers: { accept } }));
  };
  return {
    ...{ ...stores, school, clock, calls, record, open },
    told: async (member: Member, address: string) => {
      const { body = "" } = await open(member, address, "application/json");
      return JSON.parse(body) as Record<string, unknown>;
    },
    post: async (member: Member, fields: readonly (readonly [string, string])[]) => {
      const cookies = await signIn(member);
      const posted = new URLSearchParams(fields.map(([name, value]) => [name, value]));
      return ask(pages.monitoring, aPost("/policy/monitoring/record", posted, { cookies }));
    },
    setTerms: async (dates: readonly TermDates[]) => {
      const seen = await stores.terms.find(school.id);
      const next = { version: seen.version + 1, terms: [...dates], changes: [] };
      await stores.terms.replace(school.id, seen, next);
    },
    remind: (day: string) => remindMonitoring(parts, instant.parse(`${day}T09:15:00Z`)),
  };
}
export type EvidenceOffice = ReturnType<typeof anEvidenceOffice>;

/** What a form of monitoring posts that is right. */
export const aLook = (
  changes: Readonly<Record<string, string>> = {},
  sites: readonly string[] = ["facebook", "whatsapp"],
): readonly (readonly [string, string])[] => [
  ...Object.entries({
    seen: "0",
    "on-day": "20",
    "on-month": "11",
    "on-year": "2026",
    other: "",
    found: "Nothing that belongs into the register.",
    incidents: "",
    declared: "yes",
    ...changes,
  }),
  ...sites.map((one) => ["sites", one] as const),
];
