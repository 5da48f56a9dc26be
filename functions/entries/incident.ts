import { incident } from "#functions/handlers/incident.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAuditNoter } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentReader, dynamoReplacer } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoReviewReader } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = incident({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  audit: dynamoAuditNoter(client, TABLE_NAME),
  reviews: dynamoReviewReader(client, TABLE_NAME),
  incidents: {
    ...dynamoIncidentReader(client, TABLE_NAME),
    ...dynamoReplacer(client, TABLE_NAME),
  },
});
