import { refreshSitesJob } from "#functions/handlers/refresh-sites.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoRefreshRuns, dynamoSourceStates } from "#shared/adapters/dynamo-source-states.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { politeFetch } from "#shared/adapters/polite-fetch.ts";
import { sourcesOf } from "#shared/adapters/site-sources/switched-on.ts";

const { TABLE_NAME, BASE_URL, MAIL_REPLY_TO, SITE_SOURCES, SITE_SOURCES_AT } = settingsFor(
  "TABLE_NAME",
  "BASE_URL",
  "MAIL_REPLY_TO",
  "SITE_SOURCES",
  "SITE_SOURCES_AT",
);
const client = tableClient();
const machine = system();
const standIn = SITE_SOURCES_AT === "internet" ? undefined : SITE_SOURCES_AT;

export const handler = refreshSitesJob({
  ...machine,
  school: schoolBeside(),
  siteLists: dynamoSiteLists(client, TABLE_NAME),
  proposals: dynamoProposals(client, TABLE_NAME),
  incidents: dynamoRegister(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  terms: dynamoTerms(client, TABLE_NAME),
  sourceStates: dynamoSourceStates(client, TABLE_NAME),
  refreshRuns: dynamoRefreshRuns(client, TABLE_NAME),
  fetcher: politeFetch({
    ...machine,
    userAgent: `SocialMediaPolicy/1 (+${BASE_URL}/sites; mailto:${MAIL_REPLY_TO})`,
    standIn: () => standIn,
  }),
  sources: sourcesOf(SITE_SOURCES),
});
