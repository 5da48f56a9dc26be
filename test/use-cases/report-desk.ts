import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoReplacer,
} from "#shared/adapters/dynamo-incidents.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Receipt } from "#shared/domain/incident/receipt.ts";
import type { ReporterMessage } from "#shared/domain/incident/reporter-message.ts";
import type { Standing } from "#shared/domain/incident/standing.ts";
import type { KeyRing } from "#shared/ports.ts";
import { followUp } from "#shared/use-cases/follow-up.ts";
import { type Request, type Submitted, submitIncident } from "#shared/use-cases/submit-incident.ts";
import { writeAsReporter } from "#shared/use-cases/write-as-reporter.ts";
import { aSubmission, noon } from "#test/support/builders.ts";
import type { Mishap, TestTable } from "#test/support/engine.ts";
import { aClock, ringOfOne, someIds } from "#test/support/world.ts";

export const school = { id: "highters-heath", referencePrefix: "HH" };

export const aRequest = (changes: Partial<Request> = {}): Request => ({
  idempotencyKey: "key-of-one-request",
  told: aSubmission(),
  ...changes,
});

/** Where reports are taken: a client of its own, so that calls are counted from nothing. */
export function aDesk(
  table: TestTable,
  {
    mishap,
    keyRing = ringOfOne,
    at = school,
  }: { mishap?: Mishap; keyRing?: KeyRing; at?: typeof school } = {},
) {
  const { client, calls } = table.watch(mishap);
  const clock = aClock(noon);
  const incidents = {
    ...dynamoIncidentAdder(client, table.name),
    ...dynamoIncidentReader(client, table.name),
    ...dynamoReplacer(client, table.name),
  };
  const world = { incidents, keyRing, clock, ids: someIds() };
  const submit = (asked: Request = aRequest()) => submitIncident(world, at, asked);
  return {
    calls,
    clock,
    submit,
    /** The answer of a request that is expected to be taken. */
    async taken(asked?: Request): Promise<Submitted> {
      const outcome = await submit(asked);
      if (!outcome.ok) throw new Error(`refused: ${outcome.refused}`);
      return outcome.value;
    },
    incidents,
    /** The whole incident as it is kept, read by somebody else: no call of this desk's. */
    async kept({ reference }: Standing): Promise<Incident> {
      const { client: other } = table.watch();
      const found = await dynamoIncidentReader(other, table.name).find(at.id, reference);
      if (!found) throw new Error(`nothing stands at ${reference}`);
      return found;
    },
    followUp: (receipt: Receipt) => followUp(world, at, receipt),
    write: (receipt: Receipt, message: ReporterMessage) =>
      writeAsReporter(world, at, receipt, message),
  };
}
