import { describe, expect, it } from "vitest";
import { whoMonitors } from "#shared/domain/monitoring/monitoring-access.ts";
import { monitoringTerm } from "#shared/domain/monitoring/monitoring-due.ts";
import {
  type Looked,
  type MonitoringEntry,
  monitoringEntry,
  monitoringTampering,
  nextEntry,
} from "#shared/domain/monitoring/monitoring-entry.ts";
import { day } from "#shared/domain/time.ts";
import {
  aReference,
  aSchool,
  computingLead,
  head,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";

const looked = (changes: Partial<Looked> = {}): Looked => ({
  school: "highters-heath",
  term: { year: 2026, term: "autumn" },
  on: day.parse("2026-11-20"),
  sites: [{ slug: "facebook", name: "Facebook" }],
  found: "Nothing.",
  incidents: [aReference(1)],
  by: "Chandra Pillai, Computing lead",
  at: noon,
  ...changes,
});

function aLog(count: number): readonly MonitoringEntry[] {
  const entries: MonitoringEntry[] = [];
  for (let one = 0; one < count; one += 1) {
    entries.push(nextEntry(entries.at(-1), looked({ found: `Look ${one}` }), sha));
  }
  return entries;
}

describe("the chain of looks", () => {
  it("is whole as it was made, and read back from its rows", () => {
    const entries = aLog(3);
    expect(monitoringTampering(entries, sha)).toBeUndefined();
    const read = entries.map((one) => monitoringEntry.parse(JSON.parse(JSON.stringify(one))));
    expect(monitoringTampering(read, sha)).toBeUndefined();
  });

  it.each([
    ["the words", { found: "Something else." }],
    ["who signed", { by: "Somebody else" }],
    ["the day", { on: day.parse("2026-11-19") }],
    ["the incidents", { incidents: [] }],
    ["the sites", { sites: [] }],
  ])("shows that %s were changed afterwards", (_, change) => {
    const entries = aLog(3).map((one) => (one.number === 2 ? { ...one, ...change } : one));
    expect(monitoringTampering(entries, sha)).toBe(
      "entry 2 of the monitoring log does not follow from what stands before it",
    );
  });

  it("shows that an entry was taken out, or written anew with all that is in it", () => {
    const [first, second, third] = aLog(3);
    if (!first || !second || !third) throw new Error("The log is too short");
    expect(monitoringTampering([first, third], sha)).toContain("entry 2");
    const anew = nextEntry(first, looked({ found: "Never happened." }), sha);
    expect(monitoringTampering([first, anew, third], sha)).toContain("entry 3");
  });
});

describe("the term of a look", () => {
  it.each([
    ["2026-09-03", { year: 2026, term: "autumn" }],
    ["2026-12-28", { year: 2026, term: "autumn" }],
    ["2027-01-03", { year: 2026, term: "autumn" }],
    ["2027-01-04", { year: 2026, term: "spring" }],
    ["2027-04-11", { year: 2026, term: "spring" }],
    ["2027-08-20", { year: 2026, term: "summer" }],
    ["2026-08-31", { year: 2025, term: "summer" }],
    ["2027-11-02", { year: 2027, term: "autumn" }],
  ])("is of %s the school’s own, or the calendar’s", (on, term) => {
    expect(monitoringTerm(aYear, day.parse(on))).toEqual(term);
  });
});

describe("whose task it is", () => {
  it("is the computing lead’s, or the next one’s there is", () => {
    const school = aSchool();
    expect(whoMonitors(school)).toEqual([computingLead]);
    expect(whoMonitors({ people: [head, safeguardingLead] })).toEqual([safeguardingLead]);
    expect(whoMonitors({ people: [head] })).toEqual([head]);
  });
});
