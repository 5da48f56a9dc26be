import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMarkdown, toMarkdown } from "#shared/domain/policy/markdown.ts";
import { policyText } from "#shared/domain/policy/policy-text.ts";
import { clauseBlocks } from "#shared/domain/policy/stored-text.ts";

/** Words made of what Markdown could take for something else. */
const signs = ["-", "*", "**", ":", "[", "]", "](", ")", "<b>", "#", "1.", "\\", "`", "&amp;", "•"];
const words = fc
  .array(
    fc.oneof(fc.constantFrom(...signs, " ", "a", "Bé", "2018.", ">", "|", "---"), fc.string()),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));
const point = fc.oneof(
  fc.record({ text: words }),
  fc.record({ lead: words, text: words }),
  fc.record({
    lead: words,
    text: words,
    link: fc.constantFrom("https://example.org/", "https://example.org/a?b=c&d=%28e%29#f"),
  }),
);
const blocks = fc
  .array(fc.oneof(words, fc.array(point, { minLength: 1, maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((made) => clauseBlocks.safeParse(made))
  .filter(({ success }) => success)
  .map(({ data = [] }) => data);

const read = (written: string) => {
  const outcome = fromMarkdown(written);
  return outcome.ok ? outcome.value : outcome.refused;
};

describe("a clause as Markdown", () => {
  it("is read back as it was, whatever signs are in it", () => {
    fc.assert(
      fc.property(blocks, (one) => {
        expect(read(toMarkdown(one))).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read back as it was for each clause of the policy, with as few backslashes as can be", () => {
    for (const { clauses } of policyText.sections) {
      for (const clause of clauses) {
        const written = toMarkdown(clause.blocks);
        expect(read(written)).toEqual(clause.blocks);
        expect(written).not.toContain("\\");
      }
    }
  });

  it("never throws, and what it takes it writes and takes again", () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), fc.string({ unit: "binary" }), (one, other) => {
        const taken = fromMarkdown(`${one}\n${other}`);
        const again = taken.ok ? read(toMarkdown(taken.value)) : taken.refused;
        expect(again).toEqual(taken.ok ? taken.value : again);
        expect(again.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("may be written as people write it: wrapped lines, other signs, blanks between entries", () => {
    const written = `  One sentence
goes on here.\r\n\r
* **Lead:** with
  more words
• **Other**: words

- [Office](https://example.org/a): where
+ **[Law](https://example.org/b):** which`;
    expect(read(written)).toEqual([
      "One sentence goes on here.",
      [
        { lead: "Lead", text: "with more words" },
        { lead: "Other", text: "words" },
        { lead: "Office", text: "where", link: "https://example.org/a" },
        { lead: "Law", text: "which", link: "https://example.org/b" },
      ],
    ]);
  });

  it.each([
    ["# Heading", 1, "Headings"],
    ["Fine.\n\n1. First", 3, "Numbered lists"],
    ["> said", 1, "Quotations"],
    ["| a | b |", 1, "Tables"],
    ["One\n---\nTwo", 2, "Lines across"],
    ["```\ncode", 1, "Blocks of code"],
    ["Fine.\n<script>alert(1)</script>", 2, "HTML"],
    ["- <b>bold</b>", 1, "HTML"],
    ["Some **bold** words", 1, "Bold words"],
    ["- see *this*", 1, "Bold words"],
    ["Look [here](https://example.org)", 1, "A link stands only"],
    ["- [here](http://example.org): old", 1, "The link must be an address that begins with https"],
    ["- [here](javascript:alert(1)): bad", 1, "link"],
    [`Fine.\n\n${"a".repeat(2001)}`, 3, "text of 1 to 2,000 characters"],
    ["   ", 0, "Write what the clause says"],
    ["a\u0007", 0, "characters that cannot be kept"],
    ["a\n".repeat(10_001), 0, "too long"],
    ["a\n\n".repeat(41), 0, "too many paragraphs"],
  ])("%.40j is refused by its line, with what to do", (written, line, detail) => {
    const outcome = fromMarkdown(written);
    expect(outcome.ok).toBe(false);
    const [fault] = outcome.ok ? [] : outcome.refused;
    expect(fault?.line).toBe(line);
    expect(fault?.detail).toContain(detail);
  });

  it("tells of all lines at once", () => {
    const outcome = fromMarkdown("# One\n\nTwo\n\n<b>Three");
    expect(outcome.ok ? [] : outcome.refused.map(({ line }) => line)).toEqual([1, 5]);
  });
});
