import { describe, expect, it } from "vitest";
import { allowedChanges } from "#shared/domain/incident/acting.ts";
import { changeNames, isChangeName, ruleOf } from "#shared/domain/incident/change-rules.ts";
import { status } from "#shared/domain/incident/status.ts";
import { roles } from "#shared/domain/school/role.ts";
import { aPerson, aSchool, keptOut } from "#test/support/builders.ts";
import { agreed, allStatuses } from "#test/support/change-table.ts";

const sorted = (all: readonly string[]) => all.toSorted();
const agreedNames = changeNames.filter((name) => name in agreed);

describe("the table of changes", () => {
  it("holds what was agreed and nothing else", () => {
    expect(sorted(changeNames)).toEqual(sorted(Object.keys(agreed)));
    expect(sorted(allStatuses)).toEqual(sorted(status.options));
    expect(agreedNames).toHaveLength(20);
  });

  it.each(agreedNames)("lets %s lead from and to where it was agreed", (name) => {
    const { from, to, by } = ruleOf(name);
    expect(sorted(from)).toEqual(sorted(agreed[name].from));
    expect(to).toBe(agreed[name].to);
    expect(sorted(by)).toEqual(sorted(agreed[name].by));
  });

  it("has words for the button and the banner of each change, and says where it comes from", () => {
    const labels = changeNames.map((name) => ruleOf(name).label);
    expect(new Set(labels).size).toBe(changeNames.length);
    for (const name of changeNames) {
      const { label, banner, source } = ruleOf(name);
      expect(label).toMatch(/^[A-Z][a-z ]+$/);
      expect(banner).toMatch(/^[A-Z][a-z ]+$/);
      expect(source.length).toBeGreaterThan(20);
    }
  });

  it("leads out of every status, and into each but the first", () => {
    for (const one of allStatuses) {
      const out = changeNames.filter((name) => ruleOf(name).from.includes(one) && ruleOf(name).to);
      expect(out.length).toBeGreaterThan(0);
    }
    const reached = new Set(changeNames.map((name) => ruleOf(name).to).filter(Boolean));
    expect(sorted([...reached, "received"].map(String))).toEqual(sorted(allStatuses));
  });

  it("takes no other name for a change", () => {
    expect(changeNames.every(isChangeName)).toBe(true);
    for (const name of ["", "Triage", "delete", "constructor", "toString", "__proto__"]) {
      expect(isChangeName(name)).toBe(false);
    }
  });
});

describe("what a person may do", () => {
  const cells = allStatuses.flatMap((at) => roles.map((held) => [at, held] as const));

  it.each(cells)("to an incident that is %s, as %s: what the table says", (at, held) => {
    const person = aPerson("Nina Novak", held);
    const school = aSchool();
    const allowed = allowedChanges(person, { status: at, excluded: keptOut() }, school);
    const expected = changeNames.filter(
      (name) => agreed[name].from.includes(at) && agreed[name].by.includes(held),
    );
    expect(sorted(allowed)).toEqual(sorted(expected));
  });

  it("was asked in every status for every role", () => {
    expect(cells).toHaveLength(8 * 7);
  });
});
