import { describe, expect, it } from "vitest";
import type { Someone } from "#shared/domain/incident/access.ts";
import { actingRoles, allowedChanges, signatureOf } from "#shared/domain/incident/acting.ts";
import { changeNames, ruleOf } from "#shared/domain/incident/change-rules.ts";
import {
  aSchool,
  chair,
  computingLead,
  head,
  keptOut,
  safeguardingLead,
} from "#test/support/builders.ts";
import { allStatuses } from "#test/support/change-table.ts";

const school = aSchool();
const outsider: Someone = {
  name: "Joan Whitcombe",
  email: school.outsideContact.email,
  roles: [],
  outside: true,
};
const named = (...people: readonly Someone[]) => keptOut(...people.map(({ name }) => ({ name })));
const everybody = named(head, safeguardingLead, computingLead, chair);
const asHead = (at: (typeof allStatuses)[number]) =>
  changeNames.filter(
    (name) => ruleOf(name).from.includes(at) && ruleOf(name).by.includes("headteacher"),
  );

describe("who stands in for the headteacher", () => {
  it.each(allStatuses)("the chair of governors, when it is about the headteacher: %s", (status) => {
    const about = { status, excluded: named(head) };
    expect(actingRoles(chair, about, school)).toEqual([...chair.roles, "headteacher"]);
    expect(allowedChanges(chair, about, school)).toEqual(asHead(status));
    expect(allowedChanges(head, about, school)).toEqual([]);
    expect(allowedChanges(outsider, about, school)).toEqual([]);
  });

  it.each(allStatuses)("the outside contact, when nobody at the school is left: %s", (status) => {
    const about = { status, excluded: everybody };
    expect(actingRoles(outsider, about, school)).toEqual(["headteacher"]);
    expect(allowedChanges(outsider, about, school)).toEqual(asHead(status));
    for (const one of [head, safeguardingLead, computingLead, chair]) {
      expect(allowedChanges(one, about, school)).toEqual([]);
    }
  });

  it("nobody, while the headteacher is free", () => {
    const about = { status: "received" as const, excluded: named(safeguardingLead) };
    expect(actingRoles(chair, about, school)).toEqual(chair.roles);
    expect(allowedChanges(chair, about, school)).toEqual([]);
    expect(allowedChanges(outsider, about, school)).toEqual([]);
    expect(allowedChanges(head, about, school)).toEqual(asHead("received"));
  });

  it("not the safeguarding lead, who goes on in their own role", () => {
    const about = { status: "closed" as const, excluded: named(head) };
    expect(actingRoles(safeguardingLead, about, school)).toEqual(["safeguarding-lead"]);
    expect(allowedChanges(safeguardingLead, about, school)).not.toContain("reopen");
    expect(allowedChanges(chair, about, school)).toContain("reopen");
  });
});

describe("who the history says did it", () => {
  it("is the person with their own roles", () => {
    expect(signatureOf(head)).toBe("Amara Osei, Headteacher");
    expect(signatureOf(chair)).toBe("Dorothy Marchetti, Chair of governors, Governor");
    expect(signatureOf(outsider)).toBe("Joan Whitcombe, Outside contact");
  });

  it("is on one line, whatever the name", () => {
    expect(signatureOf({ ...head, name: "Amara\n\t Osei" })).toBe("Amara Osei, Headteacher");
  });
});
