import { register } from "#functions/handlers/register.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoGivenUp } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = register({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  incidents: {
    ...dynamoRegister(client, TABLE_NAME),
    ...dynamoExclusions(client, TABLE_NAME),
  },
  messageList: dynamoGivenUp(client, TABLE_NAME),
});
