import { reminders } from "#functions/handlers/reminders.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoAgeLimits } from "#shared/adapters/dynamo-age-limits.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();
const school = schoolBeside();

export const handler = reminders({
  ...system(),
  baseUrl: BASE_URL,
  school,
  sessions: dynamoSessions(client, TABLE_NAME),
  terms: dynamoTerms(client, TABLE_NAME),
  mailings: dynamoMailings(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  policies: dynamoPolicyReader(client, TABLE_NAME),
  reminderTexts: dynamoReminderTexts(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
  acknowledgements: dynamoAcknowledgements(client, TABLE_NAME),
  ageChanges: dynamoAgeLimits(client, TABLE_NAME, school.id),
});
