import { acknowledgeLink, unsubscribeLink } from "#functions/http/letter-links.ts";
import { runningIn } from "#infra/local/control.ts";
import { laptopTableClient } from "#infra/local/table-client.ts";
import {
  dynamoAcknowledgements,
  dynamoPolicyQuestions,
} from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { keyRing, systemClock } from "#shared/adapters/system.ts";
import { firstVersion } from "#shared/domain/policy/policy-version.ts";
import { isReached, type Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { day, hours, later } from "#shared/domain/time.ts";
import type { RunningLaptop } from "#test/support/laptop.ts";
import { adopted, aVersion } from "#test/support/policy-versions.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { sha } from "#test/support/world.ts";

const first = firstVersion(sha);

/** Who writes the letters of a running laptop cloud: knows its keys, its table and whom it writes to. */
export async function letterDesk({ localDir, baseUrl }: RunningLaptop) {
  const running = await runningIn(localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const { school, table, keys } = running;
  const client = laptopTableClient(table);
  const stakeholders = dynamoStakeholders(client, table.name);
  const acknowledgements = dynamoAcknowledgements(client, table.name);
  const policyQuestions = dynamoPolicyQuestions(client, table.name);
  const parts = { keyRing: keyRing(keys), baseUrl };
  /** So many days ago. */
  const sentAt = (days: number) => later(systemClock.now(), -hours(24 * days));
  return {
    add: async (changes: Partial<Stakeholder>) => {
      const one = aStakeholder({ school, ...changes });
      await stakeholders.add(one);
      return one;
    },
    readLink: (email: string, days = 0) => {
      const policy = { version: first.number, hash: first.hash };
      return acknowledgeLink(parts, { school, email, policy }, sentAt(days));
    },
    stopLink: (email: string) => unsubscribeLink(parts, { school, email }, sentAt(0)),
    /** A second version, in force since long ago. */
    adopt: () => {
      const { version, words } = aVersion();
      const next = adopted(version, day.parse("2026-11-22"));
      return dynamoPolicyWriter(client, table.name).add(school, next, words);
    },
    hasRead: async (email: string) =>
      (await acknowledgements.find(school, first.hash, email)) !== undefined,
    isReached: async (email: string) => {
      const one = await stakeholders.find(school, email);
      return one !== undefined && isReached(one);
    },
    questions: async () => (await policyQuestions.page(school, { limit: 10 })).found,
    close: () => client.destroy(),
  };
}
