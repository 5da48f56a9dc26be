import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dutiesAt,
  dutiesOf,
  withDueMark,
  withoutOvertaken,
} from "#shared/domain/incident/duties.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { day, instant, later } from "#shared/domain/time.ts";
import { anIncident, aSubmission, noon } from "#test/support/builders.ts";
import { after, inStatus, posted, withAllSteps } from "#test/support/working.ts";

const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
const withEmail = aSubmission({ reporter: { relationship: "staff", email: "nina@example.org" } });
const settledAll = (one: Incident): Incident => ({ ...one, settled: ids(dutiesOf(one)) });
const at = (text: string) => instant.parse(text);

describe("what an incident owes", () => {
  it("is an alert, once, from the moment it was received", () => {
    const one = anIncident();
    expect(dutiesOf(one)).toEqual([{ kind: "alert", id: "alert", from: one.receivedAt }]);
    expect(ids(dutiesAt(one, one.receivedAt))).toEqual(["alert"]);
    expect(dutiesAt(one, later(one.receivedAt, -1))).toEqual([]);
    expect(dutiesAt(settledAll(one), later(noon, 1e8))).toEqual([]);
  });

  it("is a word to the reporter for each message, if they left an address", () => {
    const twice = (one: Incident) => after(after(one, "message"), "message");
    const one = twice(anIncident({ told: withEmail }));
    expect(ids(dutiesOf(one))).toEqual(["alert", "reply#1", "reply#2"]);
    expect(dutiesOf(one)[1]).toMatchObject({ kind: "reply", from: one.work.talk[0]?.at });
    expect(ids(dutiesOf(twice(anIncident())))).toEqual(["alert"]);
    expect(ids(dutiesOf(after(settledAll(one), "message")))).toContain("reply#3");
  });

  it("is a word to whoever has to do something, on the day and a week later", () => {
    const one = after(inStatus("triaged"), "action", { ...posted.action, dueOn: "2026-11-27" });
    expect(dutiesOf(one).slice(1)).toEqual([
      {
        kind: "action-due",
        id: "action-due#1",
        from: "2026-11-27T08:00:00Z",
        action: 1,
      },
      {
        kind: "action-late",
        id: "action-late#1",
        from: "2026-12-04T08:00:00.000Z",
        action: 1,
      },
    ]);
    const alerted = { ...one, settled: ["alert"] };
    expect(dutiesAt(alerted, at("2026-11-27T07:59:59Z"))).toEqual([]);
    expect(ids(dutiesAt(alerted, at("2026-11-27T08:00:00Z")))).toEqual(["action-due#1"]);
    expect(ids(dutiesAt(alerted, at("2026-12-04T08:00:00Z")))).toEqual([
      "action-due#1",
      "action-late#1",
    ]);
  });

  it("is nothing for an action that is done, and nothing once it is closed", () => {
    const two = after(after(inStatus("triaged"), "action"), "action");
    expect(ids(dutiesOf(after(two, "action-done")))).toEqual([
      "alert",
      "action-due#2",
      "action-late#2",
    ]);
    for (const ended of ["no-investigation", "duplicate"] as const) {
      expect(ids(dutiesOf(after(two, ended)))).toEqual(["alert"]);
    }
    const reopened = after(after(two, "no-investigation"), "reopen");
    expect(ids(dutiesOf(reopened))).toHaveLength(5);
    const closed = after(withAllSteps(inStatus("decided")), "close");
    expect(ids(dutiesOf(closed))).toEqual(["alert"]);
  });
});

describe("the due mark", () => {
  it("is gone once nothing is owed", () => {
    const one = anIncident();
    expect(one.dueAt).toBe(noon);
    expect(withDueMark(settledAll(one), noon)).not.toHaveProperty("dueAt");
  });

  it("stands at the earliest of what is owed, and never before now", () => {
    const days = fc.integer({ min: -400, max: 400 }).map((off) => later(noon, off * 86_400));
    const task = fc.record({ dueOn: days, isDone: fc.boolean() });
    const moment = fc
      .integer({ min: 0, max: 900 * 86_400_000 })
      .map((ms) => later(noon, ms / 1000));
    let owing = 0;
    fc.assert(
      fc.property(
        fc.array(task, { maxLength: 8 }),
        fc.array(fc.nat({ max: 20 }), { maxLength: 12 }),
        moment,
        (tasks, done, now) => {
          const base = after(inStatus("triaged", anIncident({ told: withEmail })), "message");
          const one = tasks.reduce((so, { dueOn, isDone }, place) => {
            const raw = { ...posted.action, dueOn: day.parse(dueOn.slice(0, 10)) };
            const next = after(so, "action", raw);
            const number = String(place + 1);
            return isDone ? after(next, "action-done", { number, on: "2026-11-20" }) : next;
          }, base);
          const duties = dutiesOf(one);
          const settled = done.flatMap((place) => duties[place]?.id ?? []);
          const left = duties.filter(({ id }) => !settled.includes(id));
          const marked = withDueMark({ ...one, settled }, now);
          const earliest = Math.min(...left.map(({ from }) => Date.parse(from)));
          if (left.length > 0) owing += 1;
          expect(marked.dueAt && Date.parse(marked.dueAt)).toEqual(
            left.length === 0 ? undefined : Math.max(earliest, Date.parse(now)),
          );
          expect({ ...marked, dueAt: one.dueAt }).toEqual({ ...one, settled });
        },
      ),
    );
    expect(owing).toBeGreaterThan(50);
  });

  it("finds the duty it was set for, to the millisecond", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 * 30 }), (ms) => {
        const one = { ...after(inStatus("triaged"), "action"), settled: ["alert"] };
        const { dueAt } = withDueMark(one, later(noon, ms / 1000));
        expect(dueAt && dutiesAt(one, dueAt).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("tells of an action that is a week late once, not as due besides", () => {
    const one = { ...after(inStatus("triaged"), "action"), settled: ["alert"] };
    const [due, late] = dutiesOf(one).slice(1);
    const both = dutiesAt(one, late?.from ?? noon);
    expect(ids(both)).toEqual([due?.id, late?.id]);
    expect(ids(withoutOvertaken(both))).toEqual([late?.id]);
    expect(ids(withoutOvertaken(dutiesAt(one, due?.from ?? noon)))).toEqual([due?.id]);
  });
});
