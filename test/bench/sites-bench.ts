import { aligned } from "./bench-table.ts";
import { type AddressReport, measureSites, type SitesReport } from "./measure-sites.ts";
import type { Progress } from "./measure-speed.ts";

const thorough = { records: 500, rounds: 40 };
const quick = { records: 500, rounds: 10 };

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const ms = (time: number): string => `${time.toFixed(1)} ms`;
const line = (one: AddressReport): readonly string[] => [
  one.name,
  one.firstCalls.join(" + "),
  one.laterCalls.join(" + "),
  ms(one.firstMs),
  ms(one.p50Ms),
  kb(one.bytes),
  kb(one.packedBytes),
];

/** The report as text, to be read in a terminal. */
export const sitesTable = ({ records, bundleBytes, addresses }: SitesReport): string =>
  `${aligned([
    ["", "first calls", "later calls", "first", "later, half", "weight", "packed"],
    ...addresses.map(line),
  ])}

  A list of ${records} records; the function's bundle has ${kb(bundleBytes)}. "First" is the first
  request of a new copy of the function, which knows no version of the list yet.`;

/** `npm run bench -- sites`: what the page of sites costs with a long list. */
export async function sitesBench(isQuick: boolean, progress: Progress): Promise<void> {
  const report = await measureSites(isQuick ? quick : thorough, progress);
  process.stdout.write(`\n${sitesTable(report)}\n`);
}
