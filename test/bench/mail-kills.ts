import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { isFateUnknown } from "#shared/domain/mail/message.ts";
import { emptyCalendar } from "#shared/domain/school/term-calendar.ts";
import { anIncident } from "#test/support/builders.ts";
import { type FaultMailProxy, startFaultMailProxy } from "#test/support/fault-mail-proxy.ts";
import { type Gate, startGatedProxy } from "#test/support/gated-proxy.ts";
import { type MailProcess, startMailProcess } from "#test/support/mail-process.ts";
import { beginIn, keepIn, messagesIn, parents } from "#test/support/mailing-room.ts";
import { aYear } from "#test/support/terms.ts";
import { type MailJob, profile } from "./mail-bundles.ts";
import type { MailStand } from "./mail-stand.ts";

/** A process is killed at the nth call of an engine: before it is passed on, or before its answer is. */
export interface Kill {
  readonly job: MailJob;
  readonly nth: number;
  readonly moment: "before" | "after";
}

/** What was seen in the end. */
export interface KillOutcome extends Kill {
  /** Recipients of the reminder without a mail who stand in no list either. */
  readonly missing: number;
  /** Reminders above one a recipient. */
  readonly extra: number;
  /** Reminders of unknown fate, in the list of a person. */
  readonly listed: number;
  /** Of these, the ones that the mail service never took: a person's press is their only mail. */
  readonly listedUnsent: number;
  /** The same of alerts; these are sent again, so none may be listed. */
  readonly alertsMissing: number;
  readonly alertsExtra: number;
  /** Alerts that were begun with at the kill and not marked: so many may come twice. */
  readonly alertsInFlight: number;
}

export const recipientsOfKills = 6;
const mostRuns = 12;
const lease = 61;
/** Mails a second: some are on their way at once, and some wait for their turn. */
const mailRate = 100;
const at = "2026-11-23T09:15:00.000Z";
const people = parents(recipientsOfKills);
const emails = people.map(({ email }) => email);
const reporting = ["headteacher", "safeguarding-lead"] as const;
const alerted = profile.people
  .filter(({ roles }) => reporting.some((role) => roles.includes(role)))
  .map(({ email }) => email);

/** What owes mail before the kill: the term's dates for the job of a day, or a mailing and an incident. */
async function prepare({ client }: MailStand, tableName: string, job: MailJob): Promise<void> {
  if (job === "deliver-mail") {
    await beginIn({ client, tableName }, people);
    await dynamoIncidentAdder(client, tableName).add(anIncident());
    return;
  }
  await keepIn({ client, tableName }, people);
  const calendar = { ...emptyCalendar, version: 1, terms: [...aYear] };
  await dynamoTerms(client, tableName).replace(profile.id, emptyCalendar, calendar);
}

/** Starts the job, kills it, starts all again as the schedule does. Undefined if it ended before. */
export async function killAt(stand: MailStand, kill: Kill): Promise<KillOutcome | undefined> {
  const tableName = await stand.newTable();
  await prepare(stand, tableName, kill.job);
  let victim: MailProcess | undefined;
  let calls = 0;
  let killed = false;
  const gate: Gate = (moment) => {
    if (killed) return true;
    if (moment === "before") calls += 1;
    // The answer that is held back is the first one behind the nth call.
    if (moment !== kill.moment || calls < kill.nth) return false;
    killed = true;
    victim?.kill();
    return true;
  };
  const proxy = await startFaultMailProxy(stand.mail, {}, gate);
  const table = await startGatedProxy(stand.table, gate);
  try {
    const engines = { table: table.endpoint, mail: proxy.endpoint };
    victim = await startMailProcess(kill.job, { ...stand, ...engines, tableName, rate: mailRate });
    await victim.run({ event: { job: kill.job, at } });
    await victim.ended();
    if (!killed) return undefined;
    const alertsInFlight = (await messagesIn(stand.client, tableName)).filter(
      (one) => one.kind === "alert" && one.status === "queued" && isFateUnknown(one),
    ).length;
    const rest = await goOn(stand, tableName, kill.job);
    const taken = [...proxy.taken, ...rest];
    return { ...kill, ...(await outcomeOf(stand, tableName, taken, kill.job)), alertsInFlight };
  } finally {
    await victim?.ended();
    await proxy.close();
    await table.close();
  }
}

/** The schedule goes on: the same day again, and deliveries a minute apart, until all is done. */
async function goOn(
  stand: MailStand,
  tableName: string,
  job: MailJob,
): Promise<FaultMailProxy["taken"]> {
  const proxy = await startFaultMailProxy(stand.mail);
  const world = { ...stand, mail: proxy.endpoint, tableName, rate: mailRate };
  const processes: MailProcess[] = [];
  const start = async (one: MailJob) => {
    const started = await startMailProcess(one, world);
    processes.push(started);
    return started;
  };
  try {
    if (job === "remind-policy") await (await start(job)).run({ event: { job, at } });
    const deliver = await start("deliver-mail");
    const mailings = dynamoMailings(stand.client, tableName);
    for (let run = 0; run < mostRuns; run += 1) {
      await deliver.run({ ahead: run * lease });
      const all = await mailings.list(profile.id);
      const waiting = (await messagesIn(stand.client, tableName)).some(
        ({ status }) => status === "queued",
      );
      // Once more behind the last: it must find nothing to do.
      if (run > 2 && !waiting && all.every(({ status }) => status === "done")) break;
    }
    return [...proxy.taken];
  } finally {
    for (const one of processes) await one.ended();
    await proxy.close();
  }
}

async function outcomeOf(
  { client }: MailStand,
  tableName: string,
  taken: FaultMailProxy["taken"],
  job: MailJob,
) {
  const messages = await messagesIn(client, tableName);
  const listed = messages
    .filter(({ failure }) => failure === "FateUnknown")
    .map(({ to }) => to.email);
  const times = (email: string) => taken.filter(({ to }) => to === email).length;
  const missing = (all: readonly string[]) =>
    all.filter((email) => times(email) === 0 && !listed.includes(email)).length;
  const extra = (all: readonly string[]) =>
    all.reduce((sum, email) => sum + Math.max(0, times(email) - 1), 0);
  const told = job === "deliver-mail" ? alerted : [];
  return {
    missing: missing(emails),
    extra: extra(emails),
    listed: listed.length,
    listedUnsent: listed.filter((email) => times(email) === 0).length,
    alertsMissing: missing(told),
    alertsExtra: extra(told),
  };
}

/** Kills the job at every call it makes, one run each, in both moments. */
export async function killEverywhere(
  stand: MailStand,
  job: MailJob,
  onKill: (tried: number) => void = () => undefined,
): Promise<readonly KillOutcome[]> {
  const outcomes: KillOutcome[] = [];
  for (const moment of ["before", "after"] as const) {
    for (let nth = 1; ; nth += 1) {
      const outcome = await killAt(stand, { job, nth, moment });
      if (!outcome) break;
      outcomes.push(outcome);
      onKill(outcomes.length);
    }
  }
  return outcomes;
}
