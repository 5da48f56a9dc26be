import type { Mail, SendResult } from "../domain/mail/mail.ts";
import { dailyQuotaCode, type Message, worryingAttempts } from "../domain/mail/message.ts";
import { suppressedCode } from "../domain/mail/suppressed-address.ts";
import type { Stakeholder } from "../domain/reminders/stakeholder.ts";
import type { World } from "../ports.ts";

/**
 * Writes the words of a message: handed in, because `shared` knows no page and no mail. A message of a
 * mailing comes with the stakeholder it is for.
 */
export type LetterWriter = (message: Message, stakeholder?: Stakeholder) => Mail | Promise<Mail>;

export type SendParts = Pick<World, "mailer" | "pacer" | "clock" | "ids" | "log"> & {
  readonly write: LetterWriter;
};

/** What one run did. */
export interface Delivered {
  created: number;
  sent: number;
  postponed: number;
  failed: number;
  /** Not sent, because their address is suppressed or its owner wants none. */
  cancelled: number;
  /** 1 if the day's quota of the mail service is used up. */
  quota: number;
  /** Rows that could not be worked on; they stay due. */
  faults: number;
}

/**
 * So long the others wait for the end of a mail, in seconds; a slower one goes on by itself, and its
 * row says what becomes of it. Less than the pacer lets a run make up for.
 */
export const patience = 0.2;

/** A run of deliveries, as its parts share it. */
export interface Run {
  readonly told: Delivered;
  /** Asked before each mail: false if the run's time is up. */
  readonly mayGoOn: () => boolean;
  /** Mails of mailings in a row that the mail service did not answer to. */
  unanswered: number;
  /** Sends that nobody has waited for yet, each with its fault, if there is one. The run ends after them. */
  readonly late: Promise<unknown>[];
}

/** Sends a message. Whoever calls it has the message to themselves, and a turn of the pacer. */
export async function send(
  { mailer, write }: SendParts,
  message: Message,
  stakeholder?: Stakeholder,
): Promise<SendResult> {
  const mail = await written(write, message, stakeholder);
  if (!mail) return { fate: "later", code: "LetterFault" };
  return mailer.send(mail, message);
}

/** A letter that cannot be written may be mended by a deployment: till then it is tried, then listed. */
async function written(
  write: LetterWriter,
  message: Message,
  stakeholder?: Stakeholder,
): Promise<Mail | undefined> {
  try {
    return await write(message, stakeholder);
  } catch {
    return undefined;
  }
}

/** Notes what became of a message, in the count and, if somebody has to know, in the log. */
export function tell({ log }: Pick<SendParts, "log">, message: Message, told: Delivered): void {
  const { status, attempts, kind, about, failure = "" } = message;
  if (status === "sent") told.sent += 1;
  else if (status === "cancelled") told.cancelled += 1;
  else if (status === "failed") told.failed += 1;
  else told.postponed += 1;
  if (failure === dailyQuotaCode) told.quota = 1;

  // Error lines wake somebody: once while there is time to mend it, and once when it was in vain.
  const facts = { kind, about, code: failure };
  if (failure === dailyQuotaCode) log.error("the day's quota of mail is used up", facts);
  else if (status === "failed") log.error("a message was given up", facts);
  else if (failure === suppressedCode && kind === "reply") {
    log.info("a message was not sent, for its address is suppressed", facts);
  } else if (failure === suppressedCode) {
    log.error("a message was not sent, for its address is suppressed", facts);
  } else if (status === "queued" && attempts === worryingAttempts) {
    log.error("a message does not get out", facts);
  }
}
