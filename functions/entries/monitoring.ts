import { monitoring } from "#functions/handlers/monitoring.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = monitoring({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  monitoring: dynamoMonitoring(client, TABLE_NAME),
  siteLists: dynamoSiteLists(client, TABLE_NAME),
  incidents: dynamoExclusions(client, TABLE_NAME),
  terms: dynamoTerms(client, TABLE_NAME),
});
