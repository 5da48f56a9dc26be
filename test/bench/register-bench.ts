import { aligned } from "./bench-table.ts";
import { measureRegister, type PageCost, type RegisterReport } from "./measure-register.ts";
import type { Progress } from "./measure-speed.ts";

/** The two longer registers both fill a page and a whole stretch of a search. */
const thorough = { sizes: [10, 1_000, 10_000], rounds: 40 };
const quick = { sizes: [10, 600, 1_200], rounds: 10 };

const units = (count: number): string => (Number.isInteger(count) ? `${count}` : count.toFixed(1));
const cell = ({ operations, readUnits, writeUnits, p50Ms }: PageCost): string =>
  [
    Number.isNaN(p50Ms) ? "" : `${p50Ms.toFixed(1)} ms`,
    `${operations.length} calls`,
    `${units(readUnits)}r`,
    `${units(writeUnits)}w`,
  ]
    .filter(Boolean)
    .join(", ");
const ratioCell = (ratio: number): string => (Number.isNaN(ratio) ? "" : ratio.toFixed(2));
const called = (operations: readonly string[]): string =>
  [...new Set(operations)]
    .map((name) => `${operations.filter((one) => one === name).length} ${name}`)
    .join(", ");

/** The report as text, to be read in a terminal. */
export function registerTable({ sizes, pages }: RegisterReport): string {
  const [longer = 0, longest = 0] = sizes.slice(-2);
  const incidents = (size: number) => size.toLocaleString("en-GB");
  const table = aligned([
    ["incidents", ...sizes.map(incidents), `${incidents(longest)} : ${incidents(longer)}`],
    ...pages.map(({ name, costs, ratio }) => [name, ...costs.map(cell), ratioCell(ratio)]),
  ]);
  const calls = pages.map(
    ({ name, costs }) => `  ${name}: ${called(costs.at(-1)?.operations ?? [])}`,
  );
  return `${table}

  Half of the requests took no longer than the time that is told; r and w are read and write units.
  Every page reads the session first. Calls to the table in the longest register:
${calls.join("\n")}`;
}

/** `npm run bench -- register`: whether a page costs the same however long the register is. */
export async function registerBench(isQuick: boolean, progress: Progress): Promise<void> {
  const report = await measureRegister(isQuick ? quick : thorough, progress);
  process.stdout.write(`\n${registerTable(report)}\n`);
}
