import { describe, expect, it } from "vitest";
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
});
