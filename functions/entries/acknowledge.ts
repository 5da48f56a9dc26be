import { acknowledge } from "#functions/handlers/acknowledge.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import {
  dynamoAcknowledgements,
  dynamoPolicyQuestions,
} from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader } from "#shared/adapters/dynamo-policies.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { keyRing } from "#shared/adapters/system.ts";

const { TABLE_NAME, BASE_URL, KEYS } = settingsFor("TABLE_NAME", "BASE_URL", "KEYS");
const client = tableClient();

export const handler = acknowledge({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  keyRing: keyRing(KEYS),
  policies: dynamoPolicyReader(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
  acknowledgements: dynamoAcknowledgements(client, TABLE_NAME),
  policyQuestions: dynamoPolicyQuestions(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  // All staff of a school on one training day, or a mail service for many people, stand behind one address.
  limit: new RateLimit(100, 1),
});
