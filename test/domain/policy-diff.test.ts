import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyAmendments } from "#shared/domain/policy/apply-amendments.ts";
import { idsEverUsed } from "#shared/domain/policy/clause-ids.ts";
import { type ClauseSide, diffPolicies, type Mark } from "#shared/domain/policy/diff.ts";
import { type PolicyWords, policyText } from "#shared/domain/policy/policy-text.ts";
import type { Block, TextClause } from "#shared/domain/policy/text/parts.ts";
import { anAddition, anEdit, aVersion } from "#test/support/policy-versions.ts";

const all = ({ sections }: PolicyWords): readonly TextClause[] =>
  sections.flatMap(({ clauses }) => clauses);
const join = (marks: readonly Mark[]): string => marks.map(({ words }) => words).join("");
const shown = (side: ClauseSide | undefined) =>
  side && { title: join(side.title), lines: side.lines.map(({ marks }) => join(marks)) };
const linksOf = (clause: TextClause | undefined) =>
  (clause?.blocks ?? []).flatMap((block) =>
    typeof block === "string" ? [] : block.map(({ link }) => link),
  );
/** A clause in the words of the differences: a link only where the other version has not got it. */
const told = ({ title, blocks }: TextClause, links: readonly (string | undefined)[]) => ({
  title,
  lines: blocks.flatMap((block) =>
    typeof block === "string"
      ? [block]
      : block.map(({ lead, text, link }) => {
          const shownLink = link === undefined || links.includes(link) ? "" : ` (${link})`;
          return `${lead === undefined ? "" : `${lead}: `}${text}${shownLink}`;
        }),
  ),
});
const toldBeside = (words: PolicyWords, other: PolicyWords) =>
  all(words).map((clause) => told(clause, linksOf(all(other).find(({ id }) => id === clause.id))));
const inClause = (...blocks: readonly Block[]): PolicyWords => ({
  sections: [{ id: "section-a", title: "A", clauses: [{ id: "a", title: "A", blocks }] }],
});
const [after, before] = [inClause("The headteacher is told of every attempt."), inClause("x")];
const only = (was: PolicyWords, is: PolicyWords) => {
  const [clause] = diffPolicies(was, is);
  if (!clause) throw new Error("There is no clause");
  return clause;
};

describe("the differences of two versions", () => {
  it("of one text are none", () => {
    const diff = diffPolicies(policyText, policyText);
    expect(diff.map(({ id }) => id)).toEqual(all(policyText).map(({ id }) => id));
    expect(diff.filter(({ state }) => state !== "unchanged")).toEqual([]);
  });

  it("say of each clause what became of it, in the order of the newer text", () => {
    const { words } = aVersion({
      amendments: [anEdit(), anAddition(), { change: "drop", clause: "visitors" }],
    });
    const diff = diffPolicies(policyText, words).filter(({ state }) => state !== "unchanged");
    expect(
      diff.map(({ id, state, before: was, after: is }) => [id, state, was?.number, is?.number]),
    ).toEqual([
      ["visitors", "removed", "7.5", undefined],
      ["toys-that-talk", "new", undefined, "10.3"],
      ["lesson-time", "changed", "11.1", "11.1"],
      ["approval-status", "removed", "14.1", undefined],
    ]);
  });

  it("mark the words that are other ones, and no more", () => {
    const was = inClause("The headteacher is told of every attempt.");
    const is = inClause("The headteacher and the chair are told of every attempt.");
    const { before: old, after: now } = only(was, is);
    expect(old?.lines[0]?.marks).toEqual([
      { kind: "same", words: "The headteacher " },
      { kind: "gone", words: "is" },
      { kind: "same", words: " told of every attempt." },
    ]);
    expect(now?.lines[0]?.marks).toEqual([
      { kind: "same", words: "The headteacher " },
      { kind: "new", words: "and the chair are " },
      { kind: "same", words: "told of every attempt." },
    ]);
  });

  it("do not mix two sentences that have nothing to do with each other", () => {
    const clause = only(before, after);
    expect(clause.before?.lines.map(({ marks }) => marks)).toEqual([
      [{ kind: "gone", words: "x" }],
    ]);
    expect(clause.after?.lines[0]?.marks).toHaveLength(1);
  });

  it("show no link that is the same", () => {
    const was = inClause([{ lead: "Office", text: "where", link: "https://example.org/" }]);
    const is = inClause([{ lead: "Office", text: "there", link: "https://example.org/" }]);
    expect(shown(only(was, is).after)?.lines).toEqual(["Office: there"]);
  });

  it("show a link that leads elsewhere, and a paragraph that became an entry", () => {
    const link = (to: string): PolicyWords =>
      inClause([{ lead: "Office", text: "where", link: `https://example.org/${to}` }]);
    expect(only(link("a"), link("b")).after?.lines[0]?.marks.at(-2)).toEqual({
      kind: "new",
      words: "b",
    });
    const entry = only(inClause("Be kind."), inClause([{ text: "Be kind." }]));
    expect(entry.state).toBe("changed");
    expect(entry.after?.lines).toEqual([
      { isEntry: true, marks: [{ kind: "new", words: "Be kind." }] },
    ]);
  });

  const ids = all(policyText).map(({ id }) => id);
  const words = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,8}$/);
  const edits = fc.uniqueArray(
    fc.record({
      clause: fc.constantFrom(...ids),
      title: words,
      blocks: fc.array(words, { minLength: 1, maxLength: 5 }),
    }),
    { maxLength: 8, selector: ({ clause }) => clause },
  );

  it("hold both texts whole, whatever was amended, and mark something where they differ", () => {
    fc.assert(
      fc.property(edits, (list) => {
        const wanted = list.map((one) => ({ change: "edit" as const, ...one }));
        const amended = applyAmendments(policyText, wanted, idsEverUsed([]));
        if (!amended.ok) throw new Error(amended.refused.why);
        const diff = diffPolicies(policyText, amended.value.words);
        expect(diff.map((one) => shown(one.before))).toEqual(
          toldBeside(policyText, amended.value.words),
        );
        expect(diff.map((one) => shown(one.after))).toEqual(
          toldBeside(amended.value.words, policyText),
        );
        const changed = diff.filter(({ state }) => state === "changed");
        expect(changed.map(({ id }) => id).toSorted()).toEqual(
          [...amended.value.clausesChanged].toSorted(),
        );
        const marksIn = (side: ClauseSide | undefined) =>
          [...(side?.title ?? []), ...(side?.lines ?? []).flatMap(({ marks }) => marks)].map(
            ({ kind }) => kind,
          );
        for (const one of changed) {
          expect(marksIn(one.before)).not.toContain("new");
          expect(marksIn(one.after)).not.toContain("gone");
          expect([...marksIn(one.before), ...marksIn(one.after)].join()).toMatch(/gone|new/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
