import { describe, expect, it } from "vitest";
import { dynamoAgeLimits } from "#shared/adapters/dynamo-age-limits.ts";
import { cutIntoChunks } from "#shared/adapters/site-chunks.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { nextVersion, type SiteList } from "#shared/domain/sites/site-list.ts";
import { later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aSite, aSiteDesk, manySites } from "#test/support/sites.ts";

const table = aTable();
const digest = (text: string) => systemIds.digest(text);
const first = firstList(digest);
const after = (before: SiteList, sites: readonly Site[], note = "A note") =>
  nextVersion(before, { sites, by: "Cleo, Computing lead", note, at: noon }, digest);

describe("the versions of the site list", () => {
  it("holds nothing until something is published", async () => {
    const { siteLists } = aSiteDesk(table);
    expect(await siteLists.current("hh")).toBeUndefined();
    expect(await siteLists.history("hh", 10)).toEqual([]);
    expect(await siteLists.version("hh", 1)).toBeUndefined();
  });

  it("gives back what was published, the list that came with the product, and both notes", async () => {
    const { siteLists } = aSiteDesk(table);
    const second = after(first, [...first.sites, aSite()]);
    expect(await siteLists.publish("hh", first, second)).toBe(true);
    const anew = aSiteDesk(table).siteLists;
    expect(await anew.current("hh")).toEqual(second);
    expect(await anew.version("hh", 1)).toEqual(first);
    expect(await anew.version("hh", 2)).toEqual(second);
    expect(await anew.version("hh", 3)).toBeUndefined();
    expect((await anew.history("hh", 10)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await siteLists.current("other")).toBeUndefined();
  });

  it("tells the reminder of a term which minimum ages moved since the last one", async () => {
    const { client } = table.watch();
    const { siteLists } = aSiteDesk(table);
    const changesSince = dynamoAgeLimits(client, table.name, "age-limits");
    expect(await changesSince(noon)).toEqual([]);
    const raised = first.sites.map((one) =>
      one.slug === "tiktok" ? { ...one, minAge: 14, operator: "Others" } : one,
    );
    expect(await siteLists.publish("age-limits", first, after(first, raised))).toBe(true);
    const tiktok = { slug: "tiktok", name: "TikTok", before: 13, after: 14 };
    expect(await changesSince(noon)).toEqual([tiktok]);
    expect(await changesSince(later(noon, 1))).toEqual([]);
  });

  it("lets one of two who publish at once win, and forgets the other", async () => {
    const { siteLists } = aSiteDesk(table);
    const [mine, yours] = [after(first, [aSite()], "mine"), after(first, [aSite()], "yours")];
    const won = await Promise.all([mine, yours].map((one) => siteLists.publish("hh", first, one)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const held = won[0] ? mine : yours;
    expect(await siteLists.current("hh")).toEqual(held);
    expect((await siteLists.history("hh", 10)).map(({ note }) => note)).toEqual([
      held.note,
      first.note,
    ]);
    expect(await siteLists.publish("hh", first, after(first, []))).toBe(false);
  });

  it("keeps the version that held when the next one is half written", async () => {
    const whole = aSiteDesk(table).siteLists;
    const second = after(first, manySites(500));
    await whole.publish("hh", first, second);
    for (let cut = 1; cut <= 6; cut += 1) {
      const { siteLists } = aSiteDesk(table, (call) => (call >= cut ? "refused" : undefined));
      const third = after(second, [...manySites(500), aSite()]);
      await siteLists.publish("hh", second, third).catch(() => false);
      const now = await aSiteDesk(table).siteLists.current("hh");
      expect([second.hash, third.hash]).toContain(now?.hash);
      expect(now?.sites.length).toBeGreaterThanOrEqual(500);
    }
  });

  it("knows its own pointer again when the answer to it was lost", async () => {
    const second = after(first, [aSite()]);
    const { siteLists, calls } = aSiteDesk(table);
    await siteLists.publish("hh", first, second);
    calls.length = 0;
    expect(await siteLists.publish("hh", first, second)).toBe(true);
  });

  it("costs one read when the version is known, and one query more when it is not", async () => {
    const { siteLists } = aSiteDesk(table);
    await siteLists.publish("hh", first, after(first, manySites(500)));
    const anew = aSiteDesk(table);
    await anew.siteLists.current("hh");
    expect(anew.calls).toEqual(["GetItem", "Query"]);
    anew.calls.length = 0;
    expect((await anew.siteLists.current("hh"))?.sites).toHaveLength(500);
    expect(anew.calls).toEqual(["GetItem"]);
  });
});

it("cuts records into rows that an item can hold, and leaves none out", () => {
  const chunks = cutIntoChunks(manySites(1000));
  expect(chunks.length).toBeGreaterThan(1);
  expect(chunks.every((one) => Buffer.byteLength(one) <= 200_000)).toBe(true);
  const parsed = chunks.flatMap((one) => JSON.parse(one) as readonly Site[]);
  expect(parsed).toEqual(manySites(1000));
  expect(cutIntoChunks([])).toEqual(["[]"]);
});
