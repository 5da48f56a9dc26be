import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { inForceOn, withFirst } from "#shared/domain/policy/policy-version.ts";
import { day, instant, schoolDay } from "#shared/domain/time.ts";
import { chair as chairPerson, head as headPerson, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anEvidenceOffice } from "#test/support/evidence-office.ts";
import { aFullYear, middayOf, namesOfTheYear } from "#test/support/evidence-year.ts";
import { as } from "#test/support/office.ts";
import { adopted, anApproval, aVersion } from "#test/support/policy-versions.ts";
import { aReviewRoom } from "#test/support/reviewing.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const address = "/policy/review/evidence";
const governor = as("Ewan Sutherland", "governor");
const headteacher = as("Amara Osei", "headteacher");
const clerk = as("George Penhale", "clerk");
const readers = [
  governor,
  headteacher,
  clerk,
  as("Beth Lindqvist", "safeguarding-lead"),
  as("Chandra Pillai", "computing-lead"),
  as("Dorothy Marchetti", "chair-of-governors", "governor"),
];
const few = { least: 1, most: 4 };

describe("the evidence of a year", () => {
  it("is one paper for all who read it: the headteacher sees what governors see", async () => {
    const desk = await aFullYear(table);
    const told = [];
    for (const member of readers) told.push(await desk.told(member, address));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({
      year: "2026-27",
      figures: { total: 24, received: { "2026-autumn": 18, "2027-spring": 6, "2027-summer": 0 } },
      yearBefore: { year: "2025-26", total: { least: 10, most: 16 } },
    });
    const texts = JSON.stringify(told[0]);
    expect(texts).not.toMatch(/"concern":2|"statuses"|"exact"/);
  });

  it("is closed to everybody else, and to who is not signed in", async () => {
    const desk = anEvidenceOffice(table);
    for (const accept of ["text/html", "application/json"]) {
      const answer = await desk.open(as("Hollie Brandt", "office"), address, accept);
      expect(answer.statusCode).toBe(403);
    }
    expect((await desk.open(as("Sam Reed", "an-unknown-group"), address)).statusCode).toBe(403);
  });

  it("names nobody, and says nothing that somebody wrote of an incident or of a look", async () => {
    const desk = await aFullYear(table);
    for (const member of readers) {
      const json = JSON.stringify(await desk.told(member, address));
      const page = load((await desk.open(member, address)).body ?? "")("main").text();
      for (const text of [json, page]) {
        expect(text.length).toBeGreaterThan(2000);
        for (const name of [...namesOfTheYear, "@example.org", "HH-", "did not know"]) {
          expect({ name, told: text.includes(name) }).toEqual({ name, told: false });
        }
      }
    }
  });

  it("counts for nobody what they are kept from", async () => {
    const desk = anEvidenceOffice(table);
    await desk.record(6);
    const people = [
      { name: "Ewan Sutherland", relationship: "governor", involvement: "witness", roles: [] },
    ];
    await desk.record(2, { people });
    const totals = [];
    for (const member of [governor, headteacher, clerk]) {
      const { figures } = await desk.told(member, address);
      totals.push((figures as { total: unknown }).total);
    }
    expect(totals).toEqual([6, 8, 8]);
  });

  it("tells of lessons by clause and number only, and not under five", async () => {
    const desk = await aFullYear(table);
    const { lessons } = await desk.told(governor, address);
    expect(lessons).toEqual({ "staff-photographs": { least: 6 } });
    expect(await desk.told(governor, `${address}?year=2025`)).toMatchObject({ lessons: {} });
  });

  it("tells of the reminders of the year, by mail and by audience, and of who has read what", async () => {
    const desk = await aFullYear(table);
    const told = await desk.told(governor, address);
    const line = { kind: "reminder", isDone: true, version: 1, sent: 46, failed: 1, suppressed: 2 };
    expect(told["mailings"]).toMatchObject([
      { id: "reminder-2026-autumn", on: "2026-09-04", ...line },
      { id: "reminder-2027-spring", on: "2027-01-04", ...line },
    ]);
    expect(told["mailed"]).toMatchObject({
      staff: { sent: 8, failed: 0 },
      "parents-carers": { sent: 80, failed: 2, suppressed: 4, unsubscribed: 6 },
    });
    expect(told["acknowledged"]).toMatchObject([
      {
        number: 1,
        isInForce: true,
        byAudience: {
          staff: { people: 4, acknowledged: 3 },
          governors: { people: 2, acknowledged: 2 },
          volunteers: { people: 0, acknowledged: 0 },
          "parents-carers": { people: 6, acknowledged: 1 },
        },
      },
    ]);
    expect(told["acknowledged"]).not.toHaveProperty("0.waiting");
    const text = load((await desk.open(governor, address)).body ?? "")("main").text();
    expect(text).toContain("3 of 4 (75%)");
    expect(text).toContain("2 of 2 (100%)");
    expect(text).toContain("Nobody in the list");
  });

  it("tells of the monitoring by term, without a small number of incidents", async () => {
    const desk = await aFullYear(table);
    const { monitoring } = await desk.told(governor, address);
    expect(monitoring).toEqual([
      {
        term: "2026-autumn",
        looks: 1,
        last: "2026-11-20",
        sites: ["Facebook", "WhatsApp"],
        incidents: 0,
      },
      { term: "2027-spring", looks: 1, last: "2027-02-03", sites: ["X"], incidents: few },
      { term: "2027-summer", looks: 0, sites: [], incidents: 0 },
    ]);
  });

  it("tells what changed on the site list, as parents see it, since the year began", async () => {
    const desk = await aFullYear(table);
    expect((await desk.told(governor, address))["sites"]).toMatchObject({
      since: "2026-09-01",
      versions: 1,
      isCut: false,
      changes: [
        { slug: "chatter", what: "added" },
        { slug: "facebook", what: "age-up" },
      ],
    });
    expect((await desk.told(governor, `${address}?year=2025`))["sites"]).toEqual({
      since: "2025-09-01",
      versions: 0,
      isCut: false,
      changes: [],
    });
  });

  it("asks what is open: in numbers, and without mail about incidents", async () => {
    const desk = await aFullYear(table);
    const open = (await desk.told(governor, address))["open"] as { what: string; count?: number }[];
    expect(open.map(({ what, count }) => [what, count])).toEqual([
      ["policy-questions", 1],
      ["term-dates", undefined],
      ["site-drafts", 22],
      ["failed-mail", 1],
    ]);
  });

  it("costs a few calls, no scan and no write, however many incidents there are", async () => {
    const desk = await aFullYear(table);
    // What never changes is read once by a warm function: versions of the site list.
    await desk.open(governor, address);
    expect(desk.calls.length).toBeLessThanOrEqual(30);
    await desk.open(governor, address);
    const few = desk.calls.length;
    expect(new Set(desk.calls)).toEqual(new Set(["GetItem", "Query", "BatchGetItem"]));
    await desk.record(60);
    await desk.open(governor, address);
    expect(desk.calls.length).toBe(few);
  });
});

