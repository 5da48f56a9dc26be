import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauses } from "#shared/domain/policy/clauses.ts";
import { directionOf } from "#shared/domain/reminders/direction.ts";
import { mailingContent } from "#shared/domain/reminders/mailing.ts";
import { paragraphIn, paragraphsFor } from "#shared/domain/reminders/paragraph-for.ts";
import {
  donts,
  dos,
  guidanceOf,
  remindedOf,
  smartLetters,
} from "#shared/domain/reminders/reminder-text.ts";
import { audiences } from "#shared/domain/reminders/stakeholder.ts";
import { termParagraph } from "#shared/domain/reminders/term-text.ts";
import { termsOf } from "#shared/domain/school/school-year.ts";

describe("the words of a reminder", () => {
  it.each([
    ["staff", ["professional-conduct", "private-accounts", "contact-to-families"]],
    ["parents-carers", ["parents-age-restrictions", "pupil-photographs", "complaints-procedure"]],
    ["governors", ["governors-confidentiality"]],
    ["volunteers", ["pupil-photographs"]],
  ] as const)("remind %s of what the policy asks of them", (audience, wanted) => {
    const from = remindedOf[audience].flatMap((one) => one.from);
    expect(from).toEqual(expect.arrayContaining([...wanted]));
  });

  it("follow from clauses of the policy, each of them", () => {
    const said = [...audiences.flatMap((one) => remindedOf[one]), ...dos, ...donts];
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter(({ from }) => from.length === 0)).toEqual([]);
    expect(said.flatMap(({ from }) => from).filter((id) => !(id in clauses))).toEqual([]);
  });

  it("have the five letters of SMART, the dos and the don’ts of the policy", () => {
    expect(smartLetters.map(({ lead }) => lead.charAt(0)).join("")).toBe("SMART");
    const section = Object.entries(clauses).filter(
      ([, { section: one }]) => one === "Dos & Don’ts",
    );
    const said = [...dos, ...donts].flatMap(({ from }) => from);
    expect([...new Set(said)].toSorted()).toEqual(section.map(([id]) => id).toSorted());
  });
});

describe("the advice of a term", () => {
  const terms = [2026, 2027, 2028, 2029, 2030, 2031, 2032].flatMap(termsOf).slice(0, 20);

  it("is the same however often the term is asked", () => {
    for (const term of terms) expect(guidanceOf(term)).toEqual(guidanceOf({ ...term }));
  });

  it("is another in the next term, and gives everything its turn", () => {
    const all = terms.map(guidanceOf);
    all.slice(1).forEach(({ smart, dos: doThis, donts: doNot }, place) => {
      expect(smart).not.toEqual(all[place]?.smart);
      expect(doThis).not.toEqual(all[place]?.dos);
      expect(doNot).not.toEqual(all[place]?.donts);
    });
    for (let start = 0; start + 5 <= all.length; start += 1) {
      const five = all.slice(start, start + 5);
      expect(new Set(five.flatMap(({ smart }) => smart)).size).toBe(smartLetters.length);
      expect(new Set(five.slice(1).flatMap((one) => one.dos)).size).toBe(dos.length);
      expect(new Set(five.slice(1).flatMap((one) => one.donts)).size).toBe(donts.length);
    }
  });
});

describe("the direction of a language", () => {
  it.each([
    "ar",
    "fa",
    "ur",
    "he",
    "ps",
    "ckb",
    "sd",
    "ug",
    "yi",
    "dv",
    "ku-Arab",
    "pa-Arab",
    "ur-PK",
    "AR",
  ])("%s is written from right to left", (tag) => expect(directionOf(tag)).toBe("rtl"));
  it.each(["en", "pl", "ku", "pa", "az-Latn", "ur-Latn", "zh-Hant", "cy", "ti"])(
    "%s is written from left to right",
    (tag) => expect(directionOf(tag)).toBe("ltr"),
  );
});

describe("the paragraph that somebody gets", () => {
  const paragraphs = { en: "English", ur: "Urdu", pa: "Gurmukhi", pl: "  " };

  it.each([
    ["ur", "Urdu"],
    ["ur-PK", "Urdu"],
    ["UR-pk", "Urdu"],
    // The same language in letters that they may not read.
    ["pa-Arab", undefined],
    ["pl", undefined],
    ["de", undefined],
    ["en-GB", "English"],
  ])("for %s is %s", (tag, wanted) => {
    expect(paragraphIn(paragraphs, tag)?.text).toBe(wanted);
  });

  it("is there once for who reads English, and twice for who reads another", () => {
    expect(paragraphsFor(paragraphs, "en")).toEqual({
      own: undefined,
      english: { language: "en", text: "English" },
    });
    expect(paragraphsFor(paragraphs, "ur").own?.language).toBe("ur");
    expect(paragraphsFor({ ur: "Urdu" }, "en")).toEqual({ own: undefined, english: undefined });
  });

  it("fits into a mailing whatever it is made of", () => {
    const longest = fc.constantFrom("a", "ñ", "漢", "🙂", "𞤀");
    let kept = 0;
    fc.assert(
      fc.property(longest, fc.integer({ min: 1, max: 2200 }), (sign, count) => {
        const read = termParagraph.safeParse(sign.repeat(count)).data ?? "";
        kept += read === "" ? 0 : 1;
        const paragraphs = { en: read };
        expect(mailingContent.shape.paragraphs.safeParse(paragraphs).data).toEqual(paragraphs);
        expect(read !== "").toBe(count <= 2000);
      }),
      { numRuns: 100 },
    );
    expect(kept).toBeGreaterThan(50);
  });
});
