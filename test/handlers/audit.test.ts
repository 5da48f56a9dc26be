import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { aReference } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as } from "#test/support/office.ts";
import { anEvent, ask } from "#test/support/requests.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const computing = as("Chandra Pillai", "computing-lead");
const chair = as("Dorothy Marchetti", "chair-of-governors", "governor");
const json = { accept: "application/json" };
const about = (name: string) => ({
  people: [{ name, relationship: "staff", involvement: "witness" }],
});

interface Told {
  readonly month: string;
  readonly looks: readonly Readonly<Record<string, string>>[];
  readonly changes?: readonly Readonly<Record<string, string>>[];
  readonly next: string | null;
}

function anAudit() {
  const office = anOffice(table);
  const told = async (member: typeof head, query = "") => {
    const answer = await office.open(member, "/audit", { ...json, query });
    expect(answer.statusCode).toBe(200);
    return JSON.parse(answer.body ?? "") as Told;
  };
  /** Opens an incident as somebody, a minute later. */
  const look = async (member: typeof head, reference: string) => {
    office.clock.forward(60);
    return office.open(member, `/register/${reference}`);
  };
  return { ...office, told, look };
}

describe("whoever opens an incident", () => {
  it("is noted, as a page or as JSON, with name and roles, when and what", async () => {
    const { report, open, told, clock } = anAudit();
    const { reference } = (await report()).incident;
    await open(lead, `/register/${reference}`);
    clock.forward(1);
    await open(head, `/register/${reference}`, json);
    clock.forward(1);
    await open(computing, `/register/${reference}/note`);
    const { looks } = await told(head);
    expect(looks).toEqual(
      [
        { at: "2026-11-20T12:00:03.000Z", who: "Chandra Pillai, Computing lead" },
        { at: "2026-11-20T12:00:02.000Z", who: "Amara Osei, Headteacher" },
        { at: "2026-11-20T12:00:01.000Z", who: "Beth Lindqvist, Safeguarding lead" },
      ].map((one) => ({ ...one, what: "viewed", reference })),
    );
  });

  it("is noted when a form comes back with faults, too", async () => {
    const { report, post, told } = anAudit();
    const { reference } = (await report()).incident;
    const answer = await post(lead, `/register/${reference}/note`, { seen: "1", go: "save" });
    expect(answer.statusCode).toBe(422);
    expect((await told(head)).looks).toMatchObject([{ reference, what: "viewed" }]);
  });

  it("is shown nothing if it cannot be noted", async () => {
    const { report } = anAudit();
    const { reference } = (await report()).incident;
    const office = anOffice(table, (_, command) =>
      command === "PutItem" && isOpening ? "refused" : undefined,
    );
    let isOpening = false;
    const cookies = [await office.signIn(lead)];
    isOpening = true;
    for (const accept of ["text/html", "application/json"]) {
      const parameters = { reference };
      const path = `/register/${reference}`;
      const event = anEvent({ path, cookies, parameters, headers: { accept } });
      const answer = await ask(office.handler, event);
      expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "5"]);
      expect(answer.body).not.toContain("unkind");
    }
  });

  it("is not noted if there is nothing to see", async () => {
    const { report, look, told } = anAudit();
    const { reference } = (await report(about("Mrs Osei"))).incident;
    expect((await look(head, reference)).statusCode).toBe(404);
    expect((await look(lead, aReference(99))).statusCode).toBe(404);
    expect((await told(chair)).looks).toEqual([]);
  });
});

