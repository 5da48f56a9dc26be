import { describe, expect, it } from "vitest";
import { lastMonths, mayOversee, monthOf } from "#shared/domain/incident/audit.ts";
import { instant } from "#shared/domain/time.ts";
import {
  aPerson,
  aSchool,
  chair,
  computingLead,
  governor,
  head,
  keptOut,
  safeguardingLead,
} from "#test/support/builders.ts";

const school = aSchool();

describe("the month of a look", () => {
  it.each([
    ["2026-11-30T23:59:59Z", "2026-11"],
    ["2026-12-01T00:00:00Z", "2026-12"],
    ["2026-06-30T22:59:59Z", "2026-06"],
    ["2026-06-30T23:00:00Z", "2026-07"],
  ])("of %s is %s, by the school's calendar", (at, month) => {
    expect(monthOf(instant.parse(at))).toBe(month);
  });

  it("has those before it, over the turn of years", () => {
    expect(lastMonths(instant.parse("2027-02-10T12:00:00Z"), 15)).toEqual(
      "2027-02 2027-01 2026-12 2026-11 2026-10 2026-09 2026-08 2026-07 2026-06 2026-05 2026-04 2026-03 2026-02 2026-01 2025-12".split(
        " ",
      ),
    );
  });
});

describe("who may learn who looked", () => {
  const open = keptOut();

  it("is the head and the chair of governors, and nobody else", () => {
    const everybody = [head, chair, safeguardingLead, computingLead, governor];
    expect(everybody.filter((one) => mayOversee(one, open, school))).toEqual([head, chair]);
    expect(mayOversee({ ...governor, outside: true }, open, school)).toBe(false);
  });

  it.each([head, chair])("is not $name, where named or by post", (one) => {
    expect(mayOversee(one, keptOut({ name: one.name }), school)).toBe(false);
    expect(mayOversee(one, keptOut({ roles: one.roles }), school)).toBe(false);
    const renamed = { ...one, name: "Another Name" };
    expect(mayOversee(renamed, keptOut({ name: one.name }), school)).toBe(false);
    expect(mayOversee(one, keptOut(aPerson("Zachary Quill", "office")), school)).toBe(true);
  });
});
