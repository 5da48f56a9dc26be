import { policyQuestions } from "#functions/handlers/policy-questions.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoPolicyQuestions } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = policyQuestions({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  policyQuestions: dynamoPolicyQuestions(client, TABLE_NAME),
});
