import { describe, expect, it } from "vitest";
import { categories } from "#shared/domain/incident/vocabulary.ts";
import { clauseId, clauseIds, clauses, usualClauses } from "#shared/domain/policy/clauses.ts";

describe("the clauses of the policy", () => {
  it("each have an id and a title of their own, and a section", () => {
    const all = Object.values(clauses);
    expect(clauseIds.length).toBe(31);
    expect(clauseIds).toEqual(Object.keys(clauses));
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    for (const id of clauseIds) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const { title } of all) expect(title).toMatch(/^[A-Z].{9,69}[^.]$/);
  });

  it("stand in the order of the policy's sections", () => {
    const sections = Object.values(clauses).map(({ section }) => section);
    const changes = sections.filter((section, at) => section !== sections[at - 1]);
    expect(changes).toEqual([
      "Scope of Policy",
      "The Law",
      "Dangers and Safety Aspects",
      "Acceptable Use",
      "Intention to Monitor",
      "Responsibilities of all Stakeholders",
      "Sanctions",
      "Documentation and Recording",
      "List of Key Sites",
      "Social media use – pupils and parents/carers",
      "Be SMART online",
      "Dos & Don’ts",
    ]);
  });

  it.each(["", "toString", "Scope", "scope ", 1, null])("are not %s", (told) => {
    expect(clauseId.safeParse(told).success).toBe(false);
  });

  it("are read by their ids", () => {
    expect(clauseIds.filter((id) => clauseId.safeParse(id).success)).toEqual(clauseIds);
  });
});

describe("the clauses that are suggested", () => {
  it.each(categories)("for %s: one to four, none twice", (category) => {
    const suggested = usualClauses[category];
    expect(suggested.length).toBeGreaterThanOrEqual(1);
    expect(suggested.length).toBeLessThanOrEqual(4);
    expect(new Set(suggested).size).toBe(suggested.length);
  });

  it("are the policy's own where it names the case", () => {
    expect(usualClauses["contact-staff-to-pupil-or-parent"][0]).toBe("contact-to-families");
    expect(usualClauses["contact-pupil-or-parent-to-staff"][0]).toBe("contact-to-staff");
    expect(usualClauses["underage-account"][0]).toBe("underage-accounts");
    expect(usualClauses["inappropriate-content-on-premises"][0]).toBe("inappropriate-content");
    expect(usualClauses.photographs[0]).toBe("pupil-photographs");
  });
});
