import { beforeAll, expect, it } from "vitest";
import { measureRefresh, type RefreshReport } from "./measure-refresh.ts";
import { refreshTable } from "./refresh-bench.ts";

let report: RefreshReport;
beforeAll(async () => {
  report = await measureRefresh();
}, 90_000);

it("asks 44 feeds, the App Store once and Wikidata once", () => {
  const [first] = report.runs;
  expect(first).toMatchObject({ requests: 46, answers: { 200: 46 }, raised: 0 });
  expect(first?.bytes).toBeGreaterThan(10_000);
});

it("costs no byte and a write a source when nothing changed, and one for the run's record", () => {
  const quiet = report.runs.filter(({ name }) => name === "nothing changed");
  expect(quiet).toHaveLength(2);
  for (const run of quiet) {
    expect(run).toMatchObject({ requests: 46, answers: { 304: 46 }, bytes: 0, raised: 0 });
  }
  // Later there is something to decide, of which the two leads are told.
  expect(quiet[0]?.writes).toBe(3 + 1);
});

it("costs two texts and a write more for each thing that somebody has to decide", () => {
  const [, , news] = report.runs;
  expect(news).toMatchObject({ requests: 48, answers: { 200: 4, 304: 44 }, raised: 2 });
  expect(news?.writes).toBeGreaterThanOrEqual(3 + 1 + 2);
});

it("is shown with its requests, bytes and time", () => {
  const shown = refreshTable(report);
  expect(shown).toContain("46 × 304");
  expect(shown).not.toContain("NaN");
});
