import { describe, expect, it } from "vitest";
import {
  firstVersion,
  type PolicyVersion,
  withFirst,
} from "#shared/domain/policy/policy-version.ts";
import { keyFor, nextDue, openingDay, yearAfter } from "#shared/domain/review/due-date.ts";
import { mailingDays } from "#shared/domain/review/mailing-days.ts";
import { openReview } from "#shared/domain/review/open-review.ts";
import { type Review } from "#shared/domain/review/review.ts";
import { day, instant } from "#shared/domain/time.ts";
import { adopted, aVersion } from "#test/support/policy-versions.ts";
import { aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";

const at = instant.parse("2026-11-23T09:30:00.000Z");
const aReview = (key: string, changes: Partial<Review> = {}): Review => ({
  ...openReview(
    {
      school: "highters-heath",
      key,
      due: { on: day.parse("2027-01-04"), because: "first-use" },
      policy: { number: 1, hash: firstVersion(sha).hash },
    },
    at,
    sha,
  ),
  ...changes,
});
const today = day.parse("2026-11-23");
const none = withFirst([], sha);

describe("a review is due", () => {
  it.each([
    ["2027-01-20", "2028-01-20"],
    ["2028-02-28", "2029-02-28"],
    ["2028-02-29", "2029-02-28"],
    ["2027-12-31", "2028-12-31"],
  ])("a year after %s on %s", (from, to) => {
    expect(yearAfter(day.parse(from))).toBe(to);
  });

  it("six weeks after the first use if nothing is known of an approval", () => {
    expect(nextDue(undefined, none, {}, today)).toEqual({ on: "2027-01-04", because: "first-use" });
  });

  it("on the day of the profile, if nothing was approved yet", () => {
    const review = { decidedBy: "full-board", firstDueOn: "2027-03-01" } as const;
    expect(nextDue(undefined, none, { review }, today)).toEqual({
      on: "2027-03-01",
      because: "profile",
    });
  });

  it("a year after the last approval, whatever the profile says", () => {
    const version: PolicyVersion = adopted(aVersion().version, day.parse("2027-01-25"));
    const review = { decidedBy: "full-board", firstDueOn: "2027-03-01" } as const;
    expect(nextDue(undefined, withFirst([version], sha), { review }, today)).toEqual({
      on: "2028-01-20",
      because: "approval",
    });
  });

  it("on the day that the last review set", () => {
    const last = aReview("2027", { nextDueOn: day.parse("2027-12-01"), nextDueBecause: "set" });
    expect(nextDue(last, none, {}, today)).toEqual({ on: "2027-12-01", because: "set" });
  });
});

describe("a review is opened", () => {
  const days = mailingDays(aYear);
  it.each([
    ["six weeks before", "2027-01-15", "2026-12-04"],
    ["on the first school day after a half term", "2026-12-09", "2026-11-02"],
    ["on the Monday after a weekend", "2026-12-19", "2026-11-09"],
    ["after Christmas if that costs less than two weeks", "2027-02-08", "2027-01-04"],
    ["before holidays that would cost more than two weeks", "2027-01-31", "2026-12-18"],
    ["before the summer", "2027-09-10", "2027-07-21"],
  ])("%s: due %s, opened %s", (_, due, opened) => {
    expect(openingDay(day.parse(due), days)).toBe(opened);
  });
});

describe("the key of a review", () => {
  it.each([
    ["2027-01-04", undefined, "2027"],
    ["2027-12-10", "2027", "2027-2"],
    ["2027-12-31", "2027-2", "2027-3"],
    ["2028-01-10", "2027-3", "2028"],
    // A school that sets its date back: keys only go up.
    ["2027-12-20", "2028", "2028-2"],
    ["2028-12-20", "2028-9", "2029"],
  ])("due %s after %s is %s", (due, last, key) => {
    expect(keyFor(day.parse(due), last === undefined ? undefined : aReview(last))).toBe(key);
  });

  it("sorts as the reviews follow each other", () => {
    const keys = ["2027", "2027-2", "2027-9", "2028", "2028-2", "2029"];
    expect(keys.map((key) => `REVIEW#${key}`).toSorted()).toEqual(
      keys.map((key) => `REVIEW#${key}`),
    );
  });
});

describe("mails go out", () => {
  const days = mailingDays(aYear);
  const isOne = (one: string) => days.isOne(day.parse(one));
  it("on school days where the terms are known", () => {
    expect(["2026-11-20", "2027-01-04", "2027-05-10"].filter(isOne)).toHaveLength(3);
    const away = [
      "2026-11-21",
      "2026-10-28",
      "2026-12-28",
      "2027-05-03",
      "2027-04-01",
      "2027-08-10",
    ];
    expect(away.filter(isOne)).toEqual([]);
  });

  it("on weekdays that are no bank holiday where they are not", () => {
    expect(["2027-10-04", "2028-12-27"].map(isOne)).toEqual([true, true]);
    expect(["2027-10-02", "2027-12-27"].map(isOne)).toEqual([false, false]);
    expect(days.isKnown(day.parse("2027-10-04"))).toBe(false);
    expect(days.isKnown(day.parse("2027-08-20"))).toBe(true);
    const unknown = mailingDays([]);
    expect(unknown.isOne(day.parse("2026-12-28"))).toBe(false);
    expect(unknown.isOne(day.parse("2026-12-29"))).toBe(true);
  });
});
