import { annualReviewJob } from "#functions/handlers/annual-review.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";

const { TABLE_NAME } = settingsFor("TABLE_NAME");
const client = tableClient();

export const handler = annualReviewJob({
  ...system(),
  school: schoolBeside(),
  reviews: dynamoReviews(client, TABLE_NAME),
  policies: {
    ...dynamoPolicyReader(client, TABLE_NAME),
    ...dynamoPolicyWriter(client, TABLE_NAME),
  },
  incidents: dynamoExclusions(client, TABLE_NAME),
  terms: dynamoTerms(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  mailings: dynamoMailings(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
});
