import { type SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import * as z from "zod/mini";
import { tagsOf } from "../domain/mail/feedback.ts";
import { dailyQuotaCode } from "../domain/mail/message.ts";
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

/** An answer that says yes, and that nobody can read to its end. */
const yes = z.object({ $metadata: z.object({ httpStatusCode: z.literal(200) }) });

/** Nothing was handed over: the SDK gives this the same name as no answer, and other words. */
const neverConnected = /did not establish a connection/;

/** No answer came to what had been handed over: it may have been taken. */
const isUnanswered = (fault: Error): boolean =>
  yes.safeParse(fault).success ||
  (/^(?:TimeoutError|AbortError)$/.test(fault.name) && !neverConnected.test(fault.message)) ||
  ("code" in fault && /^(?:ECONNRESET|EPIPE|ETIMEDOUT)$/.test(String(fault.code)));

/** The service says "throttled" of the rate and of the day's quota, and tells them apart in words. */
const isDailyQuota = ({ name, message }: Error): boolean =>
  /^LimitExceeded/.test(name) || (/^Throttling/.test(name) && /daily/i.test(message));

function fateAfter(fault: unknown): SendResult {
  if (!(fault instanceof Error)) return { fate: "later", code: "Unknown" };
  const code = fault.name;
  if (isDailyQuota(fault)) return { fate: "later", code: dailyQuotaCode };
  if (isUnanswered(fault)) return { fate: "unknown", code };
  const refusedForGood = fault instanceof SESServiceException && lasting.has(code);
  return { fate: refusedForGood ? "refused" : "later", code };
}

/** The mail as it travels: one recipient, text and HTML, no line break of anybody's in a header. */
export const compose = (
  { to, subject, text, html, headers = {}, attachments = [] }: Mail,
  { from, fromName, replyTo }: MailSettings,
) =>
  new MailComposer({
    from: { name: fromName, address: from },
    replyTo,
    to: { name: to.name, address: to.email },
    subject,
    text,
    html,
    headers: { ...headers, "Auto-Submitted": "auto-generated" },
    attachments: attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content,
    })),
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
        return fateAfter(fault);
      }
    },
  };
}
