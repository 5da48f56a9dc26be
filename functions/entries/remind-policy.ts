import { remindPolicyJob } from "#functions/handlers/remind-policy.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAgeLimits } from "#shared/adapters/dynamo-age-limits.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { dynamoRefreshRuns } from "#shared/adapters/dynamo-source-states.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME } = settingsFor("TABLE_NAME");
const client = tableClient();
const school = schoolBeside();

export const handler = remindPolicyJob({
  ...system(),
  school,
  terms: dynamoTerms(client, TABLE_NAME),
  mailings: dynamoMailings(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  monitoring: dynamoMonitoring(client, TABLE_NAME),
  policies: dynamoPolicyReader(client, TABLE_NAME),
  refreshRuns: dynamoRefreshRuns(client, TABLE_NAME),
  reminderTexts: dynamoReminderTexts(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
  ageChanges: dynamoAgeLimits(client, TABLE_NAME, school.id),
});
