import { describe, expect, it } from "vitest";
import type { Site } from "#shared/domain/sites/site.ts";
import { siteBySlug } from "#shared/domain/sites/site-list.ts";
import { decideProposal } from "#shared/use-cases/decide-proposal.ts";
import { confirmSites, publishSites, type SiteEdit } from "#shared/use-cases/publish-sites.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSite, aSiteDesk, computing, manySites, safeguarding } from "#test/support/sites.ts";

const table = aTable();

type Desk = ReturnType<typeof aSiteDesk>;
const edit = (desk: Desk, put: readonly Site[], changes: Partial<SiteEdit> = {}) =>
  publishSites(desk, "hh", computing, { seen: 1, put, note: "As its terms say.", ...changes });
const record = async (desk: Desk, slug: string): Promise<Site> => {
  const found = siteBySlug(await readSites(desk, "hh"), slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
};

describe("staff who edit the list", () => {
  it("publish new and changed records in one version, with a note", async () => {
    const desk = aSiteDesk(table);
    const x = await record(desk, "x");
    const outcome = await edit(desk, [aSite(), { ...x, name: "Ex" }]);
    expect(outcome).toMatchObject({ ok: true, value: { list: { version: 2 }, waiting: [] } });
    const list = await readSites(desk, "hh");
    expect(list).toMatchObject({ by: "Cleo Computing, Computing lead", note: "As its terms say." });
    expect(list.sites).toHaveLength(80);
    expect(list.recent[0]?.changes.map(({ slug, what }) => [slug, what])).toEqual([
      ["chatter", "added"],
      ["x", "renamed"],
    ]);
  });

  it("make no version of nothing", async () => {
    const desk = aSiteDesk(table);
    expect(await edit(desk, [await record(desk, "x")])).toMatchObject({
      ok: true,
      value: { list: { version: 1 } },
    });
    expect(await table.rows()).toEqual([]);
  });

  it("must hold the post, have seen the version that holds, and name a source", async () => {
    const desk = aSiteDesk(table);
    const head = as("Amara Osei", "headteacher");
    expect(await publishSites(desk, "hh", head, { seen: 1, put: [aSite()], note: "n" })).toEqual({
      ok: false,
      refused: { why: "not-allowed" },
    });
    expect(await edit(desk, [aSite({ sourceUrl: null })])).toMatchObject({
      refused: {
        why: "invalid",
        faults: [expect.stringContaining("say where the facts are from")],
      },
    });
    await edit(desk, [aSite()]);
    expect(await edit(desk, [aSite({ slug: "other", name: "Other" })])).toMatchObject({
      refused: { why: "changed-meanwhile", list: { version: 2 } },
    });
  });

  it("are told of every record that cannot stand beside the others", async () => {
    const outcome = await edit(aSiteDesk(table), [
      aSite({ aliases: ["facebook"] }),
      aSite({ slug: "two", name: "Two" }),
      aSite({ slug: "two", name: "Two again", successorSlug: "nowhere" }),
    ]);
    expect(outcome).toEqual({
      ok: false,
      refused: {
        why: "invalid",
        faults: [
          "two: stands in what you want to publish twice",
          expect.stringContaining("“facebook”"),
          "two: there is no record “nowhere”",
        ],
      },
    });
  });

  it("cannot fill the list without end", async () => {
    expect(await edit(aSiteDesk(table), manySites(1000))).toMatchObject({
      refused: { why: "invalid", faults: ["The list can hold 1000 records at most"] },
    });
  });

  it("cannot lower an age alone: all else is published, and the age waits for the other lead", async () => {
    const desk = aSiteDesk(table);
    const telegram = await record(desk, "telegram");
    const outcome = await edit(desk, [{ ...telegram, minAge: 13, operator: "Telegram Ltd" }]);
    expect(outcome).toMatchObject({
      value: {
        list: { version: 2 },
        waiting: [{ slug: "telegram", field: "minAge", before: 18, after: 13, source: "staff" }],
      },
    });
    expect(await record(desk, "telegram")).toMatchObject({ minAge: 18, operator: "Telegram Ltd" });
    const [waiting] = (await desk.proposals.page("hh", "open", { limit: 5 })).found;
    const { id = "", version: seen = 0 } = waiting ?? {};
    const accept = { id, seen, decision: "accept", reason: "I read it too." } as const;
    expect(await decideProposal(desk, "hh", computing, accept)).toMatchObject({
      refused: { why: "already-approved" },
    });
    expect(await decideProposal(desk, "hh", safeguarding, accept)).toMatchObject({ ok: true });
    expect((await record(desk, "telegram")).minAge).toBe(13);
  });

  it("keep a lower age and its source together, whatever comes of it", async () => {
    const source = { sourceUrl: "https://telegram.example/terms", checkedOn: "2026-11-20" };
    for (const decision of ["accept", "reject"] as const) {
      const school = `hh-${decision}`;
      const desk = aSiteDesk(table);
      const find = async () => siteBySlug(await readSites(desk, school), "telegram");
      const before = await find();
      if (!before) throw new Error("no record");
      const put = [{ ...before, ...source, minAge: 13, operator: "Telegram Ltd" }];
      await publishSites(desk, school, computing, { seen: 1, put, note: "Its terms" });
      const { sourceUrl, checkedOn } = before;
      expect(await find()).toMatchObject({
        ...{ sourceUrl, checkedOn },
        ...{ minAge: 18, operator: "Telegram Ltd" },
      });
      const [waiting] = (await desk.proposals.page(school, "open", { limit: 5 })).found;
      const { id = "", version: seen = 0 } = waiting ?? {};
      const told = { id, seen, decision, reason: "I read it too." };
      expect(await decideProposal(desk, school, safeguarding, told)).toMatchObject({ ok: true });
      expect(await find()).toMatchObject(
        decision === "accept" ? { minAge: 13, ...source } : { minAge: 18, sourceUrl, checkedOn },
      );
    }
  });

  it("raise an age, close a record and make one a draft, and none is ever gone", async () => {
    const desk = aSiteDesk(table);
    const [x, zoom, vimeo] = await Promise.all(
      ["x", "zoom", "vimeo"].map((slug) => record(desk, slug)),
    );
    if (!x || !zoom || !vimeo) throw new Error("no records");
    await edit(desk, [
      { ...x, minAge: 16 },
      { ...zoom, status: "closed" },
      { ...vimeo, standing: "draft" },
    ]);
    const list = await readSites(desk, "hh");
    expect(list.sites).toHaveLength(79);
    expect(list.count).toBe(56);
    expect(list.recent[0]?.changes.map(({ slug, what }) => [slug, what])).toEqual([
      ["vimeo", "removed"],
      ["x", "age-up"],
      ["zoom", "closed"],
    ]);
  });

  it("confirm records in one version, which is no news for parents", async () => {
    const desk = aSiteDesk(table);
    const { sites } = await readSites(desk, "hh");
    const slugs = sites.map(({ slug }) => slug);
    expect(await confirmSites(desk, "hh", safeguarding, { seen: 1, slugs })).toMatchObject({
      ok: true,
      value: { list: { version: 2, note: "79 records confirmed", recent: [] } },
    });
    expect((await record(desk, "x")).confirmed).toEqual({
      on: "2026-11-20",
      by: "safeguarding-lead",
    });
  });
});
