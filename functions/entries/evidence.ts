import { evidence } from "#functions/handlers/evidence.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import {
  dynamoAcknowledgements,
  dynamoPolicyQuestions,
} from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoGivenUp } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoReviewReader } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoRefreshRuns } from "#shared/adapters/dynamo-source-states.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = evidence({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  incidents: {
    ...dynamoRegister(client, TABLE_NAME),
    ...dynamoExclusions(client, TABLE_NAME),
  },
  reviews: dynamoReviewReader(client, TABLE_NAME),
  policies: dynamoPolicyReader(client, TABLE_NAME),
  policyQuestions: dynamoPolicyQuestions(client, TABLE_NAME),
  acknowledgements: dynamoAcknowledgements(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
  mailings: dynamoMailings(client, TABLE_NAME),
  messageList: dynamoGivenUp(client, TABLE_NAME),
  monitoring: dynamoMonitoring(client, TABLE_NAME),
  siteLists: dynamoSiteLists(client, TABLE_NAME),
  proposals: dynamoProposals(client, TABLE_NAME),
  refreshRuns: dynamoRefreshRuns(client, TABLE_NAME),
  terms: dynamoTerms(client, TABLE_NAME),
});
