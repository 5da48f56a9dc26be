import { type SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { tagsOf } from "../domain/mail/feedback.ts";
import type { Mail, Mailer, SendResult } from "../ports.ts";

export interface MailSettings {
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: string;
  readonly configurationSet: string;
}

/**
 * The service's refusals of one address: trying again changes nothing. Everything else may pass:
 * throttling, a quota, a paused account, no answer, and `MessageRejected` too, which is its word for
 * an account still in the sandbox and for a sender that is not proved yet.
 */
const lasting: ReadonlySet<string> = new Set(["InvalidParameterValue"]);

/** The mail as it travels: one recipient, text and HTML, no line break of anybody's in a header. */
export const compose = (
  { to, subject, text, html }: Mail,
  { from, fromName, replyTo }: MailSettings,
) =>
  new MailComposer({
    from: { name: fromName, address: from },
    replyTo,
    to: { name: to.name, address: to.email },
    subject,
    text,
    html,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

export function sesMailer(client: SESClient, settings: MailSettings): Mailer {
  return {
    async send(mail, message): Promise<SendResult> {
      try {
        const { MessageId = "" } = await client.send(
          new SendRawEmailCommand({
            Source: settings.from,
            Destinations: [mail.to.email],
            RawMessage: { Data: await compose(mail, settings) },
            ConfigurationSetName: settings.configurationSet,
            Tags: Object.entries(tagsOf(message)).map(([Name, Value]) => ({ Name, Value })),
          }),
        );
        return { fate: "accepted", id: MessageId };
      } catch (fault) {
        const code = fault instanceof Error ? fault.name : "Unknown";
        const refusedForGood = fault instanceof SESServiceException && lasting.has(code);
        return { fate: refusedForGood ? "refused" : "later", code };
      }
    },
  };
}
