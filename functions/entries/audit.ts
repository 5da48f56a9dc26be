import { audit } from "#functions/handlers/audit.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAuditReader, dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentReader } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = audit({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  audit: dynamoAuditReader(client, TABLE_NAME),
  incidents: {
    ...dynamoIncidentReader(client, TABLE_NAME),
    ...dynamoExclusions(client, TABLE_NAME),
  },
});
