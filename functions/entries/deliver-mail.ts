import { deliverMailJob } from "#functions/handlers/deliver-mail.ts";
import { mailClient, schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoIncidentReader, dynamoSettler } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { pacer } from "#shared/adapters/pacer.ts";
import { sesMailer } from "#shared/adapters/ses-mailer.ts";
import { keyRing } from "#shared/adapters/system.ts";

const settings = settingsFor(
  "TABLE_NAME",
  "BASE_URL",
  "KEYS",
  "MAIL_FROM",
  "MAIL_REPLY_TO",
  "MAIL_CONFIGURATION_SET",
  "MAIL_RATE",
);
const client = tableClient();
const school = schoolBeside();

export const handler = deliverMailJob({
  ...system(),
  baseUrl: settings.BASE_URL,
  keyRing: keyRing(settings.KEYS),
  school,
  incidents: {
    ...dynamoIncidentReader(client, settings.TABLE_NAME),
    ...dynamoSettler(client, settings.TABLE_NAME),
  },
  acknowledgements: dynamoAcknowledgements(client, settings.TABLE_NAME),
  mailings: dynamoMailings(client, settings.TABLE_NAME),
  messages: dynamoMessages(client, settings.TABLE_NAME),
  messageList: dynamoMessageList(client, settings.TABLE_NAME),
  stakeholders: dynamoStakeholders(client, settings.TABLE_NAME),
  suppressed: dynamoSuppressed(client, settings.TABLE_NAME),
  due: dynamoDue(client, settings.TABLE_NAME),
  pacer: pacer(Number(settings.MAIL_RATE)),
  mailer: sesMailer(mailClient(), {
    from: settings.MAIL_FROM,
    fromName: school.name,
    replyTo: settings.MAIL_REPLY_TO,
    configurationSet: settings.MAIL_CONFIGURATION_SET,
  }),
});
