import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstVersion,
  inForceOn,
  newestAdopted,
  type PolicyVersion,
  policyVersion,
  standingOf,
  withFirst,
} from "#shared/domain/policy/policy-version.ts";
import { day, daysLater } from "#shared/domain/time.ts";
import { adopted, anApproval, aVersion } from "#test/support/policy-versions.ts";
import { sha } from "#test/support/world.ts";

const start = day.parse("2026-11-22");
const proposed = aVersion().version;
const numbered = (number: number, more: Partial<PolicyVersion> = {}): PolicyVersion => ({
  ...proposed,
  number,
  ...more,
});

describe("the version in force", () => {
  it("is the first, before its own day too, until another one is adopted", () => {
    const all = withFirst([proposed, numbered(3, { status: "draft" })], sha);
    for (const on of ["2020-01-01", "2026-11-22", "2099-12-31"]) {
      expect(inForceOn(all, day.parse(on))).toEqual(firstVersion(sha));
    }
  });

  it("changes on the very day from which it was adopted", () => {
    const all = withFirst([adopted(proposed, day.parse("2027-02-01"))], sha);
    expect(inForceOn(all, day.parse("2027-01-31")).number).toBe(1);
    expect(inForceOn(all, day.parse("2027-02-01")).number).toBe(2);
    expect(standingOf(all[0], all, day.parse("2027-01-31"))).toBe("in-force");
    expect(standingOf(all[0], all, day.parse("2027-02-01"))).toBe("superseded");
    expect(all.map((one) => standingOf(one, all, day.parse("2027-01-31")))).toEqual([
      "in-force",
      "coming",
    ]);
  });

  it("is one on any day, whatever was adopted, withdrawn and left open in any order", () => {
    const some = fc.array(
      fc.record({
        status: fc.constantFrom("draft", "proposed", "adopted", "withdrawn"),
        after: fc.integer({ min: 0, max: 400 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: -10, max: 450 }), (plan, on) => {
        const kept = plan.map(({ status, after }, at) =>
          status === "adopted"
            ? adopted(numbered(at + 2), daysLater(start, after))
            : numbered(at + 2, { status }),
        );
        const all = withFirst(kept.toReversed(), sha);
        const today = daysLater(start, on);
        const standings = all.map((one) => standingOf(one, all, today));
        expect(standings.filter((one) => one === "in-force")).toHaveLength(1);
        const place = standings.indexOf("in-force");
        // Told apart from the rule: none after it has come, and those before it are over.
        expect(
          all.filter(
            ({ status, inForceFrom = "9999-12-31" }, at) =>
              at > place && status === "adopted" && inForceFrom <= today,
          ),
        ).toEqual([]);
        all.forEach(({ status }, at) => {
          const adoptedAs = at === place ? "in-force" : at < place ? "superseded" : "coming";
          expect(standings[at]).toBe(status === "adopted" ? adoptedAs : status);
        });
      }),
    );
  });

  it("is not the newest adopted one while that is still to come", () => {
    const all = withFirst([adopted(proposed, day.parse("2027-02-01"))], sha);
    expect(newestAdopted(all).number).toBe(2);
    expect(inForceOn(all, start).number).toBe(1);
  });
});

describe("a version as it is kept", () => {
  it("is read back as it was, with its approval and without one", () => {
    const withdrawn = { at: anApproval().at, reason: "Sent back" };
    for (const one of [
      firstVersion(sha),
      proposed,
      adopted(proposed, start),
      numbered(7, { status: "withdrawn", withdrawn }),
    ]) {
      expect(policyVersion.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
  });

  it("is refused with a number, a fingerprint or a property that cannot be", () => {
    const wrong = [{ number: 0 }, { number: 201 }, { hash: "abc" }, { words: "all of them" }];
    for (const one of wrong) {
      expect(policyVersion.safeParse({ ...proposed, ...one }).success).toBe(false);
    }
  });
});
