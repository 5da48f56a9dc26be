import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  mayBeTakenNow,
  nextStep,
  referralIds,
  referralsOut,
  stepsFor,
} from "#shared/domain/incident/pathway.ts";
import { steps as everyStep } from "#shared/domain/incident/pathway-steps.ts";
import { type Relationship, relationships } from "#shared/domain/incident/vocabulary.ts";

const idsOf = (...alleged: Relationship[]) => stepsFor(alleged).map(({ id }) => id);
const alleged = fc.subarray(relationships);
const forAll = ["keep-people-safe", "keep-evidence", "check-personal-data"];
/** Those of the wanted ids that are there, in the order in which they stand. */
const found = (ids: readonly string[], wanted: readonly string[]) =>
  ids.filter((id) => wanted.includes(id));

describe("the steps", () => {
  it("each have an id of their own, words of at most two sentences, a procedure and a source", () => {
    expect(everyStep.length).toBeGreaterThan(25);
    expect(new Set(everyStep.map(({ id }) => id)).size).toBe(everyStep.length);
    for (const { id, words, procedure, source } of everyStep) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(words).toMatch(/^[A-Z][^.]{20,200}\.( [A-Z][^.]{10,200}\.)?$/);
      expect(procedure).not.toBe("");
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it.each(relationships)("are at least three of their own for %s", (relationship) => {
    const own = stepsFor([relationship]).filter((step) => step.for !== "all");
    expect(own.length).toBeGreaterThanOrEqual(3);
  });

  it.each(relationships)("begin for %s with safety, evidence and personal data", (relationship) => {
    expect(idsOf(relationship).slice(0, 3)).toEqual(forAll);
  });

  it("are these when nobody is alleged", () => {
    expect(idsOf()).toEqual([...forAll, "tell-those-affected", "ask-for-removal", "learn-from-it"]);
  });

  it("say that an indecent image is never copied, whoever it is about", () => {
    const evidence = stepsFor([]).find(({ id }) => id === "keep-evidence");
    expect(evidence?.words).toContain("Never view, copy, print, share or save an indecent image");
  });

  it("for staff: allegation, low-level concern, right procedure, and only then discipline", () => {
    const wanted = [
      "ask-whether-allegation",
      "tell-designated-officer",
      "record-low-level-concern",
      "tell-those-affected",
      "staff-hear-disclosure",
      "staff-hear-grievance",
      "staff-disciplinary",
    ];
    expect(found(idsOf("staff"), wanted)).toEqual(wanted);
    const officer = stepsFor(["staff"]).find(({ id }) => id === "tell-designated-officer");
    expect(officer?.words).toMatch(/within 1 working day, and do not investigate before/);
  });

  it.each(["parent-carer", "associated-adult"] as const)(
    "for %s: talk, letter, platform, and only then the law",
    (relationship) => {
      const wanted = [
        "keep-evidence",
        "family-keep-calm",
        "family-meet",
        "family-letter",
        "family-platform",
        "family-legal-advice",
      ];
      expect(found(idsOf(relationship), wanted)).toEqual(wanted);
    },
  );

  it("for a child: about the adults around them, and no sanction", () => {
    const ids = idsOf("pupil");
    const wanted = ["pupil-see-adults", "pupil-talk-with-family", "pupil-early-help"];
    expect(found(ids, wanted)).toEqual(wanted);
    expect(ids.filter((id) => /disciplin|letter|legal|allegation/.test(id))).toEqual([]);
  });

  it("for a governor: the chair, the code of conduct, the board", () => {
    const wanted = ["governor-tell-chair", "governor-talk", "governor-board"];
    expect(found(idsOf("governor"), wanted)).toEqual(wanted);
  });

  it("for several people are those of each, once, in the same order however they are told", () => {
    fc.assert(
      fc.property(alleged, fc.func(fc.integer()), (chosen, rank) => {
        const together = idsOf(...chosen);
        const shuffled = chosen.toSorted((one, other) => rank(one) - rank(other));
        expect(idsOf(...shuffled, ...chosen)).toEqual(together);
        expect(new Set(together).size).toBe(together.length);
        const each = new Set(chosen.length > 0 ? chosen.flatMap((one) => idsOf(one)) : idsOf());
        expect(together).toEqual(everyStep.map(({ id }) => id).filter((id) => each.has(id)));
      }),
    );
  });
});

describe("the order of the steps", () => {
  it("is kept whatever somebody tries: nothing is taken before those above it, nothing twice", () => {
    const ids = [...everyStep.map(({ id }) => id), "no-such-step"];
    const tries = fc.array(fc.nat({ max: ids.length - 1 }), { maxLength: 120 });
    fc.assert(
      fc.property(alleged, tries, (chosen, places) => {
        const steps = stepsFor(chosen);
        const settled: string[] = [];
        for (const place of places) {
          const id = ids[place] ?? "";
          const allowed = steps[settled.length]?.id === id;
          expect(mayBeTakenNow(steps, settled, id)).toBe(allowed);
          if (allowed) settled.push(id);
          expect(nextStep(steps, settled)).toBe(steps[settled.length]);
        }
        expect(settled).toEqual(steps.slice(0, settled.length).map(({ id }) => id));
      }),
    );
  });

  it("leads from the first step to the last, and then there is none", () => {
    const steps = stepsFor(["staff", "parent-carer"]);
    const settled: string[] = [];
    for (const step of steps) {
      expect(steps.filter(({ id }) => mayBeTakenNow(steps, settled, id))).toEqual([step]);
      settled.push(step.id);
    }
    expect(nextStep(steps, settled)).toBeUndefined();
    expect(settled).toEqual(steps.map(({ id }) => id));
  });

  it("takes up the steps of somebody added later, and does not ask again for settled ones", () => {
    const settled = idsOf("parent-carer");
    const steps = stepsFor(["parent-carer", "staff"]);
    expect(nextStep(steps, settled)?.id).toBe("ask-whether-allegation");
    expect(mayBeTakenNow(steps, settled, "staff-disciplinary")).toBe(false);
    expect(nextStep(stepsFor(["parent-carer"]), idsOf("parent-carer", "staff"))).toBeUndefined();
  });
});

describe("referrals out of the school", () => {
  it("go to seven places, each with one sentence that says when, and a source", () => {
    expect(referralIds).toEqual([
      "police",
      "local-authority-designated-officer",
      "information-commissioner",
      "ceop",
      "internet-watch-foundation",
      "platform",
      "local-authority",
    ]);
    for (const { words, when, source } of referralsOut) {
      expect(words).not.toBe("");
      expect(when).toMatch(/^[A-Z][^.]{20,200}\.$/);
      expect(source.length).toBeGreaterThan(10);
    }
  });
});
