import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { receiptInGroups } from "#shared/domain/incident/receipt.ts";
import { aReference } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as } from "#test/support/office.ts";
import { anEvent, ask } from "#test/support/requests.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const chair = as("Dorothy Marchetti", "chair-of-governors", "governor");
const outside = as("Joan Whitcombe", "outside-contact");
const json = { accept: "application/json" };

describe("the register", () => {
  it("lists the newest first for one look at the session and one query", async () => {
    const { report, open, calls } = anOffice(table);
    const one = await report();
    const two = await report({ kind: "near-miss" });
    const page = await open(head, "/register");
    // One query for the list, one for what waits for this person, one for mail that was given up.
    expect(calls).toEqual(["GetItem", "Query", "Query", "Query"]);
    const $ = load(page.body ?? "");
    expect(
      $("table:last-of-type tbody th a")
        .toArray()
        .map((link) => $(link).text()),
    ).toEqual([two.incident.reference, one.incident.reference]);
    const told = JSON.parse((await open(head, "/register", json)).body ?? "") as {
      incidents: { reference: string }[];
      next: null;
    };
    expect(told.incidents.map(({ reference }) => reference)).toEqual([
      two.incident.reference,
      one.incident.reference,
    ]);
    expect(told.next).toBeNull();
    expect(JSON.stringify(told)).not.toContain("excluded");
  });

  it("goes on page by page", async () => {
    const { report, open } = anOffice(table);
    for (let count = 0; count < 30; count += 1) await report();
    const first = await open(head, "/register");
    const next = load(first.body ?? "")(".govuk-pagination__next a").attr("href") ?? "";
    const second = await open(head, "/register", { query: next.split("?")[1] ?? "" });
    expect(load(first.body ?? "")("table:last-of-type tbody tr")).toHaveLength(25);
    expect(load(second.body ?? "")("tbody tr")).toHaveLength(5);
    expect(load(second.body ?? "")(".govuk-pagination__next")).toHaveLength(0);
  });

  it("opens one incident for one look at the session, one read and one note of it", async () => {
    const { report, open, calls } = anOffice(table);
    const { incident, receipt } = await report({ description: "<script>alert(1)</script>" });
    const page = await open(lead, `/register/${incident.reference.toLowerCase()}`);
    expect([page.statusCode, calls]).toEqual([200, ["GetItem", "GetItem", "PutItem"]]);
    expect(page.body).toContain("&lt;script>alert(1)");
    expect(page.headers["cache-control"]).toBe("no-store");
    const told = await open(lead, `/register/${incident.reference}`, json);
    expect(JSON.parse(told.body ?? "")).toMatchObject({
      reference: incident.reference,
      description: "<script>alert(1)</script>",
    });
    const all = `${page.body}${told.body}`;
    const [kept = {}] = (await table.rows()).filter((row) => row["receiptProof"] !== undefined);
    for (const secret of [
      receipt,
      receiptInGroups(receipt),
      kept["receiptProof"]?.S,
      incident.requestKey,
    ]) {
      expect(secret).toMatch(/^[\da-f ]{16,}$/);
      expect(all).not.toContain(secret);
    }
  });

  it("keeps out whoever is named exactly as if the incident did not exist", async () => {
    const { report, open } = anOffice(table);
    const { incident } = await report({
      people: [{ name: "Mrs Osei", relationship: "staff", involvement: "witness" }],
    });
    const kept = `/register/${incident.reference}`;
    const none = "/register/HH-2222-2222";
    const unknown = `/register/${aReference(99)}`;
    for (const accept of ["text/html", "application/json"]) {
      const answers = await Promise.all(
        [kept, none, unknown].map((path) => open(head, path, { accept })),
      );
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toEqual(answers[2]);
    }
    expect((await open(head, "/register")).body).not.toContain(incident.reference);
    expect((await open(chair, kept)).statusCode).toBe(200);
    expect((await open(lead, kept)).statusCode).toBe(200);
  });

  it("is the chair's only where the headteacher is kept out", async () => {
    const { report, open } = anOffice(table);
    const plain = await report();
    const about = await report({
      people: [{ relationship: "staff", involvement: "alleged", roles: ["headteacher"] }],
    });
    const list = await open(chair, "/register", json);
    expect(list.body).toContain(about.incident.reference);
    expect(list.body).not.toContain(plain.incident.reference);
    expect((await open(chair, `/register/${plain.incident.reference}`)).statusCode).toBe(404);
  });

  it("is the outside contact's only where nobody at the school is left", async () => {
    const { report, open } = anOffice(table);
    await report();
    const roles = ["headteacher", "safeguarding-lead", "computing-lead", "chair-of-governors"];
    const people = [{ relationship: "staff", involvement: "alleged", roles }];
    const { incident } = await report({ people });
    const list = JSON.parse((await open(outside, "/register", json)).body ?? "") as {
      incidents: { reference: string }[];
    };
    expect(list.incidents.map(({ reference }) => reference)).toEqual([incident.reference]);
  });

  it.each(["governor", "clerk", "office", "an-unknown-group"])(
    "is closed to the group %s",
    async (group) => {
      const { report, open } = anOffice(table);
      const { incident } = await report();
      const member = as("Sam Reed", group);
      for (const path of ["/register", `/register/${incident.reference}`]) {
        expect((await open(member, path)).statusCode).toBe(403);
        expect((await open(member, path, json)).statusCode).toBe(403);
      }
    },
  );

  it("asks people to sign in, and comes back to where they wanted to go", async () => {
    const { handler } = anOffice(table);
    const page = await ask(handler, anEvent({ path: "/register/HH-2222-2222", query: "a=b" }));
    expect([page.statusCode, page.headers["location"]]).toEqual([
      303,
      "/sign-in?to=%2Fregister%2FHH-2222-2222%3Fa%3Db",
    ]);
    const told = await ask(handler, anEvent({ path: "/register", headers: json }));
    expect(told.statusCode).toBe(401);
  });

  it("ends a session after half an hour without a request, and after ten hours at the latest", async () => {
    const { handler, signIn, clock } = anOffice(table);
    const cookies = [await signIn(head)];
    const status = async () =>
      (await ask(handler, anEvent({ path: "/register", cookies }))).statusCode;
    const seen: unknown[] = [];
    for (let minutes = 0; minutes < 600; minutes += 20) {
      seen.push(await status());
      clock.forward(20 * 60);
    }
    expect(new Set(seen)).toEqual(new Set([200]));
    expect(await status()).toBe(303);
    const idle = anOffice(table);
    const kept = [await idle.signIn(head)];
    idle.clock.forward(30 * 60);
    expect(
      (await ask(idle.handler, anEvent({ path: "/register", cookies: kept }))).statusCode,
    ).toBe(303);
  });
});

