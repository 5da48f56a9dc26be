import { describe, expect, it } from "vitest";
import { applyReviewChange } from "#shared/domain/review/apply-review-change.ts";
import { bodyOf } from "#shared/domain/review/body.ts";
import { openReview } from "#shared/domain/review/open-review.ts";
import { type Review, review, reviewLimits } from "#shared/domain/review/review.ts";
import type { ReviewCircumstances } from "#shared/domain/review/review-circumstances.ts";
import { readReviewInput } from "#shared/domain/review/review-inputs.ts";
import { type ReviewChangeName, reviewChangeNames } from "#shared/domain/review/review-rules.ts";
import { tallyOf } from "#shared/domain/review/tally.ts";
import { day, instant, later, schoolDay } from "#shared/domain/time.ts";
import { aSchool, chair, governor } from "#test/support/builders.ts";
import { anEdit } from "#test/support/policy-versions.ts";
import { aReviewingSchool, postedReview, secondGovernor } from "#test/support/reviewing.ts";
import { sha } from "#test/support/world.ts";

const openedAt = instant.parse("2026-11-23T09:30:00.000Z");
const at = instant.parse("2026-12-01T12:00:00.000Z");
const today = schoolDay(at);
const hash = sha("words");
const opened = openReview(
  {
    school: "highters-heath",
    key: "2027",
    due: { on: day.parse("2027-01-04"), because: "first-use" },
    policy: { number: 1, hash },
  },
  openedAt,
  sha,
);
const approvals = [governor, secondGovernor].map(({ id: who }) => ({
  ...{ who, by: who, at, verdict: "approve" as const, words: "" },
}));
const proposal = { number: 2, hash, round: 1, by: "Somebody", at };
const decided: Review = {
  ...opened,
  status: "decided",
  decisions: approvals,
  rounds: 1,
  proposal: { ...proposal, decidedAt: at },
};

const now = (changes: Partial<ReviewCircumstances> = {}): ReviewCircumstances => ({
  ...{ by: `${chair.name}, Chair`, who: chair.id, name: chair.name, at, today, sha },
  ...{ school: aReviewingSchool(), exclusions: new Map(), reauthenticatedAt: at },
  ...{ amendment: anEdit(), proposed: { number: 2, hash } },
  ...changes,
});
const posted = postedReview(today);

/** What came of a change, or its faults as sentences. */
function outcomeOf(
  one: Review,
  name: ReviewChangeName,
  raw: object = {},
  changes: Partial<ReviewCircumstances> = {},
) {
  const input = readReviewInput(name, { ...posted[name], ...raw });
  const made = input.ok ? applyReviewChange(one, input.value, now(changes)) : input;
  return made.ok ? made.value : made.refused.map(({ field, words }) => `${field}: ${words}`);
}
const faultsOf = (...asked: Parameters<typeof outcomeOf>) => {
  const outcome = outcomeOf(...asked);
  return Array.isArray(outcome) ? outcome : "done";
};

describe("what a form of the review posts", () => {
  it.each(reviewChangeNames)(
    "is understood for %s, and answered field by field if empty",
    (name) => {
      expect(readReviewInput(name, posted[name]).ok).toBe(true);
      const empty = readReviewInput(name, {});
      if (empty.ok) throw new Error("an empty form is no input");
      for (const { field, words } of empty.refused) {
        expect(words).toMatch(/^(Choose|Say|Enter|Write|Give|Type|Tick) /);
        expect(field).not.toBe("");
      }
    },
  );

  it("has one lesson as one, and several as several", () => {
    const raw = posted["propose-amendment"];
    const read = (lessons: unknown) => readReviewInput("propose-amendment", { ...raw, lessons });
    expect(read("HH-7KQ2-9MXF/lesson-time")).toMatchObject({
      value: { said: { lessons: [{ clause: "lesson-time" }] } },
    });
    expect(read(["HH-7KQ2-9MXF/lesson-time", "HH-7KQ2-9MXF/be-smart"])).toMatchObject({
      value: { said: { lessons: [{}, {}] } },
    });
    expect(read("HH-7KQ2-9MXF/no-such").ok).toBe(false);
  });
});

