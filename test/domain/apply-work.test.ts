import { describe, expect, it } from "vitest";
import { bandOf } from "#shared/domain/incident/band-of.ts";
import { stepsFor } from "#shared/domain/incident/pathway.ts";
import { mostEntries } from "#shared/domain/incident/work.ts";
import { anIncident } from "#test/support/builders.ts";
import {
  actingHead,
  after,
  inStatus,
  posted,
  standsInTheWay,
  withAllSteps,
} from "#test/support/working.ts";

const triaged = inStatus("triaged");
const fields = (...asked: Parameters<typeof standsInTheWay>) =>
  standsInTheWay(...asked).map(({ field }) => field);
const lastChanges = (one: typeof triaged) => one.history.at(-1)?.changes;

describe("the risk", () => {
  it("is told with its band and both inputs", () => {
    const one = after(triaged, "risk");
    expect(one.work.inherent).toEqual({
      likelihood: "possible",
      impact: "moderate",
      band: "medium",
    });
    expect(lastChanges(one)).toEqual([
      { field: "risk", from: "", to: "medium (likelihood possible, impact moderate)" },
    ]);
    const less = { when: "residual", likelihood: "unlikely", impact: "minor" };
    const next = after(one, "risk", less);
    expect(next.work.inherent).toEqual(one.work.inherent);
    expect(lastChanges(next)).toEqual([
      {
        field: "risk after actions",
        from: "",
        to: "low-medium (likelihood unlikely, impact minor)",
      },
    ]);
  });

  it("takes another level only with a reason, and shows the inputs all the same", () => {
    const high = { ...posted.risk, overrideBand: "high" };
    expect(fields(triaged, "risk", high)).toEqual(["overrideReason"]);
    const one = after(triaged, "risk", { ...high, overrideReason: "The family is in danger." });
    const { inherent } = one.work;
    expect(inherent).toMatchObject({ band: "medium", override: { band: "high" } });
    expect(inherent && bandOf(inherent)).toBe("high");
    expect(lastChanges(one)).toEqual([
      { field: "risk", from: "", to: "high (likelihood possible, impact moderate)" },
      { field: "why another level", from: "", to: "The family is in danger." },
    ]);
  });

  it("tells of no other level where none was chosen", () => {
    const raw = { ...posted.risk, overrideReason: "Typed, and then thought better of." };
    const one = after(triaged, "risk", raw);
    expect(one.work.inherent).not.toHaveProperty("override");
    expect(lastChanges(one)).toHaveLength(1);
  });
});

describe("the steps", () => {
  const [first, second] = stepsFor([]).map(({ id }) => id);

  it("are taken in their order, each once", () => {
    expect(fields(triaged, "step", { ...posted.step, step: second })).toEqual(["step"]);
    expect(fields(triaged, "step", { ...posted.step, step: "no-step" })).toEqual(["step"]);
    const one = after(triaged, "step", { ...posted.step, step: first });
    expect(fields(one, "step", { ...posted.step, step: first })).toEqual(["step"]);
    const next = after(one, "step", { ...posted.step, step: second });
    expect(next.work.steps.map(({ step }) => step)).toEqual([first, second]);
    expect(next.work.steps[1]).toMatchObject({ by: actingHead, at: next.history.at(-1)?.at });
  });

  it("are skipped only with a reason", () => {
    const skipped = { ...posted.step, step: first, how: "skipped" };
    expect(fields(triaged, "step", skipped)).toEqual(["reason"]);
    const one = after(triaged, "step", { ...skipped, reason: "Nobody was in danger." });
    expect(lastChanges(one)).toEqual([
      {
        field: `step ${first}`,
        from: "",
        to: "skipped, 20 November 2026, Nobody was in danger.",
      },
    ]);
  });

  it("are not taken tomorrow", () => {
    expect(fields(triaged, "step", { ...posted.step, on: "2026-11-21" })).toEqual(["on"]);
    expect(withAllSteps(triaged).work.steps).toHaveLength(stepsFor([]).length);
  });
});

