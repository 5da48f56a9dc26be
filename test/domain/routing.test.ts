import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exclusionOf, isExcluded, maySee } from "#shared/domain/incident/access.ts";
import { routedBy } from "#shared/domain/incident/incident.ts";
import { noWork } from "#shared/domain/incident/no-work.ts";
import {
  type Recipient,
  type Routed,
  recipientsOf,
  routingRules,
} from "#shared/domain/incident/routing.ts";
import { urgencyOf } from "#shared/domain/incident/urgency.ts";
import {
  type Category,
  categories,
  involvements,
  kinds,
  relationships,
} from "#shared/domain/incident/vocabulary.ts";
import { roles } from "#shared/domain/school/role.ts";
import {
  aNamedPerson,
  aPerson,
  aSchool,
  aSubmission,
  chair,
  computingLead,
  head,
  keptOut,
  safeguardingLead,
} from "#test/support/builders.ts";

const school = aSchool();
const protector = "data-protection-contact";
const outside = "outside-contact";
const routed = (changes: Partial<Routed> = {}): Routed => ({
  categories: ["harassment"],
  alleged: [],
  excluded: keptOut(),
  ...changes,
});
const told = (changes: Partial<Routed> = {}, of = school) =>
  recipientsOf(routed(changes), of)
    .map(({ id }) => id)
    .toSorted();

/** Whom each category tells, if nobody is kept out. What is not in it tells as by default. */
const byCategory: Readonly<Partial<Record<Category, readonly string[]>>> = {
  "contact-staff-to-pupil-or-parent": [head.id],
  "contact-pupil-or-parent-to-staff": [head.id],
  "confidentiality-copyright-data-protection": [head.id, safeguardingLead.id, protector],
  privacy: [head.id, safeguardingLead.id, protector],
  "inappropriate-content-on-premises": [head.id, safeguardingLead.id, computingLead.id],
};

describe("who is told of a new incident", () => {
  it.each(categories)("by category: %s", (category) => {
    const expected = byCategory[category] ?? [head.id, safeguardingLead.id];
    expect(told({ categories: [category] })).toEqual(expected.toSorted());
  });

  it.each(relationships)("by who is said to have done it: %s", (relationship) => {
    const expected = relationship === "staff" ? [head.id] : [head.id, safeguardingLead.id];
    expect(told({ alleged: [relationship] })).toEqual(expected);
  });

  it("adds up what several rules say, each person once", () => {
    expect(told({ categories: ["privacy", "inappropriate-content-on-premises"] })).toEqual(
      [computingLead.id, head.id, protector, safeguardingLead.id].toSorted(),
    );
    expect(told({ categories: ["privacy"], alleged: ["staff", "staff"] })).toEqual(
      [head.id, protector].toSorted(),
    );
    const one = aSchool({
      people: [aPerson("Ada Ali", "headteacher", "safeguarding-lead"), chair],
    });
    expect(told({}, one)).toEqual(["ada-ali"]);
  });

  it("takes only alleged people for how they stand to the school", () => {
    const people = involvements.map((involvement) =>
      aNamedPerson({ involvement, relationship: "staff" }),
    );
    const of = (named: typeof people) =>
      routedBy({
        told: aSubmission({ people: named }),
        work: noWork,
        excluded: exclusionOf(named),
      }).alleged;
    expect(of(people)).toEqual(["staff"]);
    expect(of(people.filter(({ involvement }) => involvement !== "alleged"))).toEqual([]);
  });

  it("gives a source for every rule", () => {
    expect(routingRules).toHaveLength(4);
    for (const { source } of routingRules) expect(source).toMatch(/Policy|UK GDPR/);
  });
});

