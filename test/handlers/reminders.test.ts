import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import { later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aMailing, aRemindersOffice } from "#test/support/reminders-office.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { autumn, aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const computing = as("Chandra Pillai", "computing-lead");
const governor = as("Ewan Sutherland", "governor");
const clerk = as("George Penhale", "clerk");
const office = as("Hollie Brandt", "office");

const wordsOf = (body = "") => load(body)("main").text().replaceAll(/\s+/g, " ");
const buttonsOf = (body = "") => {
  const page = load(body);
  return page("main button")
    .toArray()
    .map((one) => page(one).text().trim());
};

describe("the page of the reminders", () => {
  it.each([head, lead, computing, office])("is open to $roles", async (member) => {
    const { open } = aRemindersOffice(table);
    const { statusCode, body = "" } = await open(member);
    expect(statusCode).toBe(200);
    expect(load(body)(".app-nav__link--current").text()).toBe("Reminders");
  });

  it.each([governor, clerk])("is not open to $roles, nor is anything below it", async (member) => {
    const { open, post } = aRemindersOffice(table);
    const steps = ["", "text", "preview", "newsletter", "acknowledgements"];
    for (const step of steps) {
      expect((await open(member, step, "term=2026-autumn")).statusCode).toBe(403);
    }
    for (const step of ["text", "test", "pause", "resume", "follow-up"]) {
      expect((await post(member, step, { ask: "yes" })).statusCode).toBe(403);
    }
  });

  it("says what comes next and to how many, in two queries and four reads", async () => {
    const { open, keepTerms, stakeholders, calls } = aRemindersOffice(table);
    await keepTerms(...aYear);
    await stakeholders.add(aStakeholder());
    const words = wordsOf((await open(head)).body);
    expect(words).toContain("autumn term 2026 goes out on 23 November 2026");
    expect(words).toContain(
      "to the one person in the list. Those who asked for none, or whose mail came back, are passed over.",
    );
    expect(calls.toSorted()).toEqual([
      "GetItem",
      "GetItem",
      "GetItem",
      "GetItem",
      "Query",
      "Query",
    ]);
  });

  it("says that a term has no dates", async () => {
    const { open, keepTerms } = aRemindersOffice(table);
    await keepTerms(autumn);
    expect(wordsOf((await open(head)).body)).toContain("Spring term 2027 has no dates.");
  });

  it("shows how far a reminder is, by audience", async () => {
    const { open, keepMailing } = aRemindersOffice(table);
    await keepMailing(aMailing());
    const page = load((await open(head)).body ?? "");
    const bar = page("progress");
    expect([bar.attr("value"), bar.attr("max")]).toEqual(["40", "100"]);
    expect(page(`label[for=${bar.attr("id")}]`).text()).toBe("40 of 100 people");
    expect(page("#now-reminder-2026-autumn tbody tr").text()).toBe("Staff390100");
  });

  it("never says more than all, though people joined since", async () => {
    const { open, keepMailing } = aRemindersOffice(table);
    await keepMailing(aMailing({ expected: 10 }));
    expect(wordsOf((await open(head)).body)).toContain("40 of 40 people");
  });

  it("shows what became of past mailings, the newest first", async () => {
    const { open, keepMailing } = aRemindersOffice(table);
    const { dueAt: _dueAt, ...done } = aMailing({ status: "done" });
    await keepMailing({ ...done, id: "reminder-2026-summer" });
    await keepMailing({
      ...done,
      startedAt: later(noon, 60),
    });
    const page = load((await open(head)).body ?? "");
    const names = page("details summary")
      .toArray()
      .map((one) => page(one).text().trim());
    expect(names).toEqual([
      "Reminder, Autumn term 2026: 39 sent",
      "Reminder, Summer term 2026: 39 sent",
    ]);
  });

  it("has no page for what is not there, or is only posted or only read", async () => {
    const { open, post } = aRemindersOffice(table);
    for (const step of ["nothing", "test", "pause", "resume", "follow-up"]) {
      expect((await open(head, step)).statusCode).toBe(404);
    }
    for (const step of ["nothing", "preview", "newsletter", "acknowledgements"]) {
      expect((await post(head, step, {})).statusCode).toBe(404);
    }
    for (const term of ["", "2026", "1999-autumn", "2100-spring", "2026-winter", "x"]) {
      expect((await open(head, "text", `term=${term}`)).statusCode).toBe(404);
      expect((await open(head, "preview", `term=${term}`)).statusCode).toBe(404);
    }
  });
});

it("names no end that lies before its beginning, as of a job run by hand for another day", async () => {
  const { open, keepMailing } = aRemindersOffice(table);
  const { dueAt: _dueAt, ...done } = aMailing({ status: "done", startedAt: later(noon, 60) });
  await keepMailing({ ...done, finishedAt: noon });
  expect(wordsOf((await open(head)).body)).not.toContain("was done on");
  await keepMailing({ ...done, id: "reminder-2027-spring", finishedAt: later(noon, 90) });
  expect(wordsOf((await open(head)).body)).toContain("was done on");
});

