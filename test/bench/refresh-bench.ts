import { aligned } from "./bench-table.ts";
import { measureRefresh, type RefreshReport, type RunReport } from "./measure-refresh.ts";
import type { Progress } from "./measure-speed.ts";

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const line = (one: RunReport): readonly string[] => [
  one.name,
  `${one.requests}`,
  Object.entries(one.answers)
    .map(([status, count]) => `${count} × ${status}`)
    .join(", "),
  kb(one.bytes),
  `${one.ms.toFixed(0)} ms`,
  `${one.raised}`,
  `${one.reads}`,
  `${one.writes} (${one.writeUnits} units)`,
];

/** The report as text, to be read in a terminal. */
export const refreshTable = ({ bundleBytes, runs }: RefreshReport): string =>
  `${aligned([
    ["run", "requests", "answers", "bytes", "time", "proposals", "reads", "writes"],
    ...runs.map(line),
  ])}

  44 feeds, 1 call to the App Store for all apps, 1 question to Wikidata, on this machine and without
  the pauses between requests: on the internet 1 to 3 seconds each at one host, a minute and a half in
  all. A write is one a source and one for the run's record; a proposal is one more,
  and so is each mail that tells of it. The function's bundle has ${kb(bundleBytes)}.`;

/** `npm run bench -- refresh`: what it costs to ask the sources of the site list. */
export async function refreshBench(progress: Progress): Promise<void> {
  process.stdout.write(`\n${refreshTable(await measureRefresh(progress))}\n`);
}