describe("who is told instead of somebody named", () => {
  it("the chair of governors for the headteacher", () => {
    expect(told({ excluded: keptOut({ name: head.name }) })).toEqual([
      safeguardingLead.id,
      chair.id,
    ]);
    expect(told({ alleged: ["staff"], excluded: keptOut({ roles: ["headteacher"] }) })).toEqual([
      chair.id,
    ]);
  });

  it("nobody for the safeguarding lead", () => {
    expect(told({ excluded: keptOut({ roles: ["safeguarding-lead"] }) })).toEqual([head.id]);
  });

  it("the others who work the register, if headteacher and chair are named in a headteacher's case", () => {
    const excluded = keptOut({ roles: ["headteacher"] }, { name: chair.name });
    expect(told({ alleged: ["staff"], excluded })).toEqual([safeguardingLead.id, computingLead.id]);
  });

  it("the outside contact, if nobody at the school is left", () => {
    const all = [
      "headteacher",
      "safeguarding-lead",
      "computing-lead",
      "chair-of-governors",
    ] as const;
    expect(told({ excluded: keptOut({ roles: [...all] }) })).toEqual([outside]);
    expect(told({ categories: ["privacy"], excluded: keptOut({ roles: [...all] }) })).toEqual(
      [outside, protector].toSorted(),
    );
  });

  it("nobody for a data-protection contact who is named", () => {
    const excluded = keptOut({ name: "Imran Castellanos" });
    expect(told({ categories: ["privacy"], excluded })).toEqual([head.id, safeguardingLead.id]);
  });

  it("sends a link to those who sign in, and none to the data-protection contact", () => {
    const signsIn = recipientsOf(routed({ categories: ["privacy"] }), school).map((one) => [
      one.id,
      one.signsIn,
    ]);
    expect(signsIn).toEqual([
      [head.id, true],
      [safeguardingLead.id, true],
      [protector, false],
    ]);
  });
});

const named = fc.record({
  name: fc.constantFrom(
    "Nina Novak",
    ...school.people.map(({ name }) => name),
    "Osei",
    "Imran Castellanos",
  ),
  relationship: fc.constantFrom(...relationships),
  involvement: fc.constantFrom(...involvements),
  roles: fc.subarray([...roles]),
});
const anyIncident = fc
  .record({
    categories: fc.subarray([...categories], { minLength: 1, maxLength: 5 }),
    people: fc.array(named, { maxLength: 5 }),
  })
  .map((changes) => aSubmission({ ...changes, description: "x".repeat(20) }));
const anySchool = fc
  .subarray([...school.people], { minLength: 1 })
  .map((people) => aSchool({ people }));

describe("whatever is reported, at whatever school", () => {
  it("somebody is told, nobody who is kept out, each once, and who gets a link may open it", () => {
    let outsiders = 0;
    fc.assert(
      fc.property(anyIncident, anySchool, (report, of) => {
        const excluded = exclusionOf(report.people);
        const all = recipientsOf(routedBy({ told: report, work: noWork, excluded }), of);
        expect(all.length).toBeGreaterThan(0);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        const rolesOf = ({ id }: Recipient) => of.people.find((one) => one.id === id)?.roles ?? [];
        for (const one of all) {
          const isOutside = one.id === outside;
          if (isOutside) outsiders += 1;
          const someone = { ...one, roles: rolesOf(one), outside: isOutside };
          expect(isExcluded(someone, excluded)).toBe(false);
          expect([one.id, maySee(someone, excluded, of)]).toEqual([one.id, one.signsIn]);
        }
      }),
      { numRuns: 600 },
    );
    expect(outsiders).toBeGreaterThan(10);
  });
});

describe("how soon somebody should look", () => {
  it("is today where a person may be at risk or a legal clock may run", () => {
    const today = categories.filter((one) => urgencyOf("breach", [one]) === "today");
    expect(today).toHaveLength(8);
    expect(today).toContain("contact-staff-to-pupil-or-parent");
    expect(urgencyOf("concern", ["other", "harassment"])).toBe("today");
  });

  it("is soon for what nearly happened", () => {
    const near = kinds.filter((kind) => urgencyOf(kind, [...categories]) === "soon");
    expect(near).toEqual(["near-miss"]);
  });
});
