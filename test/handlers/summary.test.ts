import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { instant, later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anEvent, ask } from "#test/support/requests.ts";
import { anOffice, as, chair, clerk, governor, head, lead, work } from "./summary-office.ts";

const table = aTable();
const few = { least: 1, most: 4 };

describe("the summary", () => {
  it("is exact for those who work the register, for one look at the session and one query", async () => {
    const { record, figures, calls } = anOffice(table);
    await record(2, { kind: "near-miss", site: "facebook" });
    await record(1, { people: [{ relationship: "staff", involvement: "alleged", roles: [] }] });
    const closedAt = later(noon, 3 * 86_400 + 60);
    await record(1, {}, { status: "closed", ...work({ closedAt }) });
    const told = await figures(head, "period=2026-autumn");
    expect(calls).toEqual(["GetItem", "Query"]);
    expect(told).toMatchObject({
      period: "2026-autumn",
      exact: true,
      cut: false,
      total: 4,
      received: { "2026-09": 0, "2026-10": 0, "2026-11": 4, "2026-12": 0 },
      kinds: { breach: 2, "near-miss": 2, concern: 0, "reputational-damage": 0 },
      relationships: { staff: 1, pupil: 0 },
      risks: { "not-assessed": 4 },
      statuses: { received: 3, closed: 1 },
      progress: { open: 3, finished: 1 },
      sites: { Facebook: 2 },
      daysToClose: { median: 3, longest: 3 },
    });
  });

  it("counts the incidents of its term or year and no others", async () => {
    const { record, figures } = anOffice(table);
    const moments = ["2026-08-31T22:59:50Z", "2026-08-31T23:00:00Z", "2026-12-31T23:59:50Z"];
    for (const moment of [...moments, "2027-01-01T00:00:00Z"]) {
      await record(1, {}, { at: instant.parse(moment) });
    }
    const totals = [];
    for (const period of ["2026-summer", "2026-autumn", "2027-spring", "2027-summer", "2026-27"]) {
      totals.push((await figures(lead, `period=${period}`))["total"]);
    }
    expect(totals).toEqual([1, 2, 1, 0, 3]);
    expect((await figures(lead))["period"]).toBe("2026-27");
  });

  it.each([governor, clerk, chair])("keeps what is under five from $roles", async (member) => {
    const { record, figures } = anOffice(table);
    await record(7);
    await record(2, { kind: "near-miss" });
    await record(3, { kind: "concern", categories: ["privacy"] });
    const told = await figures(member, "period=2026-autumn");
    expect(told).toMatchObject({
      exact: false,
      total: 12,
      kinds: { breach: 7, "near-miss": few, concern: few, "reputational-damage": 0 },
      categories: { harassment: 9, privacy: few, photographs: 0 },
      progress: { open: 12, finished: 0 },
      sites: {},
    });
    expect(told).not.toHaveProperty("statuses");
    expect(told).not.toHaveProperty("daysToClose");
  });

  it("tells governors nothing of a term with fewer than five, and adds a year up from its terms", async () => {
    const { record, figures } = anOffice(table);
    await record(6);
    await record(3, { kind: "concern" }, { at: instant.parse("2027-02-01T12:00:00Z") });
    const spring = await figures(governor, "period=2027-spring");
    expect(spring).toMatchObject({ total: few, kinds: { breach: { least: 0, most: 4 } } });
    expect(await figures(governor, "period=2026-27")).toMatchObject({
      total: { least: 7, most: 10 },
      kinds: { breach: { least: 6, most: 10 }, concern: { least: 0, most: 4 } },
      received: { "2026-autumn": 6, "2027-spring": few, "2027-summer": 0 },
    });
  });

  it("never counts for anybody what they are kept from", async () => {
    const { record, figures } = anOffice(table);
    await record(6);
    const about = (name: string) => ({
      people: [{ name, relationship: "governor", involvement: "witness", roles: [] }],
    });
    await record(1, about("Mr Sutherland"));
    await record(1, about("Mrs Osei"));
    const totals = [];
    for (const member of [head, lead, governor, clerk]) {
      totals.push((await figures(member, "period=2026-autumn"))["total"]);
    }
    expect(totals).toEqual([7, 8, 7, 8]);
  });

  it("shows on the page what it tells other programs, with a table beside every picture", async () => {
    const { record, open } = anOffice(table);
    await record(7);
    await record(2, { kind: "near-miss" });
    await record(3, { kind: "concern" });
    const page = await open(governor, "period=2026-autumn", { accept: "text/html" });
    const $ = load(page.body ?? "");
    expect($("h1").text()).toContain("Autumn term 2026");
    expect($("svg[role=img][aria-label]").length).toBeGreaterThan(4);
    expect($("svg[role=img]")).toHaveLength($(".app-figure table").length);
    const kinds = $(".app-figure table")
      .filter((_, one) => $(one).find("caption").text() === "Kinds of incident")
      .find("tbody tr")
      .toArray()
      .map((row) => [$(row).find("th").text(), $(row).find("td").text()]);
    expect(kinds).toEqual([
      ["Breach", "7"],
      ["Near miss", "fewer than 5"],
      ["Concern", "fewer than 5"],
      ["Reputational damage", "0"],
    ]);
    expect($("option[selected]").attr("value")).toBe("2026-autumn");
    expect(page.body).not.toMatch(/ style=|<style/);
  });

  it("is closed to everybody else, and does not know other periods", async () => {
    const { handler, open } = anOffice(table);
    for (const group of ["office", "an-unknown-group"]) {
      expect((await open(as("Sam Reed", group))).statusCode).toBe(403);
      expect((await open(as("Sam Reed", group), "", { accept: "text/html" })).statusCode).toBe(403);
    }
    expect((await open(head, "period=2026-winter")).statusCode).toBe(404);
    const path = "/register/summary";
    const signedOut = await ask(handler, anEvent({ path, query: "period=2026-27" }));
    expect([signedOut.statusCode, signedOut.headers["location"]]).toEqual([
      303,
      "/sign-in?to=%2Fregister%2Fsummary%3Fperiod%3D2026-27",
    ]);
  });
});
