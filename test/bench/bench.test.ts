import { beforeAll, describe, expect, it } from "vitest";
import { benchTable } from "./bench-table.ts";
import { goalsOf, isMet } from "./goals.ts";
import { type BenchReport, quick, runBench } from "./run-bench.ts";

/** What is exact shows at once; the times of so few rounds say nothing and are not looked at. */
const fewest = { coldRounds: 1, warmBlocks: 1, blockSize: 5, warmUp: 5, submits: 10 };

describe("a submission, as it is deployed", () => {
  let report: BenchReport;
  beforeAll(async () => {
    report = await runBench({ ...quick, ...fewest });
  }, 60_000);

  it("is one write, with no read, at the price of its row", () => {
    const { submit, itemBytes } = report.table;
    expect(itemBytes).toBeGreaterThan(1000);
    expect(submit).toEqual({ calls: 1, readUnits: 0, writeUnits: Math.ceil(itemBytes / 1024) });
  });

  it("costs the same when it is repeated, and gets the same answer", () => {
    const { submit, repeat, repeatsAnsweredOtherwise } = report.table;
    expect(repeat).toEqual(submit);
    expect(repeatsAnsweredOtherwise).toBe(0);
  });

  it("writes a short line to the log, and nothing that anyone told", () => {
    const { logBytes, leaks } = report.table;
    expect(logBytes).toBeGreaterThan(50);
    expect(logBytes).toBeLessThanOrEqual(350);
    expect(leaks).toEqual([]);
  });

  it("is a smaller bundle than the floor's", () => {
    const { floor, ours } = report.bundles;
    expect(floor.bytes).toBeGreaterThan(250_000);
    expect(ours.bytes / floor.bytes).toBeLessThanOrEqual(0.85);
  });

  it("meets every goal that does not hang on the machine's mood", () => {
    const exact = goalsOf(report).filter((goal) => goal.exact);
    expect(exact).toHaveLength(10);
    expect(exact.filter((goal) => !isMet(goal))).toEqual([]);
  });

  it("is shown beside the floor, with every goal and whether it is met", () => {
    const shown = benchTable(report);
    expect(shown.match(/ {3}(met|missed)$/gm)).toHaveLength(goalsOf(report).length);
    expect(shown).not.toContain("NaN");
  });
});
