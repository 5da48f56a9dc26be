import { coldMs, type Goal, goalsOf, isMet, ratioOf } from "./goals.ts";
import type { ColdStart, WarmBlock } from "./invoker-messages.ts";
import { type EachRacer, racers } from "./measure-speed.ts";
import type { BenchReport } from "./run-bench.ts";
import { median } from "./statistics.ts";

type Line = readonly string[];

const kb = (bytes: number) => bytes / 1024;
const cell = (value: number, ratio: number, digits: number) =>
  `${value.toFixed(digits)} (${ratio.toFixed(2)})`;

function line<Round>(
  name: string,
  rounds: EachRacer<readonly Round[]>,
  of: (round: Round) => number,
  digits = 1,
): Line {
  return [
    name,
    ...racers.map((racer) =>
      cell(median(rounds[racer].map(of)), ratioOf(rounds, racer, of), digits),
    ),
  ];
}

function bundleLine(
  name: string,
  bundles: BenchReport["bundles"],
  size: "bytes" | "gzipBytes",
): Line {
  const floor = bundles.floor[size];
  return [
    name,
    ...racers.map((racer) => cell(kb(bundles[racer][size]), bundles[racer][size] / floor, 1)),
  ];
}

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export function aligned(lines: readonly Line[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart((widths[column] ?? 0) + 3);
  return lines.map((cells) => `  ${cells.map(pad).join("")}`.trimEnd()).join("\n");
}

/** What was measured, in absolute figures that hold for this machine and this moment alone. */
function measured({ bundles, starts, warm }: BenchReport): string {
  return aligned([
    ["(x floor)", "floor", "floor again", "submit-incident"],
    bundleLine("bundle KB", bundles, "bytes"),
    bundleLine("bundle KB, gzip", bundles, "gzipBytes"),
    line("load ms", starts, ({ initMs }: ColdStart) => initMs),
    line("first request ms", starts, ({ firstMs }: ColdStart) => firstMs),
    line("cold start ms", starts, coldMs),
    line("memory MB", starts, ({ rssMb }: ColdStart) => rssMb),
    line("warm request ms, p50", warm, ({ p50Ms }: WarmBlock) => p50Ms, 3),
    line("CPU µs a request", warm, ({ cpuUs }: WarmBlock) => cpuUs, 0),
  ]);
}

const shown = ({ unit }: Goal, value: number) =>
  unit === "" ? String(value) : `${value.toFixed(2)} ${unit}`;

const goals = (all: readonly Goal[]): string =>
  aligned([
    ["goal", "is", "at most", ""],
    ...all.map((goal) => [
      goal.name,
      shown(goal, goal.value),
      shown(goal, goal.atMost),
      isMet(goal) ? "met" : "missed",
    ]),
  ]);

/** The whole report as text, to be read in a terminal. */
export function benchTable(report: BenchReport): string {
  const { itemBytes, floor, indexUnits, leaks } = report.table;
  const { calls, writeUnits } = floor;
  const all = goalsOf(report);
  return [
    measured(report),
    goals(all),
    `  The row has ${itemBytes} bytes; its rows in the indexes cost ${indexUnits} more write units.\n` +
      `  The floor makes ${calls} table call of ${writeUnits} write units and promises nothing about repeats.\n` +
      `  Ratios hold within this run; what "floor again" differs from 1.00 by is noise.`,
    ...(leaks.length > 0 ? [`  In the log: ${leaks.join(", ")}`] : []),
    `  ${all.filter(isMet).length} of ${all.length} goals met`,
  ].join("\n\n");
}
