import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { anEvidenceOffice } from "#test/support/evidence-office.ts";
import { as } from "#test/support/office.ts";

const table = aTable();
const address = "/policy/review/evidence";
const governor = as("Ewan Sutherland", "governor");

describe("the year that is asked for", () => {
  it.each([
    ["", "2026-27"],
    ["?year=2026", "2026-27"],
    ["?year=2025", "2025-26"],
    ["?year=2025-26", "2025-26"],
  ])("%s is %s", async (query, year) => {
    const desk = anEvidenceOffice(table);
    expect((await desk.told(governor, `${address}${query}`))["year"]).toBe(year);
  });

  it.each(["2027", "2026-autumn", "1999", "x", "2026-28"])("%s is none", async (year) => {
    const desk = anEvidenceOffice(table);
    expect((await desk.open(governor, `${address}?year=${year}`)).statusCode).toBe(404);
  });
});

describe("the evidence of a year without the service", () => {
  it("knows of no policy then, and says so in words instead of an empty table", async () => {
    const desk = anEvidenceOffice(table);
    const told = await desk.told(governor, `${address}?year=2020`);
    expect(told).not.toHaveProperty("policy");
    expect(told["acknowledged"]).toEqual([]);
    const $ = load((await desk.open(governor, `${address}?year=2020`)).body ?? "");
    expect($("main").text()).toContain("None that this service knows of");
    expect($("main table").filter((_, one) => $(one).find("td").length === 0)).toHaveLength(0);
    expect($("main").text()).not.toContain("is not over");
  });

  it("says how far the figures of the present year go", async () => {
    const desk = anEvidenceOffice(table);
    const text = load((await desk.open(governor, address)).body ?? "")("main").text();
    expect(text).toContain(
      "The school year 2026-27 is not over: its figures go up to 1 June 2027.",
    );
  });
});