describe("a pause", () => {
  it("stops a reminder, and lets it go on, by head and computing lead", async () => {
    const { post, keepMailing, mailings, school } = aRemindersOffice(table);
    await keepMailing(aMailing());
    const id = "reminder-2026-autumn";
    const paused = await post(computing, "pause", { id });
    expect(paused.headers["location"]).toBe("/reminders?done=pause");
    expect(await mailings.find(school.id, id)).toMatchObject({
      status: "paused",
      after: "m@example.org",
      paused: { by: "Chandra Pillai, Computing lead" },
    });
    expect((await table.rows()).filter((row) => "duePk" in row)).toEqual([]);
    expect((await post(head, "resume", { id })).statusCode).toBe(303);
    expect(await mailings.find(school.id, id)).toMatchObject({ status: "running" });
    expect((await table.rows()).filter((row) => "duePk" in row)).toHaveLength(1);
  });

  it("comes in between whatever the run writes meanwhile", async () => {
    const { keepMailing, mailings, school } = aRemindersOffice(table);
    await keepMailing(aMailing());
    let written = 0;
    const busy = aRemindersOffice(table, undefined, {
      find: async (...asked) => {
        const seen = await mailings.find(...asked);
        // The run is quicker, three times.
        written += 1;
        if (seen && written <= 3) await mailings.replace(seen, seen);
        return seen;
      },
    });
    const id = "reminder-2026-autumn";
    expect((await busy.post(head, "pause", { id })).statusCode).toBe(303);
    expect(await mailings.find(school.id, id)).toMatchObject({ status: "paused" });
  });

  it("says so if it came too late, and if there is no such reminder", async () => {
    const { post, keepMailing } = aRemindersOffice(table);
    const { dueAt: _dueAt, ...done } = aMailing({ status: "done" });
    await keepMailing(done);
    const late = await post(head, "pause", { id: done.id });
    expect(late.statusCode).toBe(409);
    expect(wordsOf(late.body)).toContain("It had gone out to everybody");
    expect((await post(head, "pause", { id: "reminder-2027-spring" })).statusCode).toBe(404);
    expect((await post(head, "pause", { id: "x".repeat(5000) })).statusCode).toBe(404);
  });

  it("is for head and computing lead alone, and no button for others", async () => {
    const { open, post, keepMailing, mailings, school } = aRemindersOffice(table);
    await keepMailing(aMailing());
    for (const member of [lead, office]) {
      expect(buttonsOf((await open(member)).body)).toEqual([]);
      expect((await post(member, "pause", { id: "reminder-2026-autumn" })).statusCode).toBe(403);
      expect((await post(member, "follow-up", { ask: "yes" })).statusCode).toBe(403);
    }
    expect(await mailings.find(school.id, "reminder-2026-autumn")).toEqual(aMailing());
    expect(buttonsOf((await open(head)).body)).toEqual(["Pause it", "Ask a second time"]);
  });
});

describe("asking a second time", () => {
  it("is switched on and off, and says who did it", async () => {
    const { open, post, reminderTexts, school } = aRemindersOffice(table);
    expect((await post(head, "follow-up", { ask: "yes" })).statusCode).toBe(303);
    expect(await reminderTexts.settings(school.id)).toMatchObject({ version: 1, followUp: true });
    expect(wordsOf((await open(office)).body)).toContain("Set by Amara Osei, Headteacher");
    await post(head, "follow-up", { ask: "yes" });
    expect(await reminderTexts.settings(school.id)).toMatchObject({ version: 1 });
    await post(computing, "follow-up", { ask: "no" });
    expect(await reminderTexts.settings(school.id)).toMatchObject({ version: 2, followUp: false });
    expect((await post(head, "follow-up", { ask: "perhaps" })).statusCode).toBe(400);
  });
});

describe("who has read the policy", () => {
  it("is told by audience, and by name of staff and governors alone", async () => {
    const { open, stakeholders, acknowledgements, school, clock } = aRemindersOffice(table);
    const add = (email: string, ...audiences: ("staff" | "parents-carers")[]) =>
      stakeholders.add(aStakeholder({ email, name: email.split("@")[0] ?? "", audiences }));
    await add("tess@example.org", "staff");
    await add("tom@example.org", "staff");
    await add("pia@example.org", "parents-carers");
    await acknowledgements.add({
      school: school.id,
      hash: policyHash(policyText, sha),
      email: "tess@example.org",
      version: 1,
      at: clock.now(),
      audiences: ["staff"],
      withQuestion: false,
    });
    const { body = "" } = await open(head, "acknowledgements");
    const rows = load(body)("tbody tr");
    expect(rows.first().text()).toBe("Staff2150%0");
    expect(wordsOf(body)).toContain("Staff and governors who have not: 1");
    expect(wordsOf(body)).toContain("tom@example.org");
    expect(body).not.toMatch(/pia@|tess@/);
    expect((await open(head, "acknowledgements", "version=1")).statusCode).toBe(200);
    expect((await open(head, "acknowledgements", "version=7")).statusCode).toBe(404);
  });
});
