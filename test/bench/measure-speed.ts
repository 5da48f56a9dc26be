import type { Contender, Contenders } from "./contenders.ts";
import type { ColdStart, WarmBlock } from "./invoker-messages.ts";
import { type LambdaProcess, lambdaProcess } from "./lambda-process.ts";

/** Who is measured for speed. */
export const racers = ["floor", "twin", "ours"] as const;
export type Racer = (typeof racers)[number];
export type EachRacer<Value> = Readonly<Record<Racer, Value>>;

/** Told how far a measure is. */
export type Progress = (words: string, done: number, of: number) => void;

export const forEachRacer = <Value>(make: (racer: Racer) => Value): EachRacer<Value> => ({
  floor: make("floor"),
  twin: make("twin"),
  ours: make("ours"),
});

/** To and fro, so that nobody always runs right after the same other. */
const turnsOf = (round: number): readonly Racer[] =>
  round % 2 === 0 ? racers : racers.toReversed();

/** Fresh processes, all contenders in turn in each round. A round before them is not counted. */
export async function measureStarts(
  { invoker, ...contenders }: Contenders,
  endpoint: string,
  { rounds, progress }: { readonly rounds: number; readonly progress: Progress },
): Promise<EachRacer<readonly ColdStart[]>> {
  const starts = forEachRacer((): ColdStart[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const racer of turnsOf(round)) {
      const start = await startOnce(invoker, contenders[racer], endpoint);
      if (round > 0) starts[racer].push(start);
    }
    progress("cold starts", round, rounds);
  }
  return starts;
}

async function startOnce(invoker: string, contender: Contender, endpoint: string) {
  const running = await lambdaProcess(invoker, contender, endpoint);
  const start = await running.start();
  await running.end();
  return start;
}

export interface WarmSettings {
  readonly blocks: number;
  /** Requests a block. */
  readonly size: number;
  /** Requests before the first block, until the code is compiled for good. */
  readonly warmUp: number;
  readonly progress: Progress;
}

/** One process a contender, alive from the first block to the last, in turn in each block. */
export async function measureWarm(
  { invoker, ...contenders }: Contenders,
  endpoint: string,
  { blocks, size, warmUp, progress }: WarmSettings,
): Promise<EachRacer<readonly WarmBlock[]>> {
  const running = {
    floor: await lambdaProcess(invoker, contenders.floor, endpoint),
    twin: await lambdaProcess(invoker, contenders.twin, endpoint),
    ours: await lambdaProcess(invoker, contenders.ours, endpoint),
  } satisfies EachRacer<LambdaProcess>;
  for (const racer of racers) {
    await running[racer].start();
    await running[racer].run(warmUp);
  }
  const measured = forEachRacer((): WarmBlock[] => []);
  for (let block = 1; block <= blocks; block += 1) {
    for (const racer of turnsOf(block)) measured[racer].push(await running[racer].run(size));
    progress("warm blocks", block, blocks);
  }
  for (const racer of racers) await running[racer].end();
  return measured;
}
