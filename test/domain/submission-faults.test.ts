import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSubmission } from "#shared/domain/incident/submission.ts";
import { categories } from "#shared/domain/incident/vocabulary.ts";
import { noon, sent } from "#test/support/builders.ts";

const faults = (told: unknown) => {
  const outcome = readSubmission(told, noon);
  return outcome.ok ? [] : outcome.refused;
};
const pointers = (told: unknown) => faults(told).map(({ pointer }) => pointer);

describe("what is wrong with a report", () => {
  it("is told all at once, rules between fields too", () => {
    const told = sent({
      kind: "crime",
      categories: ["other"],
      description: "too short",
      occurredOn: "2026-11-21",
      place: undefined,
      site: "facebook",
      siteOther: "Another",
      reporter: { relationship: "boss", anonymous: true, name: "Beth", email: "no address" },
    });
    expect(pointers(told).toSorted()).toEqual([
      "/description",
      "/kind",
      "/occurredOn",
      "/place",
      "/reporter/email",
      "/reporter/email",
      "/reporter/name",
      "/reporter/relationship",
      "/siteOther",
    ]);
  });

  it("says what to do, in words", () => {
    expect(faults(sent({ occurredOn: "2026-11-21" }))).toEqual([
      { pointer: "/occurredOn", detail: "must not be in the future" },
    ]);
    expect(faults(sent({ description: "" }))).toEqual([
      { pointer: "/description", detail: "must be text of 1 to 10,000 characters" },
    ]);
  });

  it("names a property that nobody knows, wherever it stands", () => {
    const person = { relationship: "pupil", involvement: "affected", age: 4 };
    const told = sent({
      severity: 5,
      people: [person],
      reporter: { relationship: "staff", "a/b~c": 1 },
    });
    expect(pointers(told).toSorted()).toEqual(["/people/0/age", "/reporter/a~1b~0c", "/severity"]);
  });

  it.each(["__proto__", "constructor", "prototype", "toString"])("refuses %s", (name) => {
    const told: unknown = JSON.parse(
      `{ "${name}": { "kind": "breach" }, ${JSON.stringify(sent()).slice(1)}`,
    );
    expect(pointers(told)).toEqual([`/${name}`]);
    expect(Object.hasOwn(Object.prototype, "kind")).toBe(false);
  });

  it("does not take a field from a prototype", () => {
    const { kind: _kind, ...rest } = sent();
    const told: unknown = JSON.parse(
      `{ "__proto__": { "kind": "breach" }, ${JSON.stringify(rest).slice(1)}`,
    );
    expect(pointers(told)).toContain("/kind");
  });

  it("is told up to a hundred faults", () => {
    const strange = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`p${at}`, at]));
    expect(faults(sent(strange))).toHaveLength(100);
    expect(pointers(sent({ people: Array.from({ length: 5_000 }, () => 1) }))).toEqual(["/people"]);
  });
});

/** Things that are nearly a report: real fields with real, odd or wild values. */
const nearly = fc.record(
  {
    kind: fc.oneof(fc.constantFrom("breach", "concern"), fc.anything()),
    categories: fc.oneof(
      fc.subarray([...categories], { minLength: 1, maxLength: 6 }),
      fc.anything(),
    ),
    description: fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme" }),
    ),
    occurredOn: fc.constantFrom("2026-11-20", "2024-02-29", "2027-01-01", "1999-01-01"),
    place: fc.constantFrom("online", "on-site"),
    site: fc.oneof(fc.constantFrom("facebook", undefined), fc.string()),
    siteOther: fc.string({ unit: "grapheme" }),
    link: fc.oneof(fc.webUrl(), fc.string({ unit: "binary" })),
    people: fc.array(
      fc.record(
        {
          name: fc.string({ unit: "grapheme" }),
          relationship: fc.constantFrom("pupil", "staff"),
          involvement: fc.constantFrom("alleged", "witness"),
          roles: fc.subarray(["headteacher", "office"]),
        },
        { requiredKeys: ["relationship", "involvement"] },
      ),
    ),
    reporter: fc.record(
      { relationship: fc.constant("staff"), anonymous: fc.boolean(), name: fc.string() },
      { requiredKeys: ["relationship"] },
    ),
    immediateAction: fc.string({ unit: "grapheme" }),
    toldInPerson: fc.boolean(),
  },
  { requiredKeys: ["kind", "categories", "description", "occurredOn", "place", "reporter"] },
);
/** The likely case, so that enough of them are accepted. */
const likely = nearly.map((told) => ({
  ...told,
  kind: "breach",
  categories: ["privacy"],
  place: "online",
  occurredOn: "2026-11-20",
}));

describe("reading a report", () => {
  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({
            withNullPrototype: true,
            withBigInt: true,
            withDate: true,
            withMap: true,
            withSparseArray: true,
          }),
          fc.jsonValue(),
          nearly,
        ),
        (told) => {
          const outcome = readSubmission(told, noon);
          if (outcome.ok) return;
          expect(outcome.refused.length).toBeGreaterThan(0);
          expect(outcome.refused.length).toBeLessThanOrEqual(100);
          for (const { pointer, detail } of outcome.refused) {
            expect(pointer).toMatch(/^(\/([^~]|~[01])*)?$/su);
            expect(detail).not.toBe("");
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("accepts again, unchanged, whatever it has accepted", () => {
    let looked = 0;
    fc.assert(
      fc.property(likely, (told) => {
        const once = readSubmission(told, noon);
        if (!once.ok) return;
        looked += 1;
        expect(readSubmission(once.value, noon)).toEqual(once);
        expect(readSubmission(JSON.parse(JSON.stringify(once.value)), noon)).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
    expect(looked).toBeGreaterThan(20);
  });
});
