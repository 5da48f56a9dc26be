import { addresseesOf } from "../domain/incident/addressees.ts";
import { categoriesOf, kindOf } from "../domain/incident/current.ts";
import { dutiesAt, withDueMark, withoutOvertaken } from "../domain/incident/duties.ts";
import { urgencyOf } from "../domain/incident/urgency.ts";
import {
  leaseSeconds,
  type Message,
  messageId,
  mostAttempts,
  nextTry,
  worryingAttempts,
} from "../domain/mail/message.ts";
import { addressToDigest, suppressedCode } from "../domain/mail/suppressed-address.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { type Instant, later } from "../domain/time.ts";
import type { DueRow, Incidents, Mail, SendResult, SuppressedAddresses, World } from "../ports.ts";

/** Writes the words of a message: handed in, because `shared` knows no page and no mail. */
export type LetterWriter = (message: Message) => Mail;

type Parts = Pick<World, "messages" | "due" | "mailer" | "clock" | "ids" | "log"> & {
  readonly incidents: Pick<Incidents, "find" | "settle">;
  readonly suppressed: Pick<SuppressedAddresses, "find">;
  readonly school: SchoolProfile;
  readonly write: LetterWriter;
};

/** What one run did. */
export interface Delivered {
  created: number;
  sent: number;
  postponed: number;
  failed: number;
  /** Not sent, because their address is suppressed. */
  cancelled: number;
  /** Rows that could not be worked on; they stay due. */
  faults: number;
}

/** Rows asked for at once. */
const batch = 50;
/** Rounds of one run: the messages that incidents owe come due in the round after. */
const mostRounds = 200;

/**
 * Creates the messages that an incident owes by now, then moves its due mark to its next duty. Dying
 * in between leaves the mark, and the messages that exist are not created twice.
 */
async function createMessages(parts: Parts, row: DueRow & { owes: "messages" }, told: Delivered) {
  const { incidents, messages, school, clock, log } = parts;
  const incident = await incidents.find(row.school, row.reference);
  // The index may be behind the table: what is not due any more is not done again.
  if (!incident || incident.dueAt !== row.dueAt) return;
  const now = clock.now();
  const duties = dutiesAt(incident, now);
  for (const duty of withoutOvertaken(duties)) {
    for (const to of addresseesOf(duty, incident, school)) {
      const added = await messages.add({
        school: row.school,
        id: messageId(incident.reference, duty.id, to.id),
        version: 1,
        kind: duty.kind,
        about: incident.reference,
        urgency: urgencyOf(kindOf(incident), categoriesOf(incident)),
        to,
        status: "queued",
        attempts: 0,
        createdAt: now,
        dueAt: now,
      });
      if (added) told.created += 1;
    }
  }
  const settled = [...incident.settled, ...duties.map(({ id }) => id)];
  const { dueAt } = withDueMark({ ...incident, settled }, now);
  await incidents.settle(incident, { settled, ...(dueAt && { dueAt }) });
  log.info("messages created", { incident: incident.reference, duties: duties.length });
}

/** What is not even tried, for mail to its address came back for good or was called spam. */
type Attempt = SendResult | { readonly fate: "suppressed" };

/** The message after an attempt to send it. */
function after(message: Message, result: Attempt, now: Instant, chance: number): Message {
  const { dueAt: _dueAt, failure: _failure, ...settled } = message;
  if (result.fate === "accepted") return { ...settled, status: "sent", sentAs: result.id };
  if (result.fate === "suppressed") {
    return { ...settled, status: "cancelled", failure: suppressedCode, givenUpAt: now };
  }
  if (result.fate === "refused" || message.attempts >= mostAttempts) {
    return { ...settled, status: "failed", failure: result.code, givenUpAt: now };
  }
  return { ...message, dueAt: nextTry(message.attempts, now, chance), failure: result.code };
}

/** Asked by whoever has the lease: one read a try, of the address as the message has it. */
async function attempt(parts: Parts, message: Message): Promise<Attempt> {
  const { suppressed, mailer, ids, write } = parts;
  const address = ids.digest(addressToDigest(message.to.email));
  if (await suppressed.find(message.school, address)) return { fate: "suppressed" };
  const mail = written(write, message);
  return mail ? mailer.send(mail, message) : { fate: "later", code: "LetterFault" };
}

/** A letter that cannot be written may be mended by a deployment: till then it is tried, then listed. */
function written(write: LetterWriter, message: Message): Mail | undefined {
  try {
    return write(message);
  } catch {
    return undefined;
  }
}

/** Leases a message, sends it, marks it. Nobody else sends it while the lease holds. */
async function deliver(parts: Parts, row: DueRow & { owes: "sending" }, told: Delivered) {
  const { messages, clock, ids } = parts;
  const message = await messages.lease(row, later(clock.now(), leaseSeconds));
  if (!message) return;
  const result = await attempt(parts, message);
  const next = after(message, result, clock.now(), ids.chance());
  await messages.replace(message, next);
  if (next.status === "sent") told.sent += 1;
  else if (next.status === "cancelled") told.cancelled += 1;
  else if (next.status === "failed") told.failed += 1;
  else told.postponed += 1;
  logTrouble(parts, next);
}

/** Error lines wake somebody: once while there is time to mend it, and once when it was in vain. */
function logTrouble({ log }: Parts, { status, attempts, kind, about, failure = "" }: Message) {
  const facts = { kind, about, code: failure };
  if (status === "failed") log.error("a message was given up", facts);
  else if (status === "cancelled" && kind === "reply") {
    log.info("a message was not sent, for its address is suppressed", facts);
  } else if (status === "cancelled") {
    log.error("a message was not sent, for its address is suppressed", facts);
  } else if (status === "queued" && attempts === worryingAttempts) {
    log.error("a message does not get out", facts);
  }
}

function workOn(parts: Parts, row: DueRow, told: Delivered): Promise<void> {
  switch (row.owes) {
    case "messages":
      return createMessages(parts, row, told);
    case "sending":
      return deliver(parts, row, told);
    case "mailing":
    case "unknown":
      return Promise.reject(new Error(`A row of an unknown kind is due: ${row.owes}`));
  }
}

/**
 * Does whatever is due: creates the messages that rows owe, sends those that are due, marks them.
 * The stream and the sweep both run this; it may run twice at once, late, or half-way and again.
 * `mayGoOn` is asked before each row, so that a run ends before its time does. One row's fault does
 * not keep the others waiting.
 */
export async function deliverMail(parts: Parts, mayGoOn: () => boolean): Promise<Delivered> {
  const { due, clock, school, log } = parts;
  const told: Delivered = { created: 0, sent: 0, postponed: 0, failed: 0, cancelled: 0, faults: 0 };
  const looked = new Set<string>();
  for (let round = 0; round < mostRounds && mayGoOn(); round += 1) {
    const rows = await due.until(school.id, clock.now(), batch + looked.size);
    const next = rows.filter((row) => !looked.has(JSON.stringify(row)));
    if (next.length === 0) break;
    for (const row of next) {
      if (!mayGoOn()) break;
      // Whatever comes of it, the same mark is not looked at twice in one run: the index may lag.
      looked.add(JSON.stringify(row));
      try {
        await workOn(parts, row, told);
      } catch (fault) {
        told.faults += 1;
        log.error("a due row could not be worked on", {
          owes: row.owes,
          fault: fault instanceof Error ? fault.name : "unknown",
        });
      }
    }
  }
  return told;
}
