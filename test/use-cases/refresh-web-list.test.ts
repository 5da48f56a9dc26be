import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import {
  aRefresh,
  impatient,
  monday,
  netAware,
  type RefreshOptions,
  someSources,
} from "#test/support/site-refresh.ts";

const table = aTable();
const engine = someSources();
const host = "www.net-aware.org.uk";
const aRun = (options: RefreshOptions = {}) =>
  aRefresh(table, engine, { sources: [netAware], ...options });

const noSuchHost = () =>
  Promise.reject(Object.assign(new Error("no such host"), { code: "ENOTFOUND" }));

/** Runs a week apart; what they raised, together. */
async function weeks(refresh: ReturnType<typeof aRun>, count: number) {
  for (let week = 0; week < count; week += 1) await refresh.run(monday(week));
  return (await refresh.open()).map(({ kind, slug, says }) => ({ kind, slug, says }));
}

describe("the list of Net Aware", () => {
  it.each<[why: string, options: RefreshOptions]>([
    ["refused", { standIn: () => "http://127.0.0.1:9" }],
    ["unresolvable", { standIn: () => undefined, resolve: noSuchHost }],
  ])(
    "that is %s, as it is today, is a task after three runs over 14 days",
    async (why, options) => {
      const refresh = aRun(options);
      const list = await refresh.list();
      expect(await weeks(refresh, 2)).toEqual([]);
      expect(await refresh.state("net-aware")).toMatchObject({ outcome: "failed", missedRuns: 2 });
      const found = await refresh.lastRun();
      expect(found?.exchanges).toMatchObject([{ outcome: why, url: `https://${host}/robots.txt` }]);
      await refresh.run(monday(2));
      const tasks = [{ kind: "source-retired", slug: "net-aware" }];
      expect(await refresh.open()).toMatchObject(tasks);
      await refresh.run(monday(3));
      expect(await refresh.open()).toMatchObject(tasks);
      expect(await refresh.list()).toEqual(list);
    },
  );

  it("that leads elsewhere is not followed, and a task at once", async () => {
    engine.play(host, "redirect");
    engine.play("robots", "redirect");
    expect(await weeks(aRun(), 2)).toMatchObject([
      { kind: "source-retired", says: expect.stringContaining("www.nspcc.org.uk") },
    ]);
    expect(engine.seen.filter((one) => one.host !== host)).toEqual([]);
  });

  it("that is gone is a task at once", async () => {
    engine.play(host, "gone");
    expect(await weeks(aRun(), 2)).toMatchObject([
      { kind: "source-retired", says: expect.stringContaining("gone for good") },
    ]);
  });

  it("that says it will close is a task, and no data", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play(host, "notice");
    await refresh.run(monday(1));
    expect(await refresh.open()).toMatchObject([
      { kind: "source-retired", says: expect.stringContaining("closing") },
    ]);
    expect(await refresh.state("net-aware")).toMatchObject({ outcome: "quarantined" });
  });

  it("is read as 39 entries, and asked the second time whether it changed", async () => {
    const refresh = aRun();
    expect(await refresh.run()).toMatchObject({ failed: 0, raised: 0 });
    const { addresses } = await refresh.state("net-aware");
    expect(addresses["index"]?.items).toHaveLength(39);
    expect(addresses["index"]?.items).toContainEqual({
      key: "pokemon-go",
      name: "Pokémon GO",
      ages: [],
    });
    expect(await refresh.run(monday(1))).toMatchObject({ unchanged: 1 });
    expect(engine.seen.at(-1)).toMatchObject({ status: 304 });
  });

  it.each(["renamed-classes", "twice", "latin1", "wrong-charset", "latin1-undeclared", "bom"])(
    "says the same with %s",
    async (mode) => {
      const refresh = aRun();
      await refresh.run();
      engine.play(host, mode);
      expect(await refresh.run(monday(1))).toMatchObject({ unchanged: 1, raised: 0, failed: 0 });
    },
  );

  it("is asked for the pages of our own records when it is new, and a changed age is proposed", async () => {
    const refresh = aRun();
    engine.play(host, "legacy-detail-B");
    expect(await refresh.run()).toMatchObject({ raised: 0 });
    const ages = async () =>
      (await refresh.state("net-aware")).addresses["index"]?.items?.filter(
        (one) => one.ages.length > 0,
      );
    const pages = engine.seen.filter(({ path }) => /^\/networks\/[a-z-]+\/$/.test(path));
    expect(pages.map(({ path }) => path)).toContain("/networks/facebook/");
    expect(await ages()).toHaveLength(pages.length);
    engine.play(host, "one-more", "?order=title");
    engine.play(host, "legacy-detail-A", "/networks/roblox/");
    expect(await refresh.run(monday(1))).toMatchObject({ raised: 1, quarantined: 0 });
    expect(await ages()).toHaveLength(pages.length - 1);
    expect(await refresh.open()).toMatchObject([{ kind: "add", slug: "new-network" }]);
  });

  it("with a new entry makes a draft of it and invents nothing", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play(host, "one-more");
    expect(await refresh.run(monday(1))).toMatchObject({ raised: 1 });
    expect(await refresh.open()).toMatchObject([
      {
        kind: "add",
        slug: "new-network",
        before: null,
        after: { name: "New Network", minAge: null, minAgeWithParent: null, standing: "draft" },
      },
    ]);
  });

  it.each([
    ["parked", "too-few"],
    ["half", "too-few"],
    ["truncated", "too-few"],
    ["tenfold", "too-many-changed"],
    ["markup", "bad-name"],
    ["empty", "wrong-content"],
  ])("is set aside when it is %s", async (mode, gate) => {
    const refresh = aRun();
    await refresh.run();
    const before = await refresh.state("net-aware");
    engine.play(host, mode);
    expect(await refresh.run(monday(1))).toMatchObject({ quarantined: 1 });
    const after = await refresh.state("net-aware");
    expect(after.gates).toContain(gate);
    expect(after.addresses["index"]?.items).toEqual(before.addresses["index"]?.items);
  });

  it.each(["huge", "slow", "drip", "bomb", "cut-off"])("that is %s harms nobody", async (mode) => {
    await aRun().run();
    engine.play(host, mode);
    expect(await aRun(impatient(mode)).run(monday(1))).toMatchObject({ failed: 1, raised: 0 });
  });

  it("is not read when robots.txt says no, or cannot be asked", async () => {
    engine.play("robots", "says-no");
    const refresh = aRun();
    expect(await refresh.run()).toMatchObject({ failed: 1, requests: 1 });
    engine.play("robots", "error");
    expect(await refresh.run(monday(1))).toMatchObject({ failed: 1 });
    engine.play("robots", "missing");
    expect(await refresh.run(monday(2))).toMatchObject({ failed: 0 });
  });
});
