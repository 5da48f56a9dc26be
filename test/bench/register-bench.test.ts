import { beforeAll, describe, expect, it } from "vitest";
import { measureRegister, type RegisterReport } from "./measure-register.ts";
import { registerTable } from "./register-bench.ts";

/** Calls and units are exact; the times of so few rounds say nothing and are not looked at. */
const fewest = { sizes: [10, 40, 300], rounds: 1 };

describe("a page of the register, as it is deployed", () => {
  let report: RegisterReport;
  beforeAll(async () => {
    report = await measureRegister(fewest);
  }, 90_000);

  /** What each page asks of the table besides the session, in each of the three registers. */
  const calls = (name: string) => {
    const page = report.pages.find((one) => one.name === name);
    const costs = page?.costs ?? [];
    expect(costs).toHaveLength(fewest.sizes.length);
    return costs.map(({ operations }) => {
      expect(operations).toContain("GetItem");
      return operations.toSpliced(operations.indexOf("GetItem"), 1);
    });
  };
  const always = (...operations: readonly string[]) => fewest.sizes.map(() => [...operations]);
  const readUnits = (name: string) =>
    report.pages.find((one) => one.name === name)?.costs.map((cost) => cost.readUnits) ?? [];

  it("is one query; at the start one more for one's own work, and one for mail given up", () => {
    expect(calls("register, with my work")).toEqual(always("Query", "Query", "Query"));
    expect(calls("register, filtered")).toEqual(always("Query"));
    expect(calls("register, one term")).toEqual(always("Query"));
  });

  it("costs no more in a longer register, once a page is full", () => {
    const [, full, longer] = readUnits("register, with my work");
    expect(full).toBeGreaterThan(1);
    expect(longer).toBe(full);
  });

  it("is one read for one incident, and the note that somebody looked at it", () => {
    expect(calls("one incident")).toEqual(always("GetItem", "PutItem"));
    expect(new Set(readUnits("one incident")).size).toBe(1);
  });

  it("is one read and one conditional write for a change", () => {
    expect(calls("a change")).toEqual(always("GetItem", "PutItem"));
  });

  it("reads for the summary of a term that term and nothing else", () => {
    expect(calls("summary of a term")).toEqual(always("Query"));
    const [, some, more] = readUnits("summary of a term");
    expect(some).toBeGreaterThan(0);
    expect(more).toBe(some);
  });

  it("is shown with its calls, its units and how the registers compare", () => {
    const shown = registerTable(report);
    expect(shown).toContain("300 : 40");
    expect(shown.match(/calls, /g)).toHaveLength(report.pages.length * fewest.sizes.length);
    expect(shown).not.toContain("NaN");
  });
});
