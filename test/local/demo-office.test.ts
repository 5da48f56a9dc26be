import { describe, expect, it } from "vitest";
import { fillMonitoring } from "#infra/local/demo/fill-monitoring.ts";
import { fillOffice } from "#infra/local/demo/fill-office.ts";
import { fillReview } from "#infra/local/demo/fill-review.ts";
import { madeTerms } from "#infra/local/demo/made-terms.ts";
import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { duePartition } from "#shared/adapters/dynamo-keys.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { workedOff } from "#shared/domain/reminders/mailing.ts";
import { hasJoinedSince } from "#shared/domain/reminders/reminder-due.ts";
import { firstSchoolDay } from "#shared/domain/school/term-dates.ts";
import { termFaults } from "#shared/domain/school/term-faults.ts";
import { instant, instantInWords, schoolDay } from "#shared/domain/time.ts";
import { anIncident, aSchool } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";

const table = aTable();
const school = aSchool();
const now = instant.parse("2026-11-22T12:00:00.000Z");

it.each([2021, 2024, 2027, 2030])("makes up terms from %i on that a school could have", (year) => {
  const terms = madeTerms([year, year + 1, year + 2]);
  expect(terms).toHaveLength(9);
  expect(termFaults(terms)).toEqual([]);
});

describe("the office of the demo", () => {
  const fill = () => fillOffice({ client: table.watch().client, name: table.name }, school, now);

  it("has terms, people, a reminder a term so far, and who has read the policy", async () => {
    const told = await fill();
    expect(told.stakeholders).toBeGreaterThan(80);
    expect(told.reminders).toBe(7);
    expect(told.acknowledgements).toBeGreaterThan(20);
    const { client } = table.watch();
    const { terms } = await dynamoTerms(client, table.name).find(school.id);
    expect(terms).toHaveLength(12);
    expect(await dynamoStakeholders(client, table.name).count(school.id)).toBe(told.stakeholders);
    const mailings = await dynamoMailings(client, table.name).list(school.id);
    const firstDays = terms.map((term) => firstSchoolDay(term)?.day);
    for (const one of mailings) {
      expect(workedOff(one)).toBe(told.stakeholders);
      expect(firstDays).toContain(schoolDay(one.startedAt));
      expect(instantInWords(one.startedAt)).toMatch(/at 09:15$/);
    }
  });

  it("owes nobody a mail", async () => {
    await fill();
    const rows = await table.rows();
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => row["duePk"]?.S === duePartition(school.id))).toEqual([]);
    const { client } = table.watch();
    const [, ...rest] = await dynamoMailings(client, table.name).list(school.id);
    const { found } = await dynamoStakeholders(client, table.name).page(school.id, { limit: 500 });
    expect(found.filter((who) => rest.some((one) => hasJoinedSince(one, who)))).toEqual([]);
  });

  it("has a family whose reminder came back, and lists that mail until somebody deals with it", async () => {
    await fill();
    const { client } = table.watch();
    const list = dynamoMessageList(client, table.name);
    const [given, ...others] = (await list.givenUp(school.id, { limit: 9 })).found;
    expect(others).toEqual([]);
    const message = given && (await list.find(school.id, given.id));
    expect(message).toMatchObject({ status: "bounced", about: "reminder-2026-autumn" });
    const address = systemIds.digest(message?.to.email ?? "");
    const stopped = await dynamoSuppressed(client, table.name).find(school.id, address);
    expect(stopped).toMatchObject({ why: "bounced", message: message?.id });
  });

  it("stays as it is when it is filled again", async () => {
    await fill();
    const before = await table.rows();
    expect(await fill()).toMatchObject({ stakeholders: 0 });
    expect(await table.rows()).toEqual(before);
  });

  it("has looked at social media sites in all terms that are over but one, and in none twice", async () => {
    await fill();
    const { client } = table.watch();
    const place = { client, name: table.name };
    expect(await fillMonitoring(place, school, now)).toBe(5);
    const { found } = await dynamoMonitoring(client, table.name).page(school.id, { limit: 50 });
    expect(found.map(({ term }) => `${term.year} ${term.term}`)).toEqual([
      "2025 summer",
      "2025 autumn",
      "2024 summer",
      "2024 spring",
      "2024 autumn",
    ]);
    expect(await fillMonitoring(place, school, now)).toBe(0);
  });

  it("acknowledges nothing in the future", async () => {
    await fill();
    const { client } = table.watch();
    const [{ hash } = { hash: "" }] = (await table.rows())
      .filter((row) => row["hash"]?.S !== undefined)
      .map((row) => ({ hash: row["hash"]?.S ?? "" }));
    const page = await dynamoAcknowledgements(client, table.name).page(school.id, hash, {
      limit: 500,
    });
    expect(page.found.length).toBeGreaterThan(20);
    expect(page.found.filter(({ at }) => at > now)).toEqual([]);
  });
});

describe("the governors of the demo", () => {
  it("have a review under way that owes nobody a mail, once", async () => {
    const { client } = table.watch();
    const fill = () => fillReview({ client, name: table.name }, school, now);
    const incident = anIncident({ at: instant.parse("2026-11-20T12:00:00.000Z") });
    const lesson = {
      clause: "lesson-time" as const,
      note: "Say whom to ask.",
      at: now,
      by: "Amara Osei, Headteacher",
    };
    const taught = {
      ...incident,
      work: {
        ...incident.work,
        lessons: [lesson],
      },
    };
    await dynamoIncidentAdder(client, table.name).add(taught);
    expect(await fill()).toBe(true);
    const one = await dynamoReviews(client, table.name).latest(school.id);
    expect(one?.amendments.map(({ lessons }) => lessons)).toEqual([
      [{ reference: incident.reference, clause: "lesson-time" }],
    ]);
    expect(one?.comments).toHaveLength(1);
    const owed = (await table.rows()).filter((row) => row["pk"]?.S?.includes("#MESSAGE#"));
    expect(owed).toEqual([]);
    expect(await fill()).toBe(false);
  });
});
