import { beforeAll, expect, it } from "vitest";
import { measureSites, type SitesReport } from "./measure-sites.ts";
import { sitesTable } from "./sites-bench.ts";

let report: SitesReport;
beforeAll(async () => {
  report = await measureSites({ records: 500, rounds: 3 });
}, 60_000);

it("costs one query at most, and one read once the version is known", () => {
  expect(report.addresses).toHaveLength(6);
  for (const { firstCalls, laterCalls } of report.addresses) {
    expect(firstCalls).toEqual(["GetItem", "Query"]);
    expect(laterCalls).toEqual(["GetItem"]);
  }
});

it("travels to a telephone in less than 100 KB, whatever is asked", () => {
  for (const { packedBytes, bytes } of report.addresses) {
    expect(packedBytes).toBeLessThan(100 * 1024);
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  }
});

it("is shown with its calls, its weight and its time", () => {
  const shown = sitesTable(report);
  expect(shown).toContain("A list of 500 records");
  expect(shown).toContain("GetItem + Query");
  expect(shown).not.toContain("NaN");
});
