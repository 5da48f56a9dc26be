import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dynamoIncidentReader, dynamoReplacer } from "#shared/adapters/dynamo-incidents.ts";
import type { RawInput } from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { day, hours, type Instant, later, secondsBetween } from "#shared/domain/time.ts";
import type { Clock } from "#shared/ports.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import {
  aNamedPerson,
  anIncident,
  aSchool,
  chair,
  head,
  noon,
  office,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { inStatus, posted } from "#test/support/working.ts";
import { aMailer, someIds } from "#test/support/world.ts";
import { aPostRoom, keepIncidents, messagesKept, nothing, owing } from "./post-room.ts";

const table = aTable();
const oneDay = hours(24);

/** The headteacher changes what stands in the table, at the time of this clock. */
async function change(clock: Clock, to: Incident, name: ChangeName, raw: RawInput) {
  const { client } = table.watch();
  const incidents = {
    ...dynamoIncidentReader(client, table.name),
    ...dynamoReplacer(client, table.name),
  };
  const { reference } = to;
  const seen = (await incidents.find(to.school, reference))?.version ?? 0;
  const parts = { incidents, clock, ids: someIds() };
  const wanted = { reference, change: name, seen, raw };
  const changed = await changeIncident(parts, aSchool(), head, wanted);
  if (!changed.ok) throw new Error(`${name}: ${changed.refused.why}`);
  return changed.value;
}

const dueIn = (clock: Clock, days: number, owner = office.id) => ({
  what: "Talk with the group",
  owner,
  dueOn: day.parse(later(clock.now(), days * oneDay).slice(0, 10)),
});
const aboutActions = async (reference: string) =>
  (await messagesKept(table)).filter(
    ({ about, kind }) => about === reference && String(kind).startsWith("action-"),
  );

/** An incident under way, whose alerts are out. */
async function underWay(number: number) {
  const mailer = aMailer();
  const room = aPostRoom(table, mailer);
  const one = inStatus("triaged", anIncident({ number }));
  await keepIncidents(table, one);
  await room.run();
  return { ...room, mailer, one };
}

describe("the owner of an action", () => {
  it("is mailed once on its day and once a week late, whenever and however often it is run", async () => {
    const run = fc.record({ wait: fc.integer({ min: 1, max: 60 }), again: fc.boolean() });
    const runs = fc.array(run, { minLength: 30, maxLength: 60 });
    let number = 0;
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 0, max: 9 }), async (gaps, days) => {
        number += 1;
        const { run: deliver, clock, mailer, one } = await underWay(number);
        const raw = dueIn(clock, days);
        await change(clock, one, "action", raw);
        const ran: Instant[] = [];
        for (const { wait, again } of [...gaps, { wait: 24 * 20, again: true }]) {
          clock.forward(hours(wait));
          ran.push(clock.now());
          await deliver();
          if (again) await deliver();
        }
        const firstAfter = (moment: string) =>
          ran.find((at) => Date.parse(at) >= Date.parse(moment));
        const due = `${raw.dueOn}T08:00:00Z`;
        const late = new Date(Date.parse(due) + 7 * oneDay * 1000).toISOString();
        const kept = await aboutActions(one.reference);
        expect(kept).toMatchObject([
          { kind: "action-due", status: "sent", attempts: 1, createdAt: firstAfter(due) },
          { kind: "action-late", status: "sent", attempts: 1, createdAt: firstAfter(late) },
        ]);
        const toOffice = mailer.asked.filter(({ to }) => to.email === office.email);
        expect(toOffice).toHaveLength(2);
        expect(mailer.asked).toHaveLength(4);
        looked += ran.length;
      }),
      { numRuns: 5 },
    );
    expect(looked).toBeGreaterThan(5 * 30);
    expect(await owing(table)).toBe(0);
  }, 60_000);

  it("is mailed daily about nothing: thirty days, two mails", async () => {
    const { run, clock, one, mailer } = await underWay(1);
    await change(clock, one, "action", dueIn(clock, 10));
    const sent: number[] = [];
    for (let passed = 0; passed < 30; passed += 1) {
      clock.forward(oneDay);
      if ((await run()).sent > 0) sent.push(secondsBetween(noon, clock.now()) / oneDay);
    }
    expect(sent).toEqual([10, 17]);
    expect(mailer.asked).toHaveLength(4);
  });

  it("hears no more of it once it is done", async () => {
    const { run, clock, one } = await underWay(1);
    await change(clock, one, "action", dueIn(clock, 1));
    clock.forward(oneDay);
    expect(await run()).toEqual({ ...nothing, created: 1, sent: 1 });
    await change(clock, one, "action-done", { number: "1", on: clock.now().slice(0, 10) });
    clock.forward(10 * oneDay);
    expect(await run()).toEqual(nothing);
    expect(await owing(table)).toBe(0);
  });

  it("hears no more of it once there is no investigation, until it is open again", async () => {
    const { run, clock, one } = await underWay(1);
    await change(clock, one, "action", dueIn(clock, 1));
    await change(clock, one, "no-investigation", { reason: "It was nothing." });
    clock.forward(3 * oneDay);
    expect(await run()).toEqual(nothing);
    await change(clock, one, "reopen", { reason: "It was something." });
    expect(await run()).toEqual({ ...nothing, created: 1, sent: 1 });
    expect(await aboutActions(one.reference)).toMatchObject([{ kind: "action-due" }]);
  });

  it("is never mailed about what keeps them out", async () => {
    const { run, clock, one, mailer } = await underWay(1);
    await change(clock, one, "action", dueIn(clock, 1));
    await change(clock, one, "people", { people: [aNamedPerson({ roles: ["office"] })] });
    for (let passed = 0; passed < 20; passed += 1) {
      clock.forward(oneDay);
      expect(await run()).toEqual(nothing);
    }
    expect(mailer.asked.map(({ to }) => to.email)).not.toContain(office.email);
    expect(await owing(table)).toBe(0);
  });
});

describe("who takes over", () => {
  it("is alerted when the people are corrected, and nobody else again", async () => {
    const { run, clock, one, mailer } = await underWay(1);
    const people = { people: [aNamedPerson({ name: head.name })] };
    const changed = await change(clock, one, "people", people);
    expect(changed.dueAt).toBe(clock.now());
    expect(await run()).toEqual({ ...nothing, created: 1, sent: 1 });
    expect(mailer.asked.at(-1)?.to.email).toBe(chair.email);
    expect(mailer.asked).toHaveLength(3);
  });

  it("is not alerted again when the people stay who they are", async () => {
    const { run, clock, one } = await underWay(1);
    await change(clock, one, "people", posted.people);
    expect(await run()).toEqual(nothing);
  });
});
