import { addresseesOf } from "../domain/incident/addressees.ts";
import { categoriesOf, kindOf } from "../domain/incident/current.ts";
import { dutiesAt, withDueMark, withoutOvertaken } from "../domain/incident/duties.ts";
import { urgencyOf } from "../domain/incident/urgency.ts";
import { type Attempt, afterAttempt, ofUnknownFate } from "../domain/mail/after-attempt.ts";
import {
  isFateUnknown,
  leaseSeconds,
  type Message,
  queuedMessage,
} from "../domain/mail/message.ts";
import { isMailingKind, unknownFateOf } from "../domain/mail/message-kind.ts";
import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import { isReached } from "../domain/reminders/stakeholder.ts";
import { later } from "../domain/time.ts";
import type { Due, DueRow, Incidents } from "../ports.ts";
import { type MailingParts, sendMailing } from "./send-mailing.ts";
import { type Delivered, patience, type Run, send, tell } from "./send-message.ts";

export type { Delivered, LetterWriter } from "./send-message.ts";

type Parts = MailingParts & {
  readonly incidents: Pick<Incidents, "find" | "settle">;
  readonly due: Due;
};

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
      const urgency = urgencyOf(kindOf(incident), categoriesOf(incident));
      const about = { school: row.school, kind: duty.kind, about: incident.reference };
      const message = queuedMessage({ ...about, duty: duty.id, urgency, to }, now);
      if (await messages.add(message)) told.created += 1;
    }
  }
  const settled = [...incident.settled, ...duties.map(({ id }) => id)];
  const { dueAt } = withDueMark({ ...incident, settled }, now);
  await incidents.settle(incident, { settled, ...(dueAt && { dueAt }) });
  log.info("messages created", { incident: incident.reference, duties: duties.length });
}

/** Asked by whoever has the lease: one read a try, or two for a stakeholder. */
async function attempt(parts: Parts, message: Message): Promise<Attempt> {
  const { suppressed, stakeholders, ids } = parts;
  const address = ids.digest(addressToDigest(message.to.email));
  if (await suppressed.find(message.school, address)) return { fate: "suppressed" };
  if (!isMailingKind(message.kind)) return send(parts, message);
  const stakeholder = await stakeholders.find(message.school, message.to.email);
  if (!stakeholder || !isReached(stakeholder)) return { fate: "unsubscribed" };
  return send(parts, message, stakeholder);
}

/** Leases a message, sends it, marks it. Nobody else sends it while the lease holds. */
async function deliver(parts: Parts, row: DueRow & { owes: "sending" }, told: Delivered) {
  const { messages, pacer, clock, ids } = parts;
  await pacer.turn();
  const message = await messages.lease(row, later(clock.now(), leaseSeconds));
  if (!message) return pacer.giveBack();
  const next = isLost(message)
    ? ofUnknownFate(message, clock.now())
    : afterAttempt(message, await attempt(parts, message), clock.now(), ids.chance());
  await messages.replace(message, next);
  tell(parts, next, told);
}

/** True if the try before this one never ended, and its kind is not sent a second time by itself. */
const isLost = (message: Message): boolean =>
  unknownFateOf(message.kind) === "ask" &&
  isFateUnknown({ ...message, attempts: message.attempts - 1 });

function workOn(parts: Parts, row: DueRow, run: Run): Promise<void> {
  switch (row.owes) {
    case "messages":
      return createMessages(parts, row, run.told);
    case "sending":
      return deliver(parts, row, run.told);
    case "mailing":
      return sendMailing(parts, row, run);
    case "unknown":
      return Promise.reject(new Error(`A row of an unknown kind is due: ${row.key}`));
  }
}

/** Notes that a row could not be worked on. It stays due. */
function noteFault({ log }: Parts, told: Delivered, owes: DueRow["owes"], fault: unknown): void {
  told.faults += 1;
  log.error("a due row could not be worked on", {
    owes,
    fault: fault instanceof Error ? fault.name : "unknown",
  });
}

/** Works on what is due, round after round, until nothing new is due or the run is over. */
async function workOff(parts: Parts, run: Run): Promise<void> {
  const { due, clock, school } = parts;
  const { told, mayGoOn } = run;
  const looked = new Set<string>();
  for (let round = 0; round < mostRounds && mayGoOn() && told.quota === 0; round += 1) {
    const rows = await due.until(school.id, clock.now(), batch + looked.size);
    const next = rows.filter((row) => !looked.has(JSON.stringify(row)));
    if (next.length === 0) break;
    for (const row of next) {
      // Whatever else is due would be refused as well: it stays due.
      if (!mayGoOn() || told.quota > 0) break;
      // Whatever comes of it, the same mark is not looked at twice in one run: the index may lag.
      looked.add(JSON.stringify(row));
      const working = workOn(parts, row, run).catch((fault: unknown) =>
        noteFault(parts, told, row.owes, fault),
      );
      if (row.owes === "sending") {
        run.late.push(working);
        await Promise.race([working, parts.pacer.rest(patience)]);
      } else await working;
    }
  }
}

/**
 * Does whatever is due: creates the messages that rows owe, sends those that are due, marks them.
 * The stream and the sweep both run this; it may run twice at once, late, or half-way and again.
 * `mayGoOn` is asked before each row, so that a run ends before its time does. One row's fault does
 * not keep the others waiting.
 */
export async function deliverMail(parts: Parts, mayGoOn: () => boolean): Promise<Delivered> {
  const told: Delivered = {
    created: 0,
    sent: 0,
    postponed: 0,
    failed: 0,
    cancelled: 0,
    quota: 0,
    faults: 0,
  };
  const late: Promise<unknown>[] = [];
  try {
    await workOff(parts, { told, mayGoOn, unanswered: 0, late });
  } finally {
    for (const fault of await Promise.all(late)) {
      if (fault !== undefined) noteFault(parts, told, "mailing", fault);
    }
  }
  return told;
}
