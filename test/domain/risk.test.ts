import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf } from "#shared/domain/incident/band-of.ts";
import {
  type Assessment,
  assess,
  assessment,
  bands,
  impacts,
  likelihoods,
  matrix,
  overrideReason,
} from "#shared/domain/incident/risk.ts";

/** The published table, as a person reads it: rows likelihood, columns impact. */
const published = `
              negligible minor      moderate    significant severe
very-likely   low-medium medium     medium-high high        high
likely        low        low-medium medium      medium-high high
possible      low        low-medium medium      medium-high medium-high
unlikely      low        low-medium low-medium  medium      medium-high
very-unlikely low        low        low-medium  medium      medium
`;
const [columns = [], ...rows] = published
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([how = "", ...given]) =>
  given.map((one, at) => [how, columns[at] ?? "", one] as const),
);

const band = fc.constantFrom(...assessment.shape.band.options);
const judged = fc.record({
  likelihood: fc.constantFrom(...assessment.shape.likelihood.options),
  impact: fc.constantFrom(...assessment.shape.impact.options),
});
const instead = fc.record({ band, reason: fc.stringMatching(/^[a-z]{10,40}$/) });
const calm = { likelihood: "unlikely", impact: "minor" } as const;
const because = "The family asked the police to look into it.";

describe("the risk matrix", () => {
  it("is the published one in each of its 25 cells", () => {
    const ours = Object.entries(matrix).flatMap(([how, row]) =>
      Object.entries(row).map(([much, given]) => [how, much, given]),
    );
    expect(cells.length).toBe(25);
    expect(ours).toEqual(cells);
  });

  it("never falls when something is likelier or worse", () => {
    const order = (how: keyof typeof likelihoods, much: keyof typeof impacts) =>
      bands[matrix[how][much]].order;
    const hows = assessment.shape.likelihood.options;
    const muches = assessment.shape.impact.options;
    let seen = 0;
    for (const [at, how] of hows.entries())
      for (const [place, much] of muches.entries()) {
        seen += 1;
        expect(order(hows[at + 1] ?? how, much)).toBeGreaterThanOrEqual(order(how, much));
        expect(order(how, muches[place + 1] ?? much)).toBeGreaterThanOrEqual(order(how, much));
      }
    expect(seen).toBe(25);
  });

  it("has words and a sentence for each level", () => {
    const levels = [...Object.values(likelihoods), ...Object.values(impacts)];
    expect(levels.length).toBe(10);
    expect(new Set(levels.map(({ words }) => words)).size).toBe(10);
    for (const { words, means } of levels) {
      expect(words).toMatch(/^[A-Z]/);
      expect(means).toMatch(/^[A-Z].{20,160}\.$/);
    }
  });

  it("says of each band, from low to high, what to do and whose rule that is", () => {
    expect(Object.values(bands).map(({ words, order, act }) => [order, words, act])).toEqual([
      [1, "Low", "Nothing more to do"],
      [2, "Low to medium", "Keep an eye on it"],
      [3, "Medium", "Begin to reduce the risk"],
      [4, "Medium to high", "Begin to reduce the risk, ahead of lower ones"],
      [5, "High", "Act today"],
    ]);
    for (const { source } of Object.values(bands)) expect(source).toMatch(/^Scottish Government/);
  });
});

describe("an assessment", () => {
  it("has the band of the table, whatever somebody would rather have", () => {
    fc.assert(
      fc.property(judged, fc.option(instead, { nil: undefined }), (levels, override) => {
        const made = assess({ ...levels, override });
        expect(made.band).toBe(matrix[levels.likelihood][levels.impact]);
        expect(made.override).toEqual(override);
        expect(Object.hasOwn(made, "override")).toBe(override !== undefined);
        expect(bandOf(made)).toBe(override?.band ?? made.band);
        expect(assessment.parse(made)).toEqual(made);
      }),
    );
  });

  it("counts by its override, and still shows what the table gave", () => {
    const made = assess({ ...calm, override: { band: "high", reason: because } });
    expect(made).toEqual({
      ...calm,
      band: "low-medium",
      override: { band: "high", reason: because },
    });
    expect(bandOf(made)).toBe("high");
  });

  it("can be read after the table has changed", () => {
    const old: Assessment = { ...calm, band: "high" };
    expect(bandOf(assessment.parse(old))).toBe("high");
  });

  const reasons = (length: number) => ({
    ...calm,
    band: "low-medium",
    override: { band: "high", reason: "x".repeat(length) },
  });
  it.each([
    ["a reason too short", reasons(overrideReason.shortest - 1)],
    ["a reason too long", reasons(overrideReason.longest + 1)],
    ["a reason of blanks", { ...reasons(1), override: { band: "high", reason: " ".repeat(20) } }],
    ["an override without a reason", { ...reasons(1), override: { band: "high" } }],
    ["an unknown band", { ...calm, band: "extreme" }],
    ["an unknown likelihood", { ...calm, likelihood: "certain", band: "low" }],
    ["an unknown impact", { ...calm, impact: "toString", band: "low" }],
    ["no band", calm],
    ["a score", { ...calm, band: "low-medium", score: 4 }],
  ])("is refused with %s", (_, told) => {
    expect(assessment.safeParse(told).success).toBe(false);
  });

  it.each([overrideReason.shortest, overrideReason.longest])(
    "may have a reason of %i characters",
    (length) => {
      expect(assessment.safeParse(reasons(length)).success).toBe(true);
    },
  );
});
