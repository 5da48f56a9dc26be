import { describe, expect, it } from "vitest";
import type { Member } from "#shared/domain/school/session.ts";
import { type NewProposal, recordValue } from "#shared/domain/sites/proposal.ts";
import { siteBySlug } from "#shared/domain/sites/site-list.ts";
import { type Decision, decideProposal } from "#shared/use-cases/decide-proposal.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSite, aSiteDesk, aWish, computing, safeguarding } from "#test/support/sites.ts";

const table = aTable();

type Desk = ReturnType<typeof aSiteDesk>;
const open = async (desk: Desk) => (await desk.proposals.page("hh", "open", { limit: 50 })).found;
const raised = async (desk: Desk, wish: NewProposal = aWish()) => {
  expect(await raiseProposal(desk, "hh", wish, noon)).toBe("raised");
  const found = (await open(desk)).find(({ slug }) => slug === wish.slug);
  if (!found) throw new Error("not raised");
  return found;
};
const decide = async (desk: Desk, member: Member, changes: Partial<Decision> = {}) => {
  const [only] = await open(desk);
  const decision = {
    id: only?.id ?? "",
    seen: only?.version ?? 0,
    decision: "accept",
    reason: "I read it.",
  };
  return decideProposal(desk, "hh", member, { ...decision, ...changes } as Decision);
};
const ageOf = async (desk: Desk, slug = "facebook") =>
  siteBySlug(await readSites(desk, "hh"), slug)?.minAge;
const versions = async (desk: Desk) => (await desk.siteLists.history("hh", 50)).length;

describe("what a source proposes", () => {
  it("is raised once, however often the source says it", async () => {
    const desk = aSiteDesk(table);
    await raised(desk);
    expect(await raiseProposal(desk, "hh", aWish(), noon)).toBe("known");
    expect(await raiseProposal(desk, "hh", aWish({ after: 15 }), noon)).toBe("raised");
    expect(await open(desk)).toHaveLength(2);
    expect(await ageOf(desk)).toBe(13);
  });

  it("is not raised again once it was rejected, unless it says something else", async () => {
    const desk = aSiteDesk(table);
    await raised(desk);
    expect(await decide(desk, computing, { decision: "reject" })).toMatchObject({
      ok: true,
      value: { came: "rejected", proposal: { decided: { reason: "I read it." } } },
    });
    expect(await raiseProposal(desk, "hh", aWish(), noon)).toBe("known");
    expect(await raiseProposal(desk, "hh", aWish({ after: 16 }), noon)).toBe("raised");
    expect([await ageOf(desk), await versions(desk)]).toEqual([13, 0]);
  });

  it("makes a new version with a note when one of the keepers accepts it", async () => {
    const desk = aSiteDesk(table);
    await raised(desk);
    expect(await decide(desk, safeguarding)).toMatchObject({
      ok: true,
      value: { came: "accepted" },
    });
    const list = await readSites(desk, "hh");
    expect(siteBySlug(list, "facebook")).toMatchObject({
      minAge: 14,
      confirmed: { on: "2026-11-20", by: "safeguarding-lead" },
    });
    expect(list).toMatchObject({
      version: 2,
      by: "Sam Safe, Safeguarding lead",
      note: "Change a record: facebook, minAge, as open-terms-archive says. I read it.",
    });
    expect(list.recent).toMatchObject([
      { version: 2, changes: [{ slug: "facebook", what: "age-up" }] },
    ]);
    expect(await open(desk)).toEqual([]);
    const { found } = await desk.proposals.page("hh", "accepted", { limit: 5 });
    expect(found).toMatchObject([{ slug: "facebook", status: "accepted" }]);
  });

  it("is for the list's keepers alone", async () => {
    const desk = aSiteDesk(table);
    await raised(desk);
    for (const role of ["headteacher", "governor", "office", "clerk"]) {
      expect(await decide(desk, as("Somebody Else", role))).toEqual({
        ok: false,
        refused: { why: "not-allowed" },
      });
    }
    expect(await decide(desk, computing, { id: "0".repeat(32) })).toEqual({
      ok: false,
      refused: { why: "not-found" },
    });
  });

  it("adds a site, closes one, or is a task that changes no record", async () => {
    const desk = aSiteDesk(table);
    const record = aSite();
    await raised(
      desk,
      aWish({ kind: "add", slug: "chatter", before: null, after: recordValue(record) }),
    );
    await decide(desk, computing);
    await raised(
      desk,
      aWish({ kind: "retire", slug: "x", field: "status", before: "active", after: "closed" }),
    );
    await decide(desk, computing);
    await raised(
      desk,
      aWish({ kind: "site-silent", slug: "vimeo", before: null, after: "2024-07-08" }),
    );
    const before = await readSites(desk, "hh");
    await decide(desk, computing);
    const list = await readSites(desk, "hh");
    expect(siteBySlug(list, "chatter")).toEqual(record);
    expect(siteBySlug(list, "x")).toMatchObject({ status: "closed", statusSince: "2026-11-20" });
    expect(list.version).toBe(3);
    expect(list).toEqual(before);
  });

  it("is refused when the record says something else meanwhile, or would be no record", async () => {
    const desk = aSiteDesk(table);
    await raised(desk, aWish({ before: 12, after: 14 }));
    expect(await decide(desk, computing)).toMatchObject({ ok: false, refused: { why: "stale" } });
    expect(await decide(desk, computing, { decision: "reject" })).toMatchObject({ ok: true });
    await raised(desk, aWish({ field: "name", before: "Facebook", after: "<b>Facebook</b>" }));
    expect(await decide(desk, computing)).toMatchObject({ ok: false, refused: { why: "invalid" } });
    await decide(desk, computing, { decision: "reject" });
    await raised(desk, aWish({ field: "name", before: "Facebook", after: "TikTok" }));
    expect(await decide(desk, computing)).toMatchObject({
      refused: {
        why: "invalid",
        faults: expect.arrayContaining([expect.stringContaining("already called")]),
      },
    });
    expect(await versions(desk)).toBe(0);
  });
});

