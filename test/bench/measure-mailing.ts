import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { quotaRest } from "#shared/domain/mail/message.ts";
import {
  lookAgainAfter,
  type Mailing,
  type MailingResults,
} from "#shared/domain/reminders/mailing.ts";
import {
  type FaultMailProxy,
  type MailFaults,
  startFaultMailProxy,
} from "#test/support/fault-mail-proxy.ts";
import { type MailProcess, startMailProcess } from "#test/support/mail-process.ts";
import { beginIn, messagesIn, parents } from "#test/support/mailing-room.ts";
import type { MailStand } from "./mail-stand.ts";

export interface MailingSettings {
  readonly recipients: number;
  /** Mails a second that the mail service allows. */
  readonly rate: number;
  readonly faults: Omit<MailFaults, "rate">;
  /** The process is killed when so many mails were taken, and another started. */
  readonly killedAt: readonly number[];
}

export interface MailingReport {
  readonly settings: MailingSettings;
  /** Seconds in which the function ran: each run from its start to its last mail. */
  readonly seconds: number;
  /** That, beside the time that the allowed rate asks for. */
  readonly ratio: number;
  /** Recipients without a mail who stand in no list either. */
  readonly missing: number;
  /** Mails above one a recipient. */
  readonly extra: number;
  /** Mails of unknown fate, in the list of a person. */
  readonly listed: number;
  readonly kills: number;
  readonly counts: FaultMailProxy["counts"];
  readonly results: MailingResults;
  /** Resident memory of the sending process while it ran, twice a second, in MB. */
  readonly rssMb: readonly number[];
}

/** More runs than any of our mailings takes. */
const mostRuns = 60;

interface Ran {
  readonly seconds: number;
  readonly kills: number;
  readonly rssMb: readonly number[];
  readonly mailing: Mailing;
  readonly proxy: Pick<FaultMailProxy, "taken" | "counts">;
}

/** Runs the function until the mailing is done: at once again after a kill, later after the quota. */
async function runAll(
  stand: MailStand,
  { rate, faults, killedAt }: MailingSettings,
  { tableName, mailing: begun }: { readonly tableName: string; readonly mailing: Mailing },
): Promise<Ran> {
  const points = [...killedAt];
  let running: MailProcess | undefined;
  const proxy = await startFaultMailProxy(stand.mail, { ...faults, rate }, () => {
    if (proxy.taken.length < (points[0] ?? Number.POSITIVE_INFINITY)) return false;
    points.shift();
    running?.kill();
    return true;
  });
  const world = { ...stand, mail: proxy.endpoint, tableName, rate };
  const mailings = dynamoMailings(stand.client, tableName);
  const rssMb: number[] = [];
  let [ahead, ran, refusedForQuota, kills] = [0, 0, 0, 0];
  let mailing = begun;
  try {
    for (let run = 0; mailing.status !== "done" && run < mostRuns; run += 1) {
      running ??= await startMailProcess("deliver-mail", world);
      const [before, tookBefore] = [performance.now(), proxy.taken.length];
      const said = await running.run({ ahead });
      if (proxy.taken.length > tookBefore) ran += (proxy.taken.at(-1)?.at ?? before) - before;
      rssMb.push(...(said?.rssMb ?? []));
      if (!said) {
        kills += 1;
        running = undefined;
      }
      mailing = (await mailings.find(begun.school, begun.id)) ?? begun;
      const isQuota = proxy.counts.quota > refusedForQuota;
      refusedForQuota = proxy.counts.quota;
      if (isQuota) proxy.behave({ ...faults, rate, quota: Number.POSITIVE_INFINITY });
      ahead += (isQuota ? quotaRest : lookAgainAfter) + 1;
    }
  } finally {
    await running?.ended();
    await proxy.close();
  }
  return { seconds: ran / 1000, kills, rssMb, mailing, proxy };
}

/** Sends a reminder to so many, with all that goes wrong, until it is done. */
export async function measureMailing(
  stand: MailStand,
  settings: MailingSettings,
): Promise<MailingReport> {
  const { recipients, rate } = settings;
  const tableName = await stand.newTable();
  const people = parents(recipients);
  const begun = await beginIn({ client: stand.client, tableName }, people);
  const { seconds, kills, rssMb, mailing, proxy } = await runAll(stand, settings, {
    tableName,
    mailing: begun,
  });
  const reached = new Set(proxy.taken.map(({ to }) => to));
  const messages = await messagesIn(stand.client, tableName);
  const failed = messages.filter(({ status }) => status === "failed");
  const known = new Set(failed.map(({ to }) => to.email));
  return {
    settings,
    seconds,
    ratio: seconds / (recipients / rate),
    missing: people.filter(({ email }) => !reached.has(email) && !known.has(email)).length,
    extra: proxy.taken.length - reached.size,
    listed: failed.filter(({ failure }) => failure === "FateUnknown").length,
    kills,
    counts: proxy.counts,
    results: mailing.results["parents-carers"],
    rssMb,
  };
}
