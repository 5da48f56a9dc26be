import { siteDesk } from "#functions/handlers/site-desk.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoRefreshRuns, dynamoSourceStates } from "#shared/adapters/dynamo-source-states.ts";

const { TABLE_NAME, BASE_URL, SITE_SOURCES } = settingsFor(
  "TABLE_NAME",
  "BASE_URL",
  "SITE_SOURCES",
);
const client = tableClient();

export const handler = siteDesk({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  siteLists: dynamoSiteLists(client, TABLE_NAME),
  proposals: dynamoProposals(client, TABLE_NAME),
  sourceStates: dynamoSourceStates(client, TABLE_NAME),
  refreshRuns: dynamoRefreshRuns(client, TABLE_NAME),
  sources: SITE_SOURCES,
});
