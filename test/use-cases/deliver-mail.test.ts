import { describe, expect, it } from "vitest";
import { leaseSeconds } from "#shared/domain/mail/message.ts";
import { hours, type Instant, later, minutes } from "#shared/domain/time.ts";
import type { Due, Mailer } from "#shared/ports.ts";
import {
  anIncident,
  aSubmission,
  head,
  incidentsInARow,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aMailer } from "#test/support/world.ts";
import {
  alertTo,
  aPostRoom,
  bothAlerts,
  keepIncidents,
  messagesKept,
  nothing,
  owing,
} from "./post-room.ts";

const table = aTable();

describe("a new incident", () => {
  it("is told to everyone it concerns, once", async () => {
    const mailer = aMailer();
    await keepIncidents(table, anIncident());
    const { run } = aPostRoom(table, mailer);
    expect(await run()).toEqual({ ...nothing, created: 2, sent: 2 });
    expect(mailer.taken().toSorted()).toEqual(bothAlerts);
    expect(await messagesKept(table)).toMatchObject([
      { status: "sent", attempts: 1, urgency: "today" },
      { status: "sent", attempts: 1, urgency: "today" },
    ]);
    expect(await owing(table)).toBe(0);
  });

  it("is not told again by a second run", async () => {
    const mailer = aMailer();
    await keepIncidents(table, anIncident());
    const room = aPostRoom(table, mailer);
    await room.run();
    room.clock.forward(hours(100));
    expect(await room.run()).toEqual(nothing);
    expect(mailer.taken()).toHaveLength(2);
  });

  it("is told once by four runs at once", async () => {
    const mailer = aMailer();
    const incidents = incidentsInARow(6);
    await keepIncidents(table, ...incidents);
    const rooms = Array.from({ length: 4 }, () => aPostRoom(table, mailer));
    for (const { clock } of rooms) clock.forward(60);
    const told = await Promise.all(rooms.map(({ run }) => run()));
    expect(told.reduce((sum, { created }) => sum + created, 0)).toBe(12);
    expect(told.reduce((sum, { faults }) => sum + faults, 0)).toBe(0);
    const expected = incidents.flatMap((_, at) =>
      [head.email, safeguardingLead.email].map((email) => alertTo(email, at + 1)),
    );
    expect(mailer.taken().toSorted()).toEqual(expected.toSorted());
    expect(await owing(table)).toBe(0);
  });

  it("is not told again by an index that is behind the table", async () => {
    const mailer = aMailer();
    const incident = anIncident();
    await keepIncidents(table, incident);
    const { reference, school } = incident;
    const behind = (dueAt: Instant): Due => ({
      until: () => Promise.resolve([{ owes: "messages", school, reference, dueAt }]),
    });
    expect(await aPostRoom(table, mailer, undefined, behind(later(noon, -60))).run()).toEqual(
      nothing,
    );
    expect(await aPostRoom(table, mailer).run()).toMatchObject({ sent: 2 });
    const before = await table.rows();
    expect(await aPostRoom(table, mailer, undefined, behind(noon)).run()).toEqual(nothing);
    expect(await table.rows()).toEqual(before);
  });

  it("is not told before it is due", async () => {
    await keepIncidents(table, anIncident());
    const { run, clock } = aPostRoom(table);
    clock.forward(-1);
    expect(await run()).toEqual(nothing);
    expect(await owing(table)).toBe(1);
  });

  it("waits for the next run when there is no time left", async () => {
    const mailer = aMailer();
    await keepIncidents(table, ...incidentsInARow(3));
    const room = aPostRoom(table, mailer);
    room.clock.forward(60);
    expect(await room.run(() => false)).toEqual(nothing);
    let rows = 0;
    expect(await room.run(() => (rows += 1) < 4)).toMatchObject({ sent: 0 });
    expect(await room.run()).toMatchObject({ faults: 0 });
    expect(mailer.taken()).toHaveLength(6);
  });

  it("is told in a log line that names nobody", async () => {
    await keepIncidents(table, anIncident({ told: aSubmission({ categories: ["privacy"] }) }));
    const { run, log } = aPostRoom(table);
    await run();
    expect(log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(log.lines)).not.toMatch(/Osei|example\.org|unkind/);
  });
});

describe("a run that dies", () => {
  /** Runs with a mishap at the nth call of the table, then without one until nothing is owed. */
  async function dieAt(nth: number, how: "refused" | "answer-lost", mailer: Mailer) {
    let calls = 0;
    // The process is gone: every call after the mishap fails too.
    const dying = aPostRoom(table, mailer, () => {
      calls += 1;
      if (calls === nth) return how;
      return calls > nth ? "refused" : undefined;
    });
    await dying.run().catch(() => undefined);
    const after = aPostRoom(table, mailer);
    for (let sweep = 0; sweep < 3; sweep += 1) {
      after.clock.forward(minutes(3));
      await after.run();
    }
    return calls;
  }

  it.each(["refused", "answer-lost"] as const)(
    "at any call of the table (%s) leaves nobody untold",
    async (how) => {
      const runs: { nth: number; extra: number }[] = [];
      for (let nth = 1; ; nth += 1) {
        const mailer = aMailer();
        const number = nth;
        await keepIncidents(table, anIncident({ number }));
        const calls = await dieAt(nth, how, mailer);
        const taken = mailer.taken();
        for (const { email } of [head, safeguardingLead]) {
          expect([nth, taken]).toEqual([nth, expect.arrayContaining([alertTo(email, number)])]);
        }
        expect(await owing(table)).toBe(0);
        if (calls < nth) break;
        runs.push({ nth, extra: taken.length - 2 });
      }
      // Query, find, two messages, settle, query, lease, ask for the address and mark twice, query.
      expect(runs).toHaveLength(13);
      for (const { nth, extra } of runs) expect([nth, extra]).toEqual([nth, extra > 0 ? 1 : 0]);
    },
  );

  it.each([1, 2])("in the mail service, at mail %i, leaves nobody untold", async (nth) => {
    for (const [number, sentFirst] of [true, false].entries()) {
      const engine = aMailer();
      let asked = 0;
      const dying: Mailer = {
        async send(mail, message) {
          asked += 1;
          if (asked < nth) return engine.send(mail, message);
          if (asked === nth && sentFirst) await engine.send(mail, message);
          throw new Error("gone");
        },
      };
      await keepIncidents(table, anIncident({ number: number + 1 }));
      const told = await aPostRoom(table, dying).run();
      expect(told.faults).toBe(3 - nth);
      const room = aPostRoom(table, engine);
      room.clock.forward(leaseSeconds - 1);
      expect(await room.run()).toEqual(nothing);
      room.clock.forward(1);
      await room.run();
      const taken = engine.taken();
      expect(new Set(taken).size).toBe(2);
      expect(taken).toHaveLength(sentFirst ? 3 : 2);
    }
    expect(await owing(table)).toBe(0);
  });
});
