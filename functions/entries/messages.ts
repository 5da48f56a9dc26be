import { messages } from "#functions/handlers/messages.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");
const client = tableClient();

export const handler = messages({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  incidents: dynamoExclusions(client, TABLE_NAME),
  messages: dynamoMessages(client, TABLE_NAME),
  messageList: dynamoMessageList(client, TABLE_NAME),
  suppressed: dynamoSuppressed(client, TABLE_NAME),
  due: dynamoDue(client, TABLE_NAME),
});
