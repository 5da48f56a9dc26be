import { tagsOf } from "#shared/domain/mail/feedback.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { aMessage } from "./builders.ts";

type Facts = Readonly<Record<string, unknown>>;

/** A notification as the topic hands it to a function. */
export const published = (...messages: readonly string[]) => ({
  Records: messages.map((Message, place) => ({
    EventSource: "aws:sns",
    EventVersion: "1.0",
    EventSubscriptionArn: "arn:aws:sns:eu-west-2:000000000000:MailFeedbackTopic:1111-2222",
    Sns: {
      Type: "Notification",
      MessageId: `95df01b4-ee98-5cb9-9903-4c221d41eb5${place}`,
      TopicArn: "arn:aws:sns:eu-west-2:000000000000:MailFeedbackTopic",
      Subject: "Amazon SES Email Event Notification",
      Message,
      Timestamp: "2026-11-20T12:00:41.000Z",
      SignatureVersion: "1",
      Signature: "EXAMPLE",
      SigningCertUrl: "EXAMPLE",
      UnsubscribeUrl: "EXAMPLE",
      MessageAttributes: {},
    },
  })),
});

/** What the mail service tells of a mail besides what became of it: addresses and subject too. */
const mailOf = (message: Message, sentAs: string) => ({
  timestamp: "2026-11-20T12:00:02.012Z",
  source: "Highters Heath Nursery School <policy@example.org>",
  sourceArn: "arn:aws:ses:eu-west-2:000000000000:identity/example.org",
  sendingAccountId: "000000000000",
  messageId: sentAs,
  destination: [message.to.email],
  headersTruncated: false,
  headers: [
    { name: "From", value: "Highters Heath Nursery School <policy@example.org>" },
    { name: "To", value: `${message.to.name} <${message.to.email}>` },
    { name: "Subject", value: `New report in the register: ${message.about}` },
    { name: "MIME-Version", value: "1.0" },
  ],
  commonHeaders: { to: [message.to.email], messageId: sentAs },
  tags: {
    "ses:configuration-set": ["school-mail"],
    "ses:source-ip": ["192.0.2.0"],
    "ses:from-domain": ["example.org"],
    "ses:caller-identity": ["deliver-mail"],
    ...Object.fromEntries(Object.entries(tagsOf(message)).map(([name, tag]) => [name, [tag]])),
  },
});

export const mailIdOfService = "010b0193f1f6b3a1-7c191be4-e9ae-db9a-02f9-4d12a87dd009-000000";

/** An event of the mail service, after the examples of its documentation. */
export const anEventOf =
  (eventType: string, part: Facts) =>
  (message: Message = aMessage(), sentAs = mailIdOfService): string =>
    JSON.stringify({
      eventType,
      [eventType.charAt(0).toLowerCase() + eventType.slice(1)]: part,
      mail: mailOf(message, sentAs),
    });

const recipient = "recipient@example.com";

export const delivery = anEventOf("Delivery", {
  timestamp: "2026-11-20T12:00:03.093Z",
  processingTimeMillis: 1081,
  recipients: [recipient],
  smtpResponse: "250 2.6.0 Message received",
  reportingMTA: "mta.example.com",
});
export const bounce = (bounceType: string, bounceSubType: string) =>
  anEventOf("Bounce", {
    bounceType,
    bounceSubType,
    bouncedRecipients: [
      {
        emailAddress: recipient,
        action: "failed",
        status: "5.1.1",
        diagnosticCode: "smtp; 550 5.1.1 user unknown",
      },
    ],
    timestamp: "2026-11-20T12:00:04.669Z",
    feedbackId: "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
    reportingMTA: "dsn; mta.example.com",
  });
export const complaint = (kind?: string) =>
  anEventOf("Complaint", {
    complainedRecipients: [{ emailAddress: recipient }],
    timestamp: "2026-11-20T12:00:40.000Z",
    feedbackId: "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
    complaintSubType: null,
    userAgent: "Amazon SES Mailbox Simulator",
    ...(kind !== undefined && { complaintFeedbackType: kind }),
    arrivalDate: "2026-11-20T12:00:40Z",
  });
export const reject = anEventOf("Reject", { reason: "Bad content" });
