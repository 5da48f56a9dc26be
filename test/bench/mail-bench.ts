import { aligned } from "./bench-table.ts";
import { mailJobs } from "./mail-bundles.ts";
import { type KillOutcome, killEverywhere, recipientsOfKills } from "./mail-kills.ts";
import { openMailStand } from "./mail-stand.ts";
import { allUnits, type MailUnits, measureMailUnits } from "./mail-units.ts";
import { type MailingReport, type MailingSettings, measureMailing } from "./measure-mailing.ts";
import type { Progress } from "./measure-speed.ts";

export interface MailBenchSettings {
  /** With all that goes wrong at the mail service. */
  readonly faulty: MailingSettings;
  /** As many as a large school has, killed on the way. */
  readonly many: MailingSettings;
  /** Whether each job is killed at every call it makes. */
  readonly kills: boolean;
}

/** A throttle, a quota, silence after taking a mail, and an address that is none. */
export const troubles = (recipients: number): MailingSettings["faults"] => ({
  burst: 14,
  throttled: 0.3,
  quota: Math.floor(recipients * 0.6),
  unansweredEvery: 97,
  refused: ["parent-0005@example.org"],
});

export const thoroughMail: MailBenchSettings = {
  faulty: { recipients: 800, rate: 14, faults: troubles(800), killedAt: [] },
  many: { recipients: 2000, rate: 100, faults: {}, killedAt: [400, 1500] },
  kills: true,
};
export const quickMail: MailBenchSettings = {
  faulty: { recipients: 280, rate: 14, faults: troubles(280), killedAt: [] },
  many: { recipients: 400, rate: 100, faults: {}, killedAt: [150] },
  kills: false,
};

/** What was counted in all kills of a job. */
const killLine = (job: string, all: readonly KillOutcome[]): readonly string[] => {
  const sum = (of: (one: KillOutcome) => number) =>
    String(all.reduce((total, one) => total + of(one), 0));
  const most = (of: (one: KillOutcome) => number) => String(Math.max(0, ...all.map(of)));
  return [
    job,
    String(all.length),
    sum(({ missing, alertsMissing }) => missing + alertsMissing),
    sum(({ extra }) => extra),
    sum(({ alertsExtra }) => alertsExtra),
    sum(({ alertsInFlight }) => alertsInFlight),
    sum(({ listed }) => listed),
    most(({ listed }) => listed),
    sum(({ listedUnsent }) => listedUnsent),
  ];
};

/** The kills of each job, as a table. */
export const killTable = (outcomes: Readonly<Record<string, readonly KillOutcome[]>>): string =>
  aligned([
    [
      "kill -9",
      "kills",
      "missing",
      "reminders twice",
      "alerts twice",
      "alerts in flight",
      "listed",
      "most a kill",
      "listed, never sent",
    ],
    ...Object.entries(outcomes).map(([job, all]) => killLine(job, all)),
  ]);

/** Memory at the beginning, the middle and the end, in MB. */
const memoryOf = ({ rssMb }: MailingReport): string =>
  [0, Math.floor(rssMb.length / 2), rssMb.length - 1]
    .map((at) => (rssMb[at] ?? Number.NaN).toFixed(0))
    .join(", ");

/** The mailings, as a table. */
export const mailingTable = (reports: readonly (readonly [string, MailingReport])[]): string =>
  aligned([
    ["", ...reports.map(([name]) => name)],
    ...rows.map(([name, of]) => [name, ...reports.map(([, report]) => of(report))]),
  ]);

type Row = readonly [string, (report: MailingReport) => string];
const rows: readonly Row[] = [
  ["recipients", ({ settings }) => String(settings.recipients)],
  ["allowed mails a second", ({ settings }) => String(settings.rate)],
  ["seconds it ran", ({ seconds }) => seconds.toFixed(1)],
  ["run time : recipients / rate", ({ ratio }) => ratio.toFixed(3)],
  ["missing", ({ missing }) => String(missing)],
  ["twice", ({ extra }) => String(extra)],
  ["of unknown fate, listed", ({ listed }) => String(listed)],
  ["refused as too fast", ({ counts }) => String(counts.throttled)],
  ["refused for the day's quota", ({ counts }) => String(counts.quota)],
  ["taken, and never answered", ({ counts, kills }) => String(counts.unanswered - kills)],
  ["refused for good", ({ counts }) => String(counts.refused)],
  ["killed and started again", ({ kills }) => String(kills)],
  ["memory MB: start, middle, end", memoryOf],
];

const unitsLine = (units: MailUnits): string =>
  `  A mail costs ${allUnits(units).toFixed(2)} units of the table: ${units.writeUnits.toFixed(2)} writes, ` +
  `${units.readUnits.toFixed(2)} reads and ${units.indexUnits.toFixed(2)} in the indexes, in ${units.calls.toFixed(2)} calls (at most 3 units)`;

/** `npm run bench -- mail`: that each gets one mail, whatever happens, at the pace that is allowed. */
export async function mailBench(isQuick: boolean, progress: Progress): Promise<void> {
  const settings = isQuick ? quickMail : thoroughMail;
  const stand = await openMailStand();
  try {
    const faulty = await measureMailing(stand, settings.faulty);
    progress("with throttling, a quota, silence and a refused address", 1, 1);
    const many = await measureMailing(stand, settings.many);
    progress("to a large school, killed on the way", 1, 1);
    const units = await measureMailUnits(stand, 200);
    progress("units of the table", 1, 1);
    const tables = [
      mailingTable([
        ["with troubles", faulty],
        ["many", many],
      ]),
      unitsLine(units),
    ];
    if (settings.kills) {
      const outcomes: Record<string, readonly KillOutcome[]> = {};
      for (const job of mailJobs) {
        outcomes[job] = await killEverywhere(stand, job, (tried) =>
          progress(`${job} killed at every call`, tried, tried + 1),
        );
        progress(`${job} killed at every call`, outcomes[job].length, outcomes[job].length);
      }
      tables.push(
        killTable(outcomes),
        `  Each kill: a process with the deployed function is ended at one call of the table or of the
  mail service, before it is passed on or before its answer is, and started again as the schedule
  does. ${recipientsOfKills} reminders and the alerts of one incident are due. An alert is sent again if its fate is
  unknown; a reminder stands in the list of mail that did not get out, and is sent
  once a person says so. Missing is who neither got a mail nor stands in that list.`,
      );
    }
    process.stdout.write(`\n${tables.join("\n\n")}\n`);
  } finally {
    await stand.close();
  }
}
