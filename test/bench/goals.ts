import type { ColdStart, WarmBlock } from "./invoker-messages.ts";
import type { EachRacer, Racer } from "./measure-speed.ts";
import type { BenchReport } from "./run-bench.ts";
import { medianRatio } from "./statistics.ts";

/** Something that must not be more than so much. */
export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly atMost: number;
  readonly unit: "x floor" | "";
  /** False for what another run can measure otherwise. */
  readonly exact: boolean;
}

export const isMet = ({ value, atMost }: Goal): boolean => value <= atMost;

export const coldMs = ({ initMs, firstMs }: ColdStart): number => initMs + firstMs;

/** A contender beside the floor, round by round. */
export const ratioOf = <Round>(
  rounds: EachRacer<readonly Round[]>,
  racer: Racer,
  of: (round: Round) => number,
): number => medianRatio(rounds[racer].map(of), rounds.floor.map(of));

const ratioGoal = (name: string, value: number, atMost: number, exact = false): Goal => ({
  name,
  value,
  atMost,
  unit: "x floor",
  exact,
});
const countGoal = (name: string, value: number, atMost: number): Goal => ({
  name,
  value,
  atMost,
  unit: "",
  exact: true,
});

/** What a submission may cost at most, as ratios to the floor or as counts. */
export function goalsOf({ bundles, starts, warm, table }: BenchReport): readonly Goal[] {
  const { submit, repeat, itemUnits, logBytes, leaks, repeatsAnsweredOtherwise } = table;
  return [
    ratioGoal("bundle", bundles.ours.bytes / bundles.floor.bytes, 0.85, true),
    ratioGoal("cold start", ratioOf(starts, "ours", coldMs), 0.85),
    ratioGoal(
      "memory after the first request",
      ratioOf(starts, "ours", ({ rssMb }) => rssMb),
      1,
    ),
    ratioGoal(
      "warm request, half of them",
      ratioOf(warm, "ours", ({ p50Ms }: WarmBlock) => p50Ms),
      1.1,
    ),
    ratioGoal(
      "CPU a request",
      ratioOf(warm, "ours", ({ cpuUs }: WarmBlock) => cpuUs),
      1.1,
    ),
    countGoal("submit: table calls", submit.calls, 1),
    countGoal("submit: read units", submit.readUnits, 0),
    countGoal("submit: write units (the KB of its row, rounded up)", submit.writeUnits, itemUnits),
    countGoal("repeat: table calls", repeat.calls, 1),
    countGoal("repeat: read units", repeat.readUnits, 0),
    countGoal("repeat: write units", repeat.writeUnits, itemUnits),
    countGoal("repeats answered otherwise than the first", repeatsAnsweredOtherwise, 0),
    countGoal("log bytes a request", logBytes, 350),
    countGoal("private words in the log", leaks.length, 0),
  ];
}