describe("following up", () => {
  it("tells status and date for a receipt, however it is typed, for one read", async () => {
    const { report, follow, calls } = anOffice(table);
    const { incident, receipt } = await report({ description: "canary" });
    calls.length = 0;
    const page = await follow(` ${receiptInGroups(receipt).replaceAll(" ", "-")} `);
    expect([page.statusCode, calls]).toEqual([200, ["GetItem"]]);
    expect(page.body).toContain(incident.reference);
    expect(page.body).toContain("20 November 2026 at 12:00");
    expect(page.body).not.toContain("canary");
  });

  it("answers alike for every receipt that leads nowhere, and limits the tries", async () => {
    const { follow, calls } = anOffice(table);
    const receipts = ["1000000000000000", "1999999999999999", "9123456789012345"];
    const answers = await Promise.all(receipts.map(follow));
    const plain = answers.map(({ body = "", ...rest }, place) => ({
      ...rest,
      body: body.replace(receipts[place] ?? "", ""),
    }));
    expect(plain[1]).toEqual(plain[0]);
    expect(plain[2]).toEqual(plain[0]);
    expect(calls).toEqual(["GetItem", "GetItem", "GetItem"]);
    for (let tries = 3; tries < 20; tries += 1) await follow("1000000000000000");
    const busy = await follow("1000000000000000");
    expect([busy.statusCode, busy.headers["retry-after"]]).toEqual([429, "30"]);
  });
});