describe("the audit", () => {
  it("costs one look at the session, one query and one call for whom incidents keep out", async () => {
    const { report, look, told, calls } = anAudit();
    const [one, two] = [(await report()).incident, (await report()).incident];
    for (const reference of [one.reference, two.reference, one.reference]) {
      await look(lead, reference);
    }
    expect((await told(head)).looks.map(({ reference }) => reference)).toEqual([
      one.reference,
      two.reference,
      one.reference,
    ]);
    expect(calls).toEqual(["GetItem", "Query", "BatchGetItem"]);
  });

  it("leads to each incident, and to who looked at it", async () => {
    const { report, look, open } = anAudit();
    const { reference } = (await report()).incident;
    await look(lead, reference);
    const $ = load((await open(head, "/audit")).body ?? "");
    expect($("h1").text()).toBe("November 2026 Who looked at what");
    const hrefs = $("tbody a")
      .toArray()
      .map((link) => $(link).attr("href"));
    expect(hrefs).toEqual([
      `/register/${reference}`,
      `/audit?month=2026-11&reference=${reference}`,
    ]);
    expect($("nav [aria-current=page]").text()).toBe("Audit");
  });

  it("is the chair's whole, but opens only what the chair may open", async () => {
    const { report, look, open } = anAudit();
    const plain = (await report()).incident.reference;
    const theirs = (await report(about("Mrs Osei"))).incident.reference;
    await look(lead, plain);
    await look(chair, theirs);
    const $ = load((await open(chair, "/audit")).body ?? "");
    expect($("tbody tr")).toHaveLength(2);
    expect($(`tbody a[href="/register/${theirs}"]`)).toHaveLength(1);
    expect($(`tbody a[href="/register/${plain}"]`)).toHaveLength(0);
    const one = load((await open(chair, "/audit", { query: `reference=${plain}` })).body ?? "");
    expect(one("tbody").text()).toContain("Beth Lindqvist");
    expect(one(`a[href="/register/${plain}"]`)).toHaveLength(0);
  });

  it.each([
    ["the headteacher", head, "Mrs Osei", chair],
    ["the chair of governors", chair, "Dorothy Marchetti", head],
  ])("keeps %s from what an incident about them is looked at", async (_, reader, name, other) => {
    const { report, look, told, open } = anAudit();
    const kept = (await report(about(name))).incident.reference;
    const plain = (await report()).incident.reference;
    await look(lead, plain);
    const without = await told(reader);
    const page = await open(reader, "/audit");
    for (let count = 0; count < 50; count += 1) await look(lead, kept);
    expect(await told(reader)).toEqual(without);
    expect((await open(reader, "/audit")).body).toBe(page.body);
    expect((await told(other)).looks).toHaveLength(25);

    const asked = (reference: string) =>
      open(reader, "/audit", { query: `reference=${reference}` });
    const [hidden, absent] = [await asked(kept), await asked(aReference(99))];
    expect(hidden.statusCode).toBe(404);
    expect(hidden).toEqual(absent);
  });

  it("goes on page by page, with no place of what is kept from the reader", async () => {
    const { report, look, told } = anAudit();
    const kept = (await report(about("Mrs Osei"))).incident.reference;
    const plain = (await report()).incident.reference;
    for (let count = 0; count < 30; count += 1) {
      await look(lead, plain);
      await look(lead, kept);
    }
    const first = await told(head);
    expect(first.looks).toHaveLength(25);
    const last = first.looks.at(-1)?.["at"] ?? "";
    expect(decodeURIComponent(first.next ?? "")).toContain(`after=${last}#`);
    const second = await told(head, first.next?.split("?")[1]);
    expect([second.looks.length, second.next]).toEqual([5, null]);
    const all = [...first.looks, ...second.looks];
    expect(new Set(all.map(({ at }) => at)).size).toBe(30);
    expect(new Set(all.map(({ reference }) => reference))).toEqual(new Set([plain]));
  });

  it("shows of one incident who looked at it and who changed it, and no word of what", async () => {
    const { report, look, post, told, open, calls } = anAudit();
    const { reference } = (await report()).incident;
    const other = (await report()).incident.reference;
    await look(lead, reference);
    await look(lead, other);
    const fields = { seen: "1", go: "save", text: "A canary in a note" };
    expect((await post(lead, `/register/${reference}/note`, fields)).statusCode).toBe(303);
    const one = await told(head, `reference=${reference.toLowerCase()}`);
    expect(calls).toEqual(["GetItem", "GetItem", "Query"]);
    expect(one).toMatchObject({
      month: "2026-11",
      looks: [{ who: "Beth Lindqvist, Safeguarding lead", what: "viewed", reference }],
      changes: [
        { by: "Beth Lindqvist, Safeguarding lead", what: "note" },
        { by: "reporter", what: "received" },
      ],
    });
    const page = await open(head, "/audit", { query: `reference=${reference}` });
    expect(load(page.body ?? "")("table")).toHaveLength(2);
    expect(JSON.stringify(one) + page.body).not.toContain("canary");
  });

  it("shows a month at a time, and refuses what is none", async () => {
    const { report, look, told, open, clock } = anAudit();
    const { reference } = (await report()).incident;
    await look(lead, reference);
    clock.forward(30 * 24 * 3600);
    await look(head, reference);
    expect((await told(head)).looks).toMatchObject([{ who: "Amara Osei, Headteacher" }]);
    expect((await told(head, "month=2026-11")).looks).toMatchObject([
      { who: "Beth Lindqvist, Safeguarding lead" },
    ]);
    expect((await told(head, "month=2026-10")).looks).toEqual([]);
    for (const query of ["month=2026-13", "month=x", "reference=x", "month=%00"]) {
      expect((await open(head, "/audit", { query })).statusCode).toBe(404);
    }
  });

  it.each([
    "safeguarding-lead",
    "computing-lead",
    "governor",
    "clerk",
    "office",
    "outside-contact",
  ])("is closed to the group %s", async (group) => {
    const { open } = anAudit();
    const member = as("Sam Reed", group);
    expect((await open(member, "/audit")).statusCode).toBe(403);
    expect((await open(member, "/audit", json)).statusCode).toBe(403);
  });

  it("asks people to sign in, and comes back", async () => {
    const { handler } = anAudit();
    const page = await ask(handler, anEvent({ path: "/audit", query: "month=2026-11" }));
    expect([page.statusCode, page.headers["location"]]).toEqual([
      303,
      "/sign-in?to=%2Faudit%3Fmonth%3D2026-11",
    ]);
    const told = await ask(handler, anEvent({ path: "/audit", headers: json }));
    expect(told.statusCode).toBe(401);
  });
});
