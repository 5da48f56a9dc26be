import { describe, expect, it } from "vitest";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { clauseOf, policyText } from "#shared/domain/policy/policy-text.ts";
import { firstVersion } from "#shared/domain/policy/policy-version.ts";
import { day, later } from "#shared/domain/time.ts";
import { approvePolicy, withdrawPolicy } from "#shared/use-cases/decide-policy.ts";
import { proposePolicy } from "#shared/use-cases/propose-policy.ts";
import { readPolicy, readPolicyVersion } from "#shared/use-cases/read-policy.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import {
  anAddition,
  anApproval,
  anEdit,
  aVersion,
  wanted,
  writtenAt,
} from "#test/support/policy-versions.ts";
import { sha, someIds } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";

function aDesk(mishap?: Mishap) {
  const { client, calls } = table.watch(mishap);
  const policies = {
    ...dynamoPolicyReader(client, table.name),
    ...dynamoPolicyWriter(client, table.name),
  };
  return { policies, ids: someIds(), calls };
}

const { hash } = aVersion().version;
const decision = { hash, approval: anApproval(), inForceFrom: day.parse("2027-02-01") };
const approvedAt = later(writtenAt, 10 * 86_400);
const [january, february] = [day.parse("2027-01-31"), day.parse("2027-02-01")];

const propose = (desk: ReturnType<typeof aDesk>, more = {}) =>
  proposePolicy(desk, school, wanted(more), writtenAt);
const approve = (desk: ReturnType<typeof aDesk>) =>
  approvePolicy(desk, school, 2, decision, approvedAt);

describe("the policy of a school that never decided on one", () => {
  it("is the first text, by one query and no read", async () => {
    const desk = aDesk();
    const { version, words, versions } = await readPolicy(desk, school, february);
    expect(version).toEqual(firstVersion(sha));
    expect(words).toEqual({ sections: policyText.sections });
    expect(versions).toHaveLength(1);
    expect(desk.calls).toEqual(["Query"]);
  });
});

describe("a version", () => {
  it("is proposed, approved, and in force from its day on: a query, and a read the first time", async () => {
    const desk = aDesk();
    expect(await propose(desk)).toMatchObject({ ok: true, value: { number: 2, hash } });
    expect(await approve(desk)).toMatchObject({ ok: true, value: { status: "adopted" } });
    const reader = aDesk();
    expect((await readPolicy(reader, school, january)).version.number).toBe(1);
    const { version, words } = await readPolicy(reader, school, february);
    expect(version).toMatchObject({ number: 2, approval: { minuteReference: "PC 2027-01/4" } });
    expect(clauseOf(words, "lesson-time").blocks.at(-1)).toBe("Toys that talk count too.");
    await readPolicy(reader, school, february);
    expect(reader.calls).toEqual(["Query", "Query", "GetItem", "Query"]);
    expect(await readPolicy(aDesk(), "other-school", february)).toMatchObject({
      version: { number: 1 },
    });
  });

  it("is kept beside the others under its number, its words under their fingerprint", async () => {
    await propose(aDesk());
    const rows = await table.rows();
    expect(rows.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`).toSorted()).toEqual([
      "highters-heath#POLICY VERSION#0002",
      `highters-heath#POLICY-WORDS#${hash} WORDS`,
    ]);
  });

  it("proposed ten times at once is one", async () => {
    const desk = aDesk();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => propose(desk)));
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect(await propose(desk)).toMatchObject({ ok: true, value: { number: 2 } });
    expect(await desk.policies.list(school)).toHaveLength(1);
  });

  it("approved again is approved once, in the words and on the day of the first time", async () => {
    const desk = aDesk();
    await propose(desk);
    await approve(desk);
    const before = await table.rows();
    const again = { ...decision, inForceFrom: day.parse("2027-03-01") };
    expect(await approvePolicy(desk, school, 2, again, later(approvedAt, 86_400))).toMatchObject({
      ok: true,
      value: { inForceFrom: "2027-02-01" },
    });
    expect(await table.rows()).toEqual(before);
  });

  it("that is not there, or has other words, is not approved", async () => {
    const desk = aDesk();
    expect(await approve(desk)).toEqual({ ok: false, refused: "no-such-version" });
    await propose(desk, { amendments: [anAddition()] });
    expect(await approve(desk)).toEqual({ ok: false, refused: "other-words" });
  });

  it("that is withdrawn gives way to another one, and stays to be read", async () => {
    const desk = aDesk();
    await propose(desk);
    await withdrawPolicy(desk, school, 2, "Sent back", approvedAt);
    expect(await approve(desk)).toEqual({ ok: false, refused: "not-proposed" });
    expect(await propose(desk, { amendments: [anEdit("scope")] })).toMatchObject({
      ok: true,
      value: { number: 3 },
    });
    expect(await readPolicyVersion(desk, school, 2)).toMatchObject({
      version: { status: "withdrawn", withdrawn: { reason: "Sent back" } },
    });
    expect(await readPolicyVersion(desk, school, 9)).toBeUndefined();
  });

  it("drafted by two at once is written by one, and the other is told", async () => {
    const desk = aDesk();
    await propose(desk, { status: "draft" });
    const [one, other] = await Promise.all([
      propose(desk, { status: "draft", note: "One" }),
      propose(desk, { status: "draft", note: "Other" }),
    ]);
    const [kept] = await desk.policies.list(school);
    expect([one, other].filter(({ ok }) => ok)).toHaveLength(1);
    expect([one, other]).toContainEqual({ ok: false, refused: { why: "changed-meanwhile" } });
    expect(kept).toMatchObject({ revision: 1, number: 2, status: "draft" });
  });
});

describe("the words of a version", () => {
  it("are not shown if they are not those that were decided on", async () => {
    const desk = aDesk();
    await propose(desk);
    await approve(desk);
    const { words } = aVersion({ amendments: [anEdit("scope", "Other words.")] });
    const key = { pk: `${school}#POLICY-WORDS#${hash}`, sk: "WORDS" };
    await table.put({ ...key, sections: words.sections, schema: 1 });
    await expect(readPolicy(aDesk(), school, february)).rejects.toThrow("not those of its");
  });
});

describe("a crash", () => {
  it.each([1, 2, 3, 4, 5, 6])("at call %i leaves a state from which it goes on", async (at) => {
    for (const fate of ["refused", "answer-lost"] as const) {
      const broken = aDesk((call) => (call === at ? fate : undefined));
      await propose(broken)
        .then(() => approve(broken))
        .catch(() => undefined);
      const { versions } = await readPolicy(aDesk(), school, january);
      expect(versions.length).toBeLessThanOrEqual(2);
    }
    const desk = aDesk();
    expect(await propose(desk)).toMatchObject({ ok: true, value: { number: 2, hash } });
    expect(await approve(desk)).toMatchObject({ ok: true, value: { status: "adopted" } });
    expect((await readPolicy(desk, school, february)).version).toMatchObject({ number: 2, hash });
    expect(await desk.policies.list(school)).toHaveLength(1);
  });
});
