import { describe, expect, it } from "vitest";
import { daysWithoutRun } from "#shared/domain/sites/refresh-run.ts";
import {
  deadAfter,
  isDue,
  mustTell,
  type RunOfSource,
  type SourceState,
  sourceStanding,
  stateAfter,
  unknownSource,
} from "#shared/domain/sites/source-health.ts";
import { instant, later } from "#shared/domain/time.ts";

const start = instant.parse("2026-08-03T05:15:00Z");
const day = (count: number) => later(start, count * 86_400);
const aRun = (changes: Partial<RunOfSource> = {}): RunOfSource => ({
  everyDays: 7,
  outcome: "read",
  gates: [],
  addresses: {},
  outcomes: ["read"],
  ...changes,
});
const failed = aRun({ outcome: "failed", outcomes: ["timed-out"] });
/** A source after runs a week apart. */
const after = (...runs: readonly RunOfSource[]): SourceState =>
  runs.reduce((state, run, week) => stateAfter(state, run, day(7 * week)), unknownSource("apple"));

describe("how a source is", () => {
  it("is not known before it was asked", () => {
    expect(sourceStanding(unknownSource("apple"), start)).toBe("never-asked");
  });

  it("is amber after two runs that brought nothing, and green again after one that did", () => {
    expect(sourceStanding(after(aRun(), failed), day(8))).toBe("green");
    expect(sourceStanding(after(aRun(), failed, failed), day(15))).toBe("amber");
    expect(sourceStanding(after(failed, failed, aRun()), day(15))).toBe("green");
    const quarantined = aRun({ outcome: "quarantined", gates: ["too-few"] });
    expect(sourceStanding(after(aRun(), quarantined, quarantined), day(15))).toBe("amber");
  });

  it("is red 30 days after it last brought something, or never did, or a month later if it is rare", () => {
    expect(sourceStanding(after(aRun()), day(14))).toBe("green");
    expect(sourceStanding(after(aRun()), day(15))).toBe("amber");
    expect(sourceStanding(after(aRun()), day(30))).toBe("amber");
    expect(sourceStanding(after(aRun()), day(31))).toBe("red");
    expect(sourceStanding(after(failed), day(31))).toBe("red");
    expect(sourceStanding(after(aRun({ everyDays: 28 })), day(56))).toBe("green");
    expect(sourceStanding(after(aRun({ everyDays: 28 })), day(59))).toBe("red");
  });

  it("is not told by a run that was not finished", () => {
    const state = after(aRun(), aRun({ outcome: "unfinished" }));
    expect(state).toMatchObject({ doneFor: day(0), succeededAt: day(0), missedRuns: 0 });
  });
});

describe("a source that nobody answers for", () => {
  const refused = aRun({ outcome: "failed", outcomes: ["refused"] });
  const told = (state: SourceState, at: number) => mustTell(state.dead, day(at));

  it("is asked about after three runs over 14 days", () => {
    expect(told(after(refused, refused), 14)).toBe(false);
    expect(told(after(refused, refused, refused), 14)).toBe(true);
    expect(told(after(refused, refused, refused), 13)).toBe(false);
  });

  it("is asked about at once if it says that it is gone", () => {
    expect(told(after(aRun({ outcome: "failed", outcomes: ["gone"] })), 0)).toBe(true);
  });

  it("is not gone if one of its addresses answers, or if it is only slow", () => {
    expect(after(aRun({ outcomes: ["refused", "read"] })).dead).toBeUndefined();
    expect(after(refused, failed).dead).toBeUndefined();
    expect(after(refused, refused, aRun()).dead).toBeUndefined();
  });

  it("is not there for the addresses either that nobody asked after it was silent", () => {
    const silent = aRun({ outcome: "failed", outcomes: ["refused", "not-asked", "not-asked"] });
    expect(told(after(silent, silent, silent), 14)).toBe(true);
    const nobodyLooked = aRun({ outcome: "unfinished", outcomes: [] });
    expect(after(silent, nobodyLooked).dead).toEqual(after(silent).dead);
    const dead = { since: start, runs: 2, why: "missing" } as const;
    expect(deadAfter(dead, "not-asked", day(7))).toBe(dead);
  });

  it("is asked about once for as long as it stays away", () => {
    const dead = { since: start, runs: 4, why: "refused", told: true } as const;
    expect(mustTell(dead, day(60))).toBe(false);
    expect(deadAfter(dead, "unresolvable", day(70))).toEqual({
      since: start,
      runs: 5,
      why: "unresolvable",
      told: true,
    });
    expect(deadAfter(dead, "read", day(70))).toBeUndefined();
  });
});

describe("a source", () => {
  it("is asked once for an instant, weekly in every run, else when its month is over", () => {
    const state = after(aRun());
    expect(isDue(unknownSource("apple"), 28, start)).toBe(true);
    expect(isDue(state, 7, start)).toBe(false);
    expect(isDue(state, 7, instant.parse("2026-08-03T05:15:00.000Z"))).toBe(false);
    expect(isDue(state, 7, day(1))).toBe(true);
    expect(isDue(state, 28, day(21))).toBe(false);
    expect(isDue(state, 28, later(day(28), -3600))).toBe(true);
    expect(isDue(after(failed), 28, day(7))).toBe(true);
  });
});

it("tells for how many days the job did not run, once that is longer than ten", () => {
  const run = { at: start, startedAt: start, results: [], exchanges: [], requests: 0, bytes: 0 };
  expect(daysWithoutRun(undefined, start)).toBeUndefined();
  expect(daysWithoutRun(run, day(10))).toBeUndefined();
  expect(daysWithoutRun(run, day(11))).toBe(11);
});