describe("referrals, messages, notes and lessons", () => {
  it("a referral lies not ahead", () => {
    expect(fields(triaged, "referral", { ...posted.referral, on: "2026-11-21" })).toEqual(["on"]);
    const one = after(triaged, "referral");
    expect(one.work.referrals).toMatchObject([{ to: "platform", reference: "Case 5" }]);
  });

  it("are added, never overwritten", () => {
    const names = ["message", "note", "addendum", "lesson", "note"] as const;
    const one = names.reduce((so, name) => after(so, name), anIncident());
    expect(one.work.talk).toMatchObject([{ from: "school", by: actingHead }]);
    expect(one.work.notes.map(({ kind }) => kind)).toEqual(["note", "addendum", "note"]);
    expect(one.work.lessons).toMatchObject([{ clause: "lesson-time" }]);
    expect(one.history.slice(1).flatMap(({ changes }) => changes.map(({ to }) => to))).toEqual(
      names.map((name) => posted[name]["text"] ?? posted[name]["note"]),
    );
  });
});

describe("an action", () => {
  const promised = after(triaged, "action");
  const finished = after(promised, "action-done");

  it("is somebody's of the school, and may be due any day", () => {
    expect(fields(triaged, "action", { ...posted.action, owner: "nina-novak" })).toEqual(["owner"]);
    const two = after(promised, "action", { ...posted.action, dueOn: "2026-11-01" });
    expect(two.work.actions.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("is done once, and not tomorrow", () => {
    expect(fields(triaged, "action-done")).toEqual(["number"]);
    expect(fields(promised, "action-done", { number: "1", on: "2026-11-21" })).toEqual(["on"]);
    expect(fields(promised, "action-done", { number: "2", on: "2026-11-20" })).toEqual(["number"]);
    expect(finished.work.actions).toMatchObject([{ doneOn: "2026-11-20" }]);
    expect(fields(finished, "action-done")).toEqual(["number"]);
  });

  it("is checked once it is done, and what was seen stays in the history", () => {
    expect(fields(promised, "action-check")).toEqual(["number"]);
    const checked = after(finished, "action-check");
    expect(checked.work.actions).toMatchObject([{ check: { worked: true, by: actingHead } }]);
    const again = after(checked, "action-check", { number: "1", worked: "no", note: "" });
    expect(again.work.actions[0]?.check).toMatchObject({ worked: false });
    expect(again.history.slice(-2).flatMap(({ changes }) => changes)).toEqual([
      { field: "action 1", from: "", to: "it worked, The group is quiet." },
      { field: "action 1", from: "", to: "it did not work" },
    ]);
  });
});

describe("an incident that is full", () => {
  const times = (count: number, one: typeof triaged, name: "note" | "message" | "action") =>
    Array.from({ length: count }).reduce<typeof triaged>((so) => after(so, name), one);
  const isFull = [{ field: "", words: expect.stringMatching(/^This incident is full/) as string }];

  it.each(["note", "message", "action"] as const)("takes a hundred of one thing: %s", (name) => {
    const one = times(mostEntries, triaged, name);
    expect(standsInTheWay(one, name)).toEqual(isFull);
    expect(standsInTheWay(one, "lesson")).toEqual([]);
  });

  const long = () => {
    const [entry] = triaged.history.slice(-1);
    if (!entry) throw new Error("an incident without history");
    const history = Array.from({ length: 400 }, () => entry);
    return { ...withAllSteps(inStatus("decided")), history };
  };

  it("takes no more than 400 entries of history", () => {
    expect(standsInTheWay({ ...long(), history: long().history.slice(1) }, "note")).toEqual([]);
    expect(standsInTheWay(long(), "note")).toEqual(isFull);
    expect(standsInTheWay(long(), "people")).toEqual(isFull);
  });

  it("can still be closed, as it asks to be, and a passage can still be removed", () => {
    expect(after(long(), "close").status).toBe("closed");
    expect(standsInTheWay(long(), "redact")).toEqual([]);
  });

  it("is not larger than a row may be", () => {
    const raw = { text: "€".repeat(5_000) };
    let one = triaged;
    while (standsInTheWay(one, "note", raw).length === 0 && one.work.notes.length < mostEntries) {
      one = after(one, "note", raw);
    }
    expect(standsInTheWay(one, "note", raw)).toEqual(isFull);
    expect(new TextEncoder().encode(JSON.stringify(one)).length).toBeLessThan(360_000);
    expect(one.work.notes.length).toBeGreaterThan(5);
    expect(after(one, "no-investigation").status).toBe("no-investigation");
  });
});
