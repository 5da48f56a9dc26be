import { summary } from "#functions/handlers/summary.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAuditNoter } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentsReader, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = summary({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  incidents: {
    ...dynamoRegister(client, TABLE_NAME),
    ...dynamoIncidentsReader(client, TABLE_NAME),
  },
  audit: dynamoAuditNoter(client, TABLE_NAME),
});
