import * as z from "zod/mini";
import { laptopTableClient } from "#infra/local/table-client.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemClock, systemIds } from "#shared/adapters/system.ts";
import { instant } from "#shared/domain/time.ts";
import { remindPolicy } from "#shared/use-cases/remind-policy.ts";
import { aSchool } from "#test/support/builders.ts";
import { aLog } from "#test/support/world.ts";

/** The orders of the test that started this process: one line of JSON as its argument. */
const orders = z.strictObject({
  endpoint: z.string(),
  table: z.string(),
  school: z.string(),
  /** The starts of the job, in the order in which they reach this process. */
  starts: z.array(instant),
});

const { endpoint, table, school, starts } = orders.parse(JSON.parse(process.argv[2] ?? ""));
const client = laptopTableClient({ endpoint, region: "eu-west-2" });
const parts = {
  school: aSchool({ id: school }),
  clock: systemClock,
  ids: systemIds,
  log: aLog(),
  terms: dynamoTerms(client, table),
  mailings: dynamoMailings(client, table),
  messages: dynamoMessages(client, table),
  policies: dynamoPolicyReader(client, table),
  reminderTexts: dynamoReminderTexts(client, table),
  stakeholders: dynamoStakeholders(client, table),
  ageChanges: () => Promise.resolve([]),
};
let begun = 0;
for (const at of starts) begun += (await remindPolicy(parts, at)).started;
process.stdout.write(String(begun));
client.destroy();
