import { mailFeedback } from "#functions/handlers/mail-feedback.ts";
import { settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";

const settings = settingsFor("TABLE_NAME", "SCHOOL_ID");
const client = tableClient();

export const handler = mailFeedback({
  ...system(),
  school: settings.SCHOOL_ID,
  messages: dynamoMessages(client, settings.TABLE_NAME),
  messageList: dynamoMessageList(client, settings.TABLE_NAME),
  suppressed: dynamoSuppressed(client, settings.TABLE_NAME),
});
