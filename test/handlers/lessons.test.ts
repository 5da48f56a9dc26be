import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { ClauseId } from "#shared/domain/policy/clauses.ts";
import { later } from "#shared/domain/time.ts";
import { aReference, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anEvent, ask } from "#test/support/requests.ts";
import { anOffice, as, chair, clerk, governor, head, lead, work } from "./summary-office.ts";

const table = aTable();
const path = "/register/lessons";
const page = { path, accept: "text/html" };

/** What was made of an incident that taught this. */
const taught = (clause: ClauseId, note: string) =>
  work({ lessons: [{ clause, note, at: later(noon, 3_600), by: "Beth Lindqvist" }] });

function aReview() {
  const office = anOffice(table);
  const told = async (member: Parameters<typeof office.open>[0], query = "") =>
    JSON.parse((await office.open(member, query, { path })).body ?? "") as Record<string, unknown>;
  return { ...office, told };
}

describe("the lessons for the policy", () => {
  it("are told with clause, note, moment and reference, and that they were read is noted", async () => {
    const { record, told, looks, calls } = aReview();
    await record(1, {}, taught("pupil-photographs", "Nobody reads the back page."));
    await record(1, {}, taught("scope", "Name the new apps."));
    expect(await told(head)).toEqual({
      period: "2026-27",
      from: "2026-08-31T23:00:00.000Z",
      to: "2027-08-31T23:00:00.000Z",
      cut: false,
      clauses: [
        {
          clause: "scope",
          section: "Scope of Policy",
          title: "What counts as social media, and whose use is covered",
          lessons: [
            {
              reference: aReference(2),
              recordedAt: later(noon, 3_600),
              note: "Name the new apps.",
            },
          ],
        },
        {
          clause: "pupil-photographs",
          section: "Dos & Don’ts",
          title: "Photographs of children at the school are not published",
          lessons: [
            {
              reference: aReference(1),
              recordedAt: later(noon, 3_600),
              note: "Nobody reads the back page.",
            },
          ],
        },
      ],
    });
    expect(calls).toEqual(["GetItem", "Query", "BatchGetItem", "PutItem"]);
    expect(await looks()).toMatchObject([{ who: "Amara Osei, Headteacher", what: "lessons" }]);
  });

  it("stand on a page that leads to each incident, for the year or term that is chosen", async () => {
    const { record, open } = aReview();
    await record(1, {}, taught("scope", "Name the <new> apps.\nAll of them."));
    const { body = "" } = await open(lead, "period=2026-autumn", page);
    const $ = load(body);
    expect($("h1").text()).toBe("Autumn term 2026 Lessons for the policy");
    expect($("h2 .govuk-caption-m").text()).toBe("Scope of Policy");
    expect($("td .app-typed").text()).toBe("Name the <new> apps.\nAll of them.");
    expect($("td a").attr("href")).toBe(`/register/${aReference(1)}`);
    expect($("form[method=get][action='/register/lessons'] option[selected]").val()).toBe(
      "2026-autumn",
    );
    expect($("[data-print]")).toHaveLength(1);
    expect(body).not.toMatch(/ style=|<style/);
    const { body: other = "" } = await open(lead, "period=2025-26", page);
    expect(other).toContain("No lesson was recorded with an incident of this time.");
  });

  it("are linked from the figures of the same time, and lead back", async () => {
    const { open } = aReview();
    const figures = load(
      (await open(head, "period=2027-spring", { accept: "text/html" })).body ?? "",
    );
    expect(figures("main a[href='/register/lessons?period=2027-spring']")).toHaveLength(1);
    const lessons = load((await open(head, "period=2027-spring", page)).body ?? "");
    expect(lessons("main a[href='/register/summary?period=2027-spring']")).toHaveLength(1);
  });

  it("reach governors as numbers of five and more, with the reason, and no look is noted", async () => {
    const { record, open, told, looks } = aReview();
    await record(5, {}, taught("scope", "Wombat."));
    await record(4, {}, taught("law", "Wombat."));
    for (const member of [governor, clerk, chair]) {
      expect((await told(member, "period=2026-autumn"))["incidents"]).toEqual({ scope: 5 });
      const { body = "" } = await open(member, "period=2026-autumn", page);
      expect(body).not.toMatch(/Wombat|HH-/);
      expect(body).toContain("The notes themselves are not shown to governors");
      const cells = load(body)("main tbody tr").toArray();
      expect(cells.map((row) => load(row).text())).toEqual([
        "What counts as social media, and whose use is covered5",
      ]);
    }
    expect(await looks()).toEqual([]);
  });

  it("reach nobody who is named in the incident, and the chair in the headteacher's place", async () => {
    const { record, open, told } = aReview();
    const people = [{ name: "Mrs Osei", relationship: "staff", involvement: "alleged", roles: [] }];
    await record(1, { people }, taught("scope", "Wombat."));
    expect((await told(head))["clauses"]).toEqual([]);
    expect((await open(head, "", page)).body).not.toMatch(/Wombat|HH-/);
    for (const member of [lead, chair]) {
      expect((await open(member, "", page)).body).toContain("Wombat.");
    }
    expect((await open(chair, "", page)).body).toContain("in the headteacher’s place");
    expect((await open(lead, "", page)).body).not.toContain("in the headteacher’s place");
    expect(await told(chair)).toMatchObject({ incidents: {}, clauses: [{ clause: "scope" }] });
  });

  it("are closed to everybody else, and not there for what is no period", async () => {
    const { handler, open } = aReview();
    for (const accept of ["application/json", "text/html"]) {
      expect((await open(as("Sam Reed", "office"), "", { path, accept })).statusCode).toBe(403);
      expect((await open(head, "period=2026-winter", { path, accept })).statusCode).toBe(404);
    }
    const signedOut = await ask(handler, anEvent({ path, query: "period=2026-27" }));
    expect([signedOut.statusCode, signedOut.headers["location"]]).toEqual([
      303,
      "/sign-in?to=%2Fregister%2Flessons%3Fperiod%3D2026-27",
    ]);
  });
});
