import { describe, expect, it } from "vitest";
import { ownList } from "#shared/adapters/site-sources/own-list.ts";
import { readSources } from "#shared/use-cases/read-sources.ts";
import { aTable } from "#test/support/engine.ts";
import { aRefresh, monday, school, someSources } from "#test/support/site-refresh.ts";

const table = aTable();
const engine = someSources();

describe("a refresh of the site list", () => {
  it("only notes what it meets for the first time", async () => {
    const refresh = aRefresh(table, engine);
    const before = await refresh.list();
    expect(await refresh.run()).toMatchObject({ sources: 3, failed: 0, quarantined: 0, raised: 0 });
    expect(await refresh.open()).toEqual([]);
    expect(await refresh.list()).toEqual(before);
  });

  it("costs nothing but answers that nothing changed when nothing did, and a write a source", async () => {
    await aRefresh(table, engine).run();
    const asked = engine.seen.length;
    const refresh = aRefresh(table, engine);
    expect(await refresh.run(monday(4))).toMatchObject({ sources: 3, unchanged: 3, raised: 0 });
    const again = engine.seen.slice(asked);
    expect(again).toHaveLength(asked);
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([304]));
    expect(refresh.calls.filter((call) => call === "PutItem")).toHaveLength(3 + 1);
  });

  it("asks a source again only when its time has come", async () => {
    const refresh = aRefresh(table, engine);
    await refresh.run();
    expect(await refresh.run()).toMatchObject({ sources: 0, requests: 0 });
    expect(await refresh.run(monday(1))).toMatchObject({ sources: 2 });
    expect(await refresh.run(monday(4))).toMatchObject({ sources: 3 });
    expect(await refresh.refreshRuns.latest(school, 10)).toHaveLength(3);
  });

  it("keeps a record of every request and of what came of it", async () => {
    engine.play("github.com", "missing", "/TikTok/");
    const refresh = aRefresh(table, engine);
    const { requests, bytes } = await refresh.run();
    const run = await refresh.lastRun();
    expect(run).toMatchObject({ at: monday(), requests, bytes });
    expect(run?.exchanges).toHaveLength(engine.seen.length);
    expect(run?.exchanges.find(({ url }) => url.includes("/TikTok/"))).toMatchObject({
      source: "open-terms-archive",
      outcome: "missing",
      status: 404,
    });
    expect(run?.exchanges.find(({ source }) => source === "apple")).toMatchObject({
      url: expect.stringContaining("https://itunes.apple.com/lookup?id="),
      outcome: "read",
      status: 200,
      etag: expect.stringMatching(/^"/),
    });
    expect(run?.results.map(({ source, outcome, failed }) => [source, outcome, failed])).toEqual([
      ["open-terms-archive", "read", 1],
      ["apple", "read", 0],
      ["wikidata", "read", 0],
    ]);
  });

  it("says aloud when the job did not run for ten days", async () => {
    const refresh = aRefresh(table, engine);
    await refresh.run();
    await refresh.run(monday(1));
    expect(refresh.log.lines).toEqual([]);
    await refresh.run(monday(3));
    expect(refresh.log.lines).toMatchObject([{ level: "error", facts: { days: 14 } }]);
  });

  it("goes on where it stopped when there is no more time", async () => {
    const refresh = aRefresh(table, engine);
    let asked = 0;
    const first = await refresh.run(monday(), () => (asked += 1) <= 10);
    expect(first).toMatchObject({ requests: 10 });
    expect(first.left).toBeGreaterThan(30);
    const once = engine.seen.length;
    const second = await refresh.run();
    expect(second).toMatchObject({ left: 0, failed: 0, quarantined: 0, raised: 0 });
    const before = engine.seen.slice(0, once).map(({ path }) => path);
    expect(engine.seen.slice(once).filter(({ path }) => before.includes(path))).toEqual([]);
    expect(await refresh.run()).toMatchObject({ sources: 0 });
  });

  it("ends well for whoever of two runs at once is second", async () => {
    const runs = await Promise.all([aRefresh(table, engine).run(), aRefresh(table, engine).run()]);
    expect(runs).toMatchObject([{ failed: 0 }, { failed: 0 }]);
    const refresh = aRefresh(table, engine);
    expect(await refresh.run(monday(1))).toMatchObject({ sources: 2, unchanged: 2 });
  });
});

describe("a list that somebody else keeps for the school", () => {
  const address = "https://trust.example/sites.csv";
  const told = async (mode: string) => {
    engine.play("trust.example", mode);
    const refresh = aRefresh(table, engine, { sources: [ownList(address)] });
    const list = await refresh.list();
    await refresh.run();
    expect(await refresh.list()).toEqual(list);
    return (await refresh.open()).map(({ kind, slug, field, after, evidence }) =>
      kind === "add" ? `add ${slug}` : `${slug}: ${field} ${JSON.stringify(after)}, ${evidence}`,
    );
  };

  it("proposes at once what it tells otherwise, as a table or as JSON", async () => {
    const age = `facebook: minAge 14, ${address}`;
    expect((await told("normal")).toSorted()).toEqual(["add new-app", age]);
  });

  it("is read as JSON too", async () => {
    expect(await told("json")).toEqual([`facebook: minAge 14, ${address}`]);
  });
});

describe("how the sources are", () => {
  it("is told with the last runs, by two queries", async () => {
    engine.play("query.wikidata.org", "error");
    await aRefresh(table, engine).run();
    await aRefresh(table, engine).run(monday(1));
    const refresh = aRefresh(table, engine);
    const read = await readSources(refresh, school, { at: monday(1), runs: 5 });
    expect(read.sources.map(({ state, standing }) => [state.source, standing])).toEqual([
      ["apple", "green"],
      ["open-terms-archive", "green"],
      ["wikidata", "amber"],
    ]);
    expect(read.runs.map(({ at }) => at)).toEqual([monday(1), monday()]);
    expect(refresh.calls).toEqual(["Query", "Query"]);
    const late = await readSources(refresh, school, { at: monday(9), runs: 1 });
    expect(late.sources.map(({ standing }) => standing)).toEqual(["red", "red", "red"]);
  });
});

describe("a run that is cut off at any of its calls", () => {
  /** The sources that changed since the first run: a feed, and an app's name. */
  const news = () => {
    engine.play("github.com", "changed", "/TikTok/");
    engine.play("itunes.apple.com", "renamed");
  };
  const told = async (refresh: ReturnType<typeof aRefresh>) =>
    (await refresh.open()).map(({ kind, slug }) => `${kind} ${slug}`).toSorted();

  it.each(["refused", "answer-lost"] as const)(
    "is made good by the next one (%s)",
    async (fate) => {
      await aRefresh(table, engine).run();
      news();
      const list = await aRefresh(table, engine).list();
      for (let cut = 1; cut < 40; cut += 1) {
        const refresh = aRefresh(table, engine, {
          mishap: (call) => (call === cut ? fate : undefined),
        });
        const outcome = await refresh.run(monday(1)).catch(() => "cut off");
        if (outcome !== "cut off") break;
      }
      const refresh = aRefresh(table, engine);
      await refresh.run(monday(1));
      expect(await told(refresh)).toEqual(["change among-us", "terms-changed tiktok"]);
      expect(await refresh.list()).toEqual(list);
      expect(await refresh.run(monday(2))).toMatchObject({ sources: 2, unchanged: 2, raised: 0 });
    },
  );
});