describe("a signature", () => {
  it("is kept with who, as what, when, and where the minutes say so", () => {
    expect(outcomeOf(decided, "sign", { meetingOn: "2026-11-30" })).toMatchObject({
      status: "signed",
      nextDueOn: "2027-11-30",
      signature: {
        ...{ who: chair.id, name: chair.name, role: "Chair of the Personnel Committee" },
        ...{ declared: true, minuteReference: "PC 2027-01/4", inForceFrom: today },
      },
    });
  });

  it.each([
    ["name", { name: "Somebody Else" }, {}],
    ["declared", { declared: "" }, {}],
    ["minuteReference", { minuteReference: " " }, {}],
    ["meetingOn", { meetingOn: "2026-12-02" }, {}],
    ["meetingOn", { meetingOn: "2026-11-22" }, {}],
    ["inForceFrom", { inForceFrom: "2026-11-30" }, {}],
    ["inForceFrom", { inForceFrom: "2027-04-01" }, {}],
    ["", {}, { reauthenticatedAt: undefined }],
    ["", {}, { reauthenticatedAt: later(at, -601) }],
    ["", {}, { reauthenticatedAt: later(at, 1) }],
  ] as const)("is refused for %s: %j %j", (field, raw, changes) => {
    const [fault] = faultsOf(decided, "sign", raw, changes);
    expect(fault).toMatch(new RegExp(`^${field}: `));
  });

  it("takes the name in any writing, and a sign-in of ten minutes ago", () => {
    const raw = { name: "  dorothy   MARCHETTI " };
    expect(faultsOf(decided, "sign", raw, { reauthenticatedAt: later(at, -600) })).toBe("done");
  });
});

describe("another due date", () => {
  it("holds from today on, with its notices sent anew", () => {
    expect(outcomeOf(opened, "set-due-date")).toMatchObject({
      ...{ dueOn: "2027-06-01", dueBecause: "set", dueRound: 2, dueSince: today },
    });
  });

  it("of a closed review is that of the next one", () => {
    const closed: Review = { ...decided, status: "closed", nextDueOn: day.parse("2027-12-01") };
    const next = outcomeOf(closed, "set-due-date");
    expect(next).toMatchObject({ dueOn: "2027-01-04", nextDueOn: "2027-06-01", dueRound: 1 });
  });

  it.each(["2026-11-30", "2027-12-02", "2027-01-04"])("is not %s", (dueOn) => {
    expect(faultsOf(opened, "set-due-date", { dueOn })).toEqual([
      expect.stringMatching(/^dueOn: /),
    ]);
  });
});

describe("the count of decisions", () => {
  const school = aReviewingSchool();
  const count = (...verdicts: readonly ("approve" | "approve-with-changes" | "send-back")[]) => {
    const people = [chair, governor, secondGovernor];
    const decisions = verdicts.map((verdict, at_) => ({
      ...{ who: people[at_]?.id ?? "", by: "Somebody", at, verdict, words: "" },
    }));
    return tallyOf({ ...opened, decisions }, new Map(), school).status;
  };
  it("is what two of three say", () => {
    expect(count("approve")).toBe("proposed");
    expect(count("approve", "approve")).toBe("decided");
    expect(count("approve", "send-back")).toBe("proposed");
    expect(count("approve", "send-back", "approve")).toBe("decided");
    expect(count("approve-with-changes", "approve-with-changes")).toBe("sent-back");
    expect(count("send-back", "approve-with-changes", "approve")).toBe("sent-back");
  });

  it("does not count who does not decide", () => {
    const stranger = { who: "nobody", by: "Nobody", at, verdict: "approve" as const, words: "" };
    expect(
      tallyOf({ ...opened, decisions: [stranger, stranger] }, new Map(), school),
    ).toMatchObject({
      ...{ approvals: 0, status: "proposed" },
    });
  });
});

describe("a school that says nothing of who decides", () => {
  it("has all governors decide, half of them approving, and its chair sign", () => {
    const { kind, deciders, quorum, signers, title } = bodyOf(aSchool());
    expect([kind, quorum, title]).toEqual(["full-board", 2, "Chair of governors"]);
    expect(deciders).toEqual([chair, governor]);
    expect(signers).toEqual([chair]);
    const many = Array.from({ length: 9 }, () => governor);
    expect(bodyOf({ people: many }).quorum).toBe(5);
  });
});

describe("a review that is full", () => {
  it("says so, and can still be signed", () => {
    const comment = { about: "policy", words: "x".repeat(reviewLimits.comment), by: "S", at };
    const full: Review = {
      ...decided,
      status: "proposed",
      comments: Array.from({ length: 190 }, () => comment),
    };
    expect(review.safeParse(full).success).toBe(true);
    expect(faultsOf(full, "comment")).toEqual([expect.stringMatching(/holds as much as it can/)]);
    expect(faultsOf({ ...full, status: "decided" }, "sign")).toBe("done");
  });

  it("takes no more of anything than its row can", () => {
    const number = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        ...{ number: place + 1, change: anEdit(), why: "So.", lessons: [], by: "S", at },
      }));
    const full: Review = { ...opened, amendments: number(reviewLimits.amendments) };
    expect(faultsOf(full, "propose-amendment")).toHaveLength(1);
    expect(faultsOf({ ...opened, dueRound: reviewLimits.dueRounds }, "set-due-date")).toHaveLength(
      1,
    );
  });
});
