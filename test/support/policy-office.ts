import { policy } from "#functions/handlers/policy.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { day, type Instant } from "#shared/domain/time.ts";
import { approvePolicy, withdrawPolicy } from "#shared/use-cases/decide-policy.ts";
import { proposePolicy } from "#shared/use-cases/propose-policy.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aSchool } from "./builders.ts";
import type { TestTable } from "./engine.ts";
import { anAddition, anApproval, wanted, writtenAt } from "./policy-versions.ts";
import { anEvent, ask, baseUrl } from "./requests.ts";
import { aClock, aLog } from "./world.ts";

/** The pages of the policy as they are served, over one table, and what the review does to it. */
export function aPolicyOffice(table: TestTable, at: Instant = writtenAt) {
  const { client, calls } = table.watch();
  const clock = aClock(at);
  const school = aSchool();
  const sessions = dynamoSessions(client, table.name);
  const policies = {
    ...dynamoPolicyReader(client, table.name),
    ...dynamoPolicyWriter(client, table.name),
  };
  const siteLists = dynamoSiteLists(client, table.name);
  const parts = {
    log: aLog(),
    clock,
    baseUrl,
    school,
    ids: systemIds,
    sessions,
    policies,
    siteLists,
  };
  const handler = policy(parts);

  const open = async (path: string, { member, headers = {} }: Opening = {}) => {
    const cookies = member
      ? [`__Host-session=${await beginSession(parts, school.id, member)}`]
      : [];
    const [, number = ""] = /^\/policy\/versions\/([^/]+)/.exec(path) ?? [];
    calls.length = 0;
    return ask(handler, anEvent({ path, headers, cookies, parameters: { number } }));
  };
  const propose = async (more: Parameters<typeof wanted>[0] = {}) => {
    const outcome = await proposePolicy(parts, school.id, wanted(more), clock.now());
    if (!outcome.ok) throw new Error(outcome.refused.why);
    return outcome.value;
  };
  const approve = async (from = "2027-02-01", review = "2027") => {
    const { number, hash } = await propose({ review });
    const decision = { hash, approval: anApproval({ review }), inForceFrom: day.parse(from) };
    return approvePolicy(parts, school.id, number, decision, clock.now());
  };
  const sendBack = (number: number) =>
    withdrawPolicy(parts, school.id, number, "Sent back by the governors.", clock.now());
  return { open, propose, approve, sendBack, calls, clock, school, siteLists };
}

interface Opening {
  readonly member?: Member;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Version 2 approved and in force, version 3 before the governors. */
export async function aDecidedPolicy(table: TestTable) {
  const office = aPolicyOffice(table);
  await office.approve();
  office.clock.forward(30 * 86_400);
  await office.propose({ review: "2028", amendments: [anAddition()], note: "Toys." });
  return office;
}
