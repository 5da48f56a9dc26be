import { describe, expect, it } from "vitest";
import type { Amendment } from "#shared/domain/policy/amendment.ts";
import { applyAmendments } from "#shared/domain/policy/apply-amendments.ts";
import { idsEverUsed, newClauseId } from "#shared/domain/policy/clause-ids.ts";
import { approve, makeVersion, withdraw } from "#shared/domain/policy/make-version.ts";
import { clauseOf, policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import { type PolicyVersion, withFirst } from "#shared/domain/policy/policy-version.ts";
import { storedText } from "#shared/domain/policy/stored-text.ts";
import { day, later } from "#shared/domain/time.ts";
import {
  adopted,
  anAddition,
  anApproval,
  anEdit,
  aVersion,
  wanted,
  writtenAt,
} from "#test/support/policy-versions.ts";
import { sha } from "#test/support/world.ts";

const used = idsEverUsed([]);
const idsIn = ({ sections }: Pick<typeof policyText, "sections">) =>
  sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));

describe("the words of the first version", () => {
  it("are such as can be kept", () => {
    const parsed = storedText.parse({ sections: policyText.sections });
    expect(policyHash(parsed, sha)).toBe(policyHash(policyText, sha));
  });
});

describe("amendments", () => {
  it("change, add and drop clauses, and leave the others as they are", () => {
    const applied = applyAmendments(
      policyText,
      [anEdit(), anAddition(), { change: "drop", clause: "visitors" }],
      used,
    );
    if (!applied.ok) throw new Error(applied.refused.why);
    const { words, clausesChanged } = applied.value;
    expect(clausesChanged).toEqual(["lesson-time", "toys-that-talk", "visitors"]);
    expect(clauseOf(words, "lesson-time").blocks.at(-1)).toBe("Toys that talk count too.");
    const sites = words.sections.find(({ id }) => id === "section-key-sites");
    expect(sites?.clauses.map(({ id }) => id)).toEqual([
      "key-sites",
      "sites-for-children",
      "toys-that-talk",
    ]);
    const left = idsIn(policyText).filter((id) => !["lesson-time", "visitors"].includes(id));
    for (const id of left) expect(clauseOf(words, id)).toEqual(clauseOf(policyText, id));
    expect(idsIn(words)).not.toContain("visitors");
  });

  const drop = (clause: string): Amendment => ({ change: "drop", clause });
  const monster = { ...anEdit(), blocks: Array.from({ length: 40 }, () => "a".repeat(2000)) };
  it.each([
    ["a clause that is not there", [anEdit(), { ...anEdit(), clause: "gone" }], "no-such-clause"],
    ["to drop what is not there", [drop("gone")], "no-such-clause"],
    ["to drop what incidents name", [drop("lesson-time")], "incidents-name-it"],
    ["two of one clause", [anEdit(), anEdit("lesson-time", "Or not.")], "amended-twice"],
    ["a section that is not there", [{ ...anAddition(), section: "section-x" }], "no-such-section"],
    ["an address that is taken", [anAddition("visitors")], "name-is-taken"],
    ["a section without clauses", [drop("linked-documents")], "empty-section"],
    ["more than a row holds", [monster, { ...monster, clause: "scope" }], "too-long"],
  ] as const)("are refused for %s", (_, list, why) => {
    const applied = applyAmendments(policyText, list as readonly Amendment[], used);
    expect(applied.ok ? "" : applied.refused.why).toBe(why);
  });

  it("that say what stands there already are none", () => {
    const { title, blocks } = clauseOf(policyText, "no-aliases");
    const same = { ...anEdit("no-aliases"), title, blocks: [...blocks] } as Amendment;
    const applied = applyAmendments(policyText, [same], used);
    expect(applied).toMatchObject({ ok: true, value: { clausesChanged: [] } });
  });
});

describe("the address of a new clause", () => {
  it.each([
    ["Toys that talk", "toys-that-talk"],
    ["Visitors", "visitors-2"],
    ["Don’t: été & 3 more!", "dont-ete-3-more"],
    ["Section 28", "clause-section-28"],
    ["Contents", "clause-contents"],
    ["日本", "clause-new"],
  ])("of %s is %s", (title, id) => expect(newClauseId(title, used)).toBe(id));

  it("is never one that a clause had in any version", () => {
    const { version } = aVersion({ amendments: [anAddition()] });
    const withdrawn: PolicyVersion = { ...version, status: "withdrawn" };
    expect(newClauseId("Toys that talk", idsEverUsed([withdrawn]))).toBe("toys-that-talk-2");
  });
});

const base = { number: 1, words: policyText };
const made = (kept: readonly PolicyVersion[], more = {}) =>
  makeVersion(withFirst(kept, sha), base, wanted(more), writtenAt, sha);

