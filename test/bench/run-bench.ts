import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildContenders, type Contenders } from "./contenders.ts";
import type { ColdStart, WarmBlock } from "./invoker-messages.ts";
import { endAllProcesses } from "./lambda-process.ts";
import { type EachRacer, measureStarts, measureWarm, type Progress } from "./measure-speed.ts";
import { measureTable, type TableReport } from "./measure-table.ts";
import { startStubEngine } from "./stub-engine.ts";

export interface BenchSettings {
  /** Fresh processes of each contender. */
  readonly coldRounds: number;
  readonly warmBlocks: number;
  /** Requests a block, and before the first one. */
  readonly blockSize: number;
  readonly warmUp: number;
  /** Submissions counted at the table, each then repeated. */
  readonly submits: number;
}

export const thorough: BenchSettings = {
  coldRounds: 24,
  warmBlocks: 16,
  blockSize: 250,
  warmUp: 1500,
  submits: 50,
};
export const quick: BenchSettings = {
  coldRounds: 7,
  warmBlocks: 8,
  blockSize: 125,
  warmUp: 600,
  submits: 20,
};

export interface BenchReport {
  readonly bundles: EachRacer<{ readonly bytes: number; readonly gzipBytes: number }>;
  readonly starts: EachRacer<readonly ColdStart[]>;
  readonly warm: EachRacer<readonly WarmBlock[]>;
  readonly table: TableReport;
}

/** Builds and measures everything side by side, and leaves nothing behind. */
export async function runBench(
  { coldRounds, warmBlocks, blockSize, warmUp, submits }: BenchSettings,
  progress: Progress = () => undefined,
): Promise<BenchReport> {
  return withContenders(async (contenders) => {
    progress("bundles", 1, 1);
    const table = await measureTable(contenders, submits);
    progress("table calls", 1, 1);
    const stub = await startStubEngine();
    try {
      const starts = await measureStarts(contenders, stub.endpoint, {
        rounds: coldRounds,
        progress,
      });
      const warm = await measureWarm(contenders, stub.endpoint, {
        blocks: warmBlocks,
        size: blockSize,
        warmUp,
        progress,
      });
      const { floor, twin, ours } = contenders;
      return { bundles: { floor, twin, ours }, starts, warm, table };
    } finally {
      await stub.close();
    }
  });
}

/** In a folder inside the project, because bundles find its packages only from there. */
async function withContenders<Result>(measure: (contenders: Contenders) => Promise<Result>) {
  const built = fileURLToPath(new URL("../../.build/", import.meta.url));
  await mkdir(built, { recursive: true });
  const into = await mkdtemp(join(built, "bench-"));
  try {
    return await measure(await buildContenders(into));
  } finally {
    endAllProcesses();
    await rm(into, { recursive: true, force: true });
  }
}
