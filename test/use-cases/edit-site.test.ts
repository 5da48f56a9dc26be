import { describe, expect, it } from "vitest";
import { dynamoSourceStates } from "#shared/adapters/dynamo-source-states.ts";
import { signatureOf } from "#shared/domain/incident/acting.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { siteBySlug } from "#shared/domain/sites/site-list.ts";
import { switched, unknownSource } from "#shared/domain/sites/source-health.ts";
import { decideAtDesk } from "#shared/use-cases/decide-at-desk.ts";
import { checkSite, editSite, stampOf } from "#shared/use-cases/edit-site.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { switchSource } from "#shared/use-cases/switch-source.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSiteDesk, computing, safeguarding } from "#test/support/sites.ts";

const table = aTable();
const school = "highters-heath";
const head = as("Amara Osei", "headteacher");

function aDesk(mishap?: Mishap) {
  const desk = { ...aSiteDesk(table, mishap), sourceStates: states(mishap) };
  const digest = (text: string) => desk.ids.digest(text);
  const record = async (slug: string): Promise<Site> => {
    const found = siteBySlug(await readSites(desk, school), slug);
    if (!found) throw new Error(`There is no ${slug}`);
    return found;
  };
  const wanting = async (slug: string, changes: Partial<Site>) => {
    const now = await record(slug);
    return { put: { ...now, ...changes }, stamp: stampOf(now, digest), note: "A note" };
  };
  return { ...desk, record, wanting };
}
const states = (mishap?: Mishap) => dynamoSourceStates(table.watch(mishap).client, table.name);

describe("editing a record", () => {
  it("is for those who keep the list", async () => {
    const desk = aDesk();
    const wanted = await desk.wanting("facebook", { operator: "Meta Ltd" });
    expect(await editSite(desk, school, head, wanted)).toMatchObject({
      refused: { why: "not-allowed" },
    });
    const { stamp } = wanted;
    const check = { slug: "facebook", stamp };
    expect(await checkSite(desk, school, head, check)).toMatchObject({
      refused: { why: "not-allowed" },
    });
  });

  it("of two who edit one record at once, saves one and tells the other", async () => {
    const desk = aDesk();
    const mine = await desk.wanting("facebook", { operator: "One" });
    const yours = await desk.wanting("facebook", { operator: "Two" });
    const came = await Promise.all([
      editSite(desk, school, computing, mine),
      editSite(aDesk(), school, safeguarding, yours),
    ]);
    expect(came.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = came.find(({ ok }) => !ok);
    const { operator } = await desk.record("facebook");
    expect(lost).toMatchObject({ refused: { why: "record-changed", record: { operator } } });
  });

  it("of several who edit several records at once, loses nobody’s words", async () => {
    const desk = aDesk();
    const slugs = ["facebook", "snapchat", "tiktok"];
    const before = (await readSites(desk, school)).sites.length;
    const wanted = await Promise.all(slugs.map((slug) => desk.wanting(slug, { operator: slug })));
    const came = await Promise.all(wanted.map((one) => editSite(aDesk(), school, computing, one)));
    for (const [at, outcome] of came.entries()) {
      const { operator } = await desk.record(slugs[at] ?? "");
      expect(operator === slugs[at]).toBe(outcome.ok);
      expect(outcome.ok || outcome.refused.why === "changed-meanwhile").toBe(true);
    }
    const list = await readSites(desk, school);
    expect(list.sites).toHaveLength(before);
    expect(list.version).toBe(1 + came.filter(({ ok }) => ok).length);
  });

  it("is done once although the answer was lost", async () => {
    const desk = aDesk();
    const wanted = await desk.wanting("facebook", { operator: "Meta Ltd" });
    const puts: number[] = [];
    const lossy = aDesk((call, command) => {
      if (command !== "PutItem") return undefined;
      puts.push(call);
      return puts.length === 5 ? "answer-lost" : undefined;
    });
    await expect(editSite(lossy, school, computing, wanted)).rejects.toThrow("after PutItem");
    expect(await editSite(desk, school, computing, wanted)).toMatchObject({
      ok: expect.anything(),
    });
    expect((await desk.record("facebook")).operator).toBe("Meta Ltd");
    expect((await readSites(desk, school)).version).toBe(2);
  });
});

describe("a source", () => {
  it("stays off whatever a run that had begun writes", async () => {
    const desk = aDesk();
    const seen = unknownSource("apple");
    const wanted = { source: "apple", wanted: "off" } as const;
    expect(await switchSource(desk, school, head, wanted)).toMatchObject({ ok: false });
    expect(await switchSource(desk, school, computing, wanted)).toMatchObject({ ok: true });
    const run = { ...switched(seen, undefined), missedRuns: 0 };
    expect(await desk.sourceStates.replace(school, seen, run)).toBe(false);
    expect((await desk.sourceStates.find(school, "apple")).off?.by).toBe(signatureOf(computing));
  });

  it("is not switched off for one of its addresses that is gone", async () => {
    const desk = aDesk();
    const wish = {
      kind: "source-retired",
      slug: "tiktok",
      before: null,
      after: "gone",
      source: "open-terms-archive",
      evidence: null,
    } as const;
    await raiseProposal(desk, school, wish, desk.clock.now());
    const [one] = (await desk.proposals.page(school, "open", { limit: 1 })).found;
    const decision = { id: one?.id ?? "", seen: 1, decision: "accept", reason: "Seen" } as const;
    expect(await decideAtDesk(desk, school, computing, decision)).toMatchObject({ ok: true });
    expect((await desk.sourceStates.find(school, "open-terms-archive")).off).toBeUndefined();
  });
});
