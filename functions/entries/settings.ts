import { settings } from "#functions/handlers/settings.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = settings({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  terms: dynamoTerms(client, TABLE_NAME),
});
