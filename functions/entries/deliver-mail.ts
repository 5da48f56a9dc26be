import { deliverMailJob } from "#functions/handlers/deliver-mail.ts";
import { mailClient, schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoIncidentReader, dynamoSettler } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { sesMailer } from "#shared/adapters/ses-mailer.ts";

const settings = settingsFor(
  "TABLE_NAME",
  "BASE_URL",
  "MAIL_FROM",
  "MAIL_REPLY_TO",
  "MAIL_CONFIGURATION_SET",
);
const client = tableClient();
const school = schoolBeside();

export const handler = deliverMailJob({
  ...system(),
  baseUrl: settings.BASE_URL,
  school,
  incidents: {
    ...dynamoIncidentReader(client, settings.TABLE_NAME),
    ...dynamoSettler(client, settings.TABLE_NAME),
  },
  messages: dynamoMessages(client, settings.TABLE_NAME),
  suppressed: dynamoSuppressed(client, settings.TABLE_NAME),
  due: dynamoDue(client, settings.TABLE_NAME),
  mailer: sesMailer(mailClient(), {
    from: settings.MAIL_FROM,
    fromName: school.name,
    replyTo: settings.MAIL_REPLY_TO,
    configurationSet: settings.MAIL_CONFIGURATION_SET,
  }),
});
