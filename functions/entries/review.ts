import { review } from "#functions/handlers/review.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAuditNoter, dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentsReader, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = review({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  audit: dynamoAuditNoter(client, TABLE_NAME),
  reviews: dynamoReviews(client, TABLE_NAME),
  policies: {
    ...dynamoPolicyReader(client, TABLE_NAME),
    ...dynamoPolicyWriter(client, TABLE_NAME),
  },
  incidents: {
    ...dynamoRegister(client, TABLE_NAME),
    ...dynamoIncidentsReader(client, TABLE_NAME),
    ...dynamoExclusions(client, TABLE_NAME),
  },
  terms: dynamoTerms(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  mailings: dynamoMailings(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
});