describe("a lowered age", () => {
  const lower = aWish({ slug: "telegram", before: 18, after: 13 });

  it.each([
    ["a lower number", lower],
    ["no number any more", aWish({ slug: "telegram", before: 18, after: null })],
    [
      "accounts with a parent",
      aWish({ slug: "x", field: "minAgeWithParent", before: null, after: 0 }),
    ],
  ])("needs both keepers: %s", async (_, wish) => {
    const desk = aSiteDesk(table);
    await raised(desk, wish);
    const before = await readSites(desk, "hh");
    expect(await decide(desk, computing)).toMatchObject({ ok: true, value: { came: "waits" } });
    expect(await readSites(desk, "hh")).toEqual(before);
    expect(await decide(desk, computing)).toMatchObject({ refused: { why: "already-approved" } });
    expect(await decide(desk, as("Otto Other", "computing-lead"))).toMatchObject({
      value: { came: "waits" },
    });
    expect(await decide(desk, safeguarding)).toMatchObject({ value: { came: "accepted" } });
    expect((await readSites(desk, "hh")).version).toBe(2);
  });

  it("is not lowered by one person who holds both posts", async () => {
    const desk = aSiteDesk(table);
    await raised(desk, lower);
    await decide(desk, as("Both Posts", "computing-lead", "safeguarding-lead"));
    expect(await ageOf(desk, "telegram")).toBe(18);
    await decide(desk, safeguarding);
    expect(await ageOf(desk, "telegram")).toBe(13);
  });

  it("stays if the second keeper rejects it", async () => {
    const desk = aSiteDesk(table);
    await raised(desk, lower);
    await decide(desk, computing);
    expect(await decide(desk, safeguarding, { decision: "reject" })).toMatchObject({ ok: true });
    expect([await ageOf(desk, "telegram"), await open(desk)]).toEqual([18, []]);
  });
});

describe("two keepers at once, and a machine that stops", () => {
  it("publishes one of two decisions, and tells the other what came of it", async () => {
    const desk = aSiteDesk(table);
    await raised(desk);
    const outcomes = await Promise.all([
      decide(desk, computing),
      decide(aSiteDesk(table), safeguarding, { decision: "reject" }),
    ]);
    const [accepted, rejected] = outcomes.map(({ ok }) => ok);
    expect([accepted, rejected].filter(Boolean)).toHaveLength(1);
    expect(await ageOf(desk)).toBe(accepted ? 14 : 13);
  });

  it("publishes both of two proposals that are accepted at once", async () => {
    const desk = aSiteDesk(table);
    const mine = await raised(desk);
    const yours = await raised(desk, aWish({ slug: "x", before: 13, after: 16 }));
    const outcomes = await Promise.all(
      [mine, yours].map(({ id }) => decide(aSiteDesk(table), computing, { id, seen: 1 })),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    expect([await ageOf(desk), await ageOf(desk, "x")]).toEqual([14, 16]);
    expect(await versions(desk)).toBe(3);
  });

  it("finishes what a stop left behind, wherever it stopped, with one version", async () => {
    const mishaps = ["refused", "answer-lost"] as const;
    for (const mishap of mishaps)
      for (let cut = 1; cut <= 14; cut += 1) {
        const school = `hh-${mishap}-${cut}`;
        const desk = aSiteDesk(table);
        await raiseProposal(desk, school, aWish(), noon);
        const once = async (at: Desk) => {
          const [one] = (await at.proposals.page(school, "open", { limit: 5 })).found;
          if (!one) return;
          const { id, version: seen } = one;
          await decideProposal(at, school, computing, {
            id,
            seen,
            decision: "accept",
            reason: "So.",
          });
        };
        await once(aSiteDesk(table, (call) => (call >= cut ? mishap : undefined))).catch(() => {});
        await once(desk);
        expect([cut, await versionAndAge(desk, school)]).toEqual([cut, [2, 14]]);
        expect((await desk.proposals.page(school, "accepted", { limit: 5 })).found).toHaveLength(1);
      }
  });
});

async function versionAndAge(desk: Desk, school: string) {
  const list = await readSites(desk, school);
  return [list.version, siteBySlug(list, "facebook")?.minAge];
}
