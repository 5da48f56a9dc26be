import { describe, expect, it } from "vitest";
import {
  approvedBefore,
  mailedTo,
  mailingsOf,
  spanOfYear,
} from "#shared/domain/review/evidence.ts";
import { lawDates, lawDatesBetween } from "#shared/domain/review/law-dates.ts";
import {
  mostCounted,
  openQuestions,
  type Unsettled,
} from "#shared/domain/review/open-questions.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import { refreshRun } from "#shared/domain/sites/refresh-run.ts";
import { day, type Instant, instant } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aMailing } from "#test/support/mailing-room.ts";
import { adopted, anApproval, aVersion } from "#test/support/policy-versions.ts";
import { aSite } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

describe("changes of law and guidance", () => {
  it("each have a source, a day on which somebody looked, and what it means for the policy", () => {
    expect(lawDates.length).toBeGreaterThanOrEqual(7);
    for (const { what, means, source, on, checkedOn } of lawDates) {
      expect(on <= checkedOn).toBe(true);
      for (const words of [what, means]) expect(words).toMatch(/^[A-Z].+\.$/);
      expect(source).not.toBe("");
    }
  });

  it("stand in the order of their dates, and say of what nobody saw that a person must check", () => {
    const days = lawDates.map(({ on }) => on);
    expect(days).toEqual(days.toSorted());
    const uncertain = lawDates.filter(({ what }) => /draft|announced|expected/.test(what));
    expect(uncertain.length).toBeGreaterThanOrEqual(2);
    expect(uncertain.filter(({ toCheck }) => toCheck === undefined)).toEqual([]);
  });

  it("are told from the last approval to the end of the year, both days counted", () => {
    const told = (since: string | undefined, until: string) =>
      lawDatesBetween(since === undefined ? undefined : day.parse(since), day.parse(until)).map(
        ({ on }) => on,
      );
    expect(told("2026-06-15", "2026-06-19")).toEqual(["2026-06-15", "2026-06-19"]);
    expect(told("2026-06-16", "2026-06-18")).toEqual([]);
    expect(told(undefined, "2021-12-01")).toEqual(["2018-05-25", "2021-11-30"]);
  });
});

describe("what the year of the evidence is", () => {
  it("ends now if it is not over, and where it ends if it is", () => {
    const at = instant.parse("2027-06-01T09:00:00Z");
    expect(spanOfYear(2026, at)).toMatchObject({ to: at, isOver: false });
    expect(spanOfYear(2025, at)).toMatchObject({ to: "2026-08-31T23:00:00.000Z", isOver: true });
  });

  it("takes the mailings that began in it, the earliest first", () => {
    const begun = (id: string, moment: string) =>
      aMailing({ id, startedAt: instant.parse(moment) });
    const all = [
      begun("later", "2026-12-01T09:00:00Z"),
      begun("before", "2026-08-31T22:59:59Z"),
      begun("first", "2026-09-01T00:00:00Z"),
    ];
    const span = spanOfYear(2026, instant.parse("2027-06-01T09:00:00Z"));
    expect(mailingsOf(all, span).map(({ id }) => id)).toEqual(["first", "later"]);
  });

  it("adds mailings up by audience", () => {
    const one = aMailing();
    one.results.staff.sent = 3;
    one.results.governors.failed = 1;
    const mailed = mailedTo([one, one]);
    expect([mailed.staff.sent, mailed.governors.failed, mailed.volunteers.sent]).toEqual([6, 2, 0]);
  });

  it("looks back to the last approval before it, not to one of its own", () => {
    const { version } = aVersion();
    const approved = (at: Instant) => adopted(version, day.parse("2026-01-01"), anApproval({ at }));
    const versions = [
      approved(instant.parse("2025-01-10T12:00:00Z")),
      approved(instant.parse("2026-01-12T12:00:00Z")),
      approved(instant.parse("2026-11-12T12:00:00Z")),
    ];
    expect(approvedBefore(versions, 2026)).toBe("2026-01-12T12:00:00Z");
    expect(approvedBefore(versions, 2025)).toBe("2025-01-10T12:00:00Z");
    expect(approvedBefore(versions, 2024)).toBeUndefined();
  });
});

const settled: Unsettled = {
  unanswered: 0,
  missingTerm: undefined,
  list: { sites: [aSite()] },
  proposals: 0,
  givenUp: [],
  lastRun: undefined,
  task: { term: { year: 2026, term: "autumn" }, standing: "done" },
  at: noon,
};
const words = (changes: Partial<Unsettled>) =>
  openQuestions({ ...settled, ...changes }).map((one) => one.words);

const aRun = (at: string, ...outcomes: readonly string[]) =>
  refreshRun.parse({
    ...{ at, startedAt: at, exchanges: [], requests: 0, bytes: 0 },
    results: outcomes.map((outcome, place) => ({
      ...{ source: `source-${place}`, outcome, gates: [], parser: 1, asked: 1 },
      ...{ unchanged: 0, failed: 0, left: 0, raised: 0 },
    })),
  });

describe("what is open", () => {
  it("is nothing where all is settled", () => expect(words({})).toEqual([]));

  it.each([
    [{ unanswered: 1 }, "1 question about the policy waits for an answer"],
    [{ unanswered: 7 }, "7 questions about the policy wait for an answer"],
    [{ unanswered: mostCounted }, "100 or more questions about the policy wait for an answer"],
    [
      { missingTerm: { year: 2026, term: "spring" } as const },
      "The spring term 2027 has no dates, so nobody can be reminded in it",
    ],
    [{ list: { sites: [aSite({ standing: "draft" })] } }, "1 record of the site list is a draft"],
    [{ proposals: 2 }, "2 proposals for the site list wait for a decision"],
    [
      { lastRun: aRun("2026-11-16T06:15:00Z", "failed", "quarantined", "read", "unchanged") },
      "2 sources of the site list could not be read last time",
    ],
    [
      { lastRun: aRun("2026-10-19T06:15:00Z", "read") },
      "The sources of the site list were not asked for 32 days",
    ],
    [
      { task: { ...settled.task, standing: "missed" } as const },
      "Nobody recorded monitoring in the autumn term 2026",
    ],
    [
      { task: { ...settled.task, standing: "last-call" } as const },
      "Nobody recorded monitoring in the autumn term 2026",
    ],
  ])("is said in one sentence of each: %o", (changes, sentence) => {
    expect(words(changes)).toEqual([sentence]);
  });

  it("leaves mail about incidents to those who work on them", () => {
    const givenUp = [{ id: "HH-7KQ2-9MXF#alert#amara-osei" }, { id: "review-2027#due#amara-osei" }];
    expect(words({ givenUp })).toEqual(["1 mail did not get out, and waits for somebody"]);
  });

  it("is of the list that came with the product what nobody has checked", () => {
    expect(words({ list: firstList(sha) })).toEqual(["22 records of the site list are drafts"]);
  });
});