describe("the evidence beside the review", () => {
  it("shows what is proposed and why, without whose idea it was", async () => {
    const room = aReviewRoom(table);
    await room.run(instant.parse("2026-11-23T09:30:00Z"));
    await room.change({ ...headPerson }, "propose-amendment", {});
    const desk = anEvidenceOffice(table, { at: room.clock.now() });
    const told = await desk.told(governor, address);
    expect(told["review"]).toMatchObject({ status: "open" });
    expect(told["proposed"]).toEqual([
      {
        number: 1,
        change: "edit",
        clause: "lesson-time",
        title: "Social media in lesson time",
        why: "Toys that talk were new to us.",
        fromLessons: false,
      },
    ]);
    const page = (await desk.open(governor, address)).body ?? "";
    expect(page).toContain("Toys that talk were new to us.");
    expect(load(page)("main").text()).not.toMatch(
      new RegExp(`${headPerson.name}|${chairPerson.name}`),
    );
  });

  it("tells of law and sites since the last approval before the year", async () => {
    const desk = anEvidenceOffice(table, { at: middayOf("2027-10-01") });
    const { version, words } = aVersion();
    const approved = anApproval({ at: middayOf("2026-06-17"), signedAt: noon });
    const one = adopted(version, day.parse("2026-06-18"), approved);
    await desk.policies.add(desk.school.id, one, words);
    const { law, sites, policy } = await desk.told(governor, address);
    expect(law).toMatchObject({ since: "2026-06-17" });
    expect((law as { dates: { on: string }[] }).dates.map(({ on }) => on)).toEqual([
      "2026-06-19",
      "2026-09-01",
    ]);
    expect(sites).toMatchObject({ since: "2026-06-17" });
    const inForce = inForceOn(withFirst([one], sha), schoolDay(middayOf("2027-10-01")));
    expect(policy).toEqual({ number: inForce.number, inForceFrom: inForce.inForceFrom });
    const first = await desk.told(governor, `${address}?year=2025`);
    expect(first["law"]).not.toHaveProperty("since");
    const page = (await desk.open(governor, address)).body ?? "";
    expect(page).toContain("To be checked by a person:");
  });
});