describe("a new version", () => {
  it("has the next number, the day, the words' fingerprint, and says what changed", () => {
    const { version, words } = aVersion();
    expect(version).toEqual({
      number: 2,
      hash: policyHash(words, sha),
      status: "proposed",
      writtenOn: "2027-01-11",
      note: "Toys that talk are covered.",
      madeFrom: 1,
      clausesChanged: ["lesson-time", "approval-status"],
      revision: 0,
    });
  });

  it("no longer says of itself that it is not approved", () => {
    expect(idsIn(aVersion({ amendments: [] }).words)).toEqual(
      idsIn(policyText).filter((id) => id !== "approval-status"),
    );
  });

  it("keeps the fingerprint of the words it repeats, so that nobody need read them again", () => {
    const { version, words } = aVersion();
    const kept = adopted(version, day.parse("2027-02-01"));
    const again = makeVersion(
      withFirst([kept], sha),
      { number: 2, words },
      wanted({ amendments: [] }),
      later(writtenAt, 365 * 86_400),
      sha,
    );
    expect(again).toMatchObject({
      ok: true,
      value: { version: { number: 3, hash: kept.hash, clausesChanged: [], madeFrom: 2 } },
    });
  });

  it("asked for again is the same one, also with a clause that it adds", () => {
    const more = { amendments: [anAddition()] };
    const { version } = aVersion(more);
    const again = made([version], more);
    expect(again.ok && again.value.version).toBe(version);
  });

  it("is not made while other words are before the governors", () => {
    expect(made([aVersion().version], { amendments: [] })).toEqual({
      ok: false,
      refused: { why: "proposed-already", number: 2 },
    });
  });

  it("of a draft takes its place, one revision on, and passes over withdrawn numbers", () => {
    const { version } = aVersion({ status: "draft" });
    const gone = { ...version, number: 2, status: "withdrawn" } as const;
    expect(made([version], { amendments: [anAddition()] })).toMatchObject({
      ok: true,
      value: { version: { number: 2, revision: 1, status: "proposed" } },
    });
    expect(made([gone])).toMatchObject({ ok: true, value: { version: { number: 3 } } });
  });

  it("may add the very clause that was in a text sent back, and none that was adopted", () => {
    const { version } = aVersion({ amendments: [anAddition()] });
    const sentBack = { ...version, status: "withdrawn" } as const;
    expect(made([sentBack], { amendments: [anAddition()] })).toMatchObject({
      ok: true,
      value: { version: { number: 3, clausesChanged: ["toys-that-talk", "approval-status"] } },
    });
    const kept = adopted(version, day.parse("2027-02-01"));
    expect(made([kept], { amendments: [anAddition()] })).toMatchObject({
      refused: { why: "name-is-taken", about: "toys-that-talk" },
    });
  });

  it("is refused when there are as many as can be listed", () => {
    const last = { ...aVersion().version, number: 200, status: "withdrawn" } as const;
    expect(made([last])).toEqual({ ok: false, refused: { why: "no-numbers-left" } });
  });
});

describe("an approval", () => {
  const { version } = aVersion();
  const decision = {
    hash: version.hash,
    approval: anApproval(),
    inForceFrom: day.parse("2027-02-01"),
  };
  const at = later(writtenAt, 86_400);

  it("adopts the words that were decided on, from the day that was decided", () => {
    expect(approve(version, decision, at)).toEqual({
      ok: true,
      value: {
        ...version,
        status: "adopted",
        approval: decision.approval,
        inForceFrom: "2027-02-01",
        revision: 1,
      },
    });
  });

  it("kept again changes nothing, on a later day too", () => {
    const once = approve(version, decision, at);
    if (!once.ok) throw new Error(once.refused);
    const again = approve(once.value, decision, later(at, 90 * 86_400));
    expect(again.ok && again.value).toBe(once.value);
  });

  it("kept late gives no day that is gone another policy", () => {
    const late = approve(version, decision, later(at, 60 * 86_400));
    expect(late).toMatchObject({ ok: true, value: { inForceFrom: "2027-03-13" } });
  });

  it.each([
    ["other words", version, { ...decision, hash: "0".repeat(64) }, "other-words"],
    ["a draft", { ...version, status: "draft" }, decision, "not-proposed"],
    ["what was withdrawn", { ...version, status: "withdrawn" }, decision, "not-proposed"],
    [
      "what another review approved",
      adopted(version, day.parse("2027-02-01"), anApproval({ review: "2026" })),
      decision,
      "approved-already",
    ],
  ] as const)("is refused for %s", (_, seen, decided, refused) => {
    expect(approve(seen, decided, at)).toEqual({ ok: false, refused });
  });
});

describe("a version that is withdrawn", () => {
  const { version } = aVersion();

  it("says when and why, once", () => {
    const gone = withdraw(version, "Sent back by the governors", writtenAt);
    if (!gone.ok) throw new Error(gone.refused);
    expect(gone.value).toMatchObject({
      status: "withdrawn",
      withdrawn: { at: writtenAt, reason: "Sent back by the governors" },
      revision: 1,
    });
    const again = withdraw(gone.value, "Another reason", later(writtenAt, 60));
    expect(again.ok && again.value).toBe(gone.value);
  });

  it("was never adopted", () => {
    const kept = adopted(version, day.parse("2027-02-01"));
    expect(withdraw(kept, "Too late", writtenAt)).toEqual({
      ok: false,
      refused: "adopted-already",
    });
  });
});
