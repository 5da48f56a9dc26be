import { describe, expect, it } from "vitest";
import { appleLookup } from "#shared/adapters/site-sources/apple-lookup.ts";
import { wikidata } from "#shared/adapters/site-sources/wikidata.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { decideProposal } from "#shared/use-cases/decide-proposal.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aRefresh,
  impatient,
  monday,
  type RefreshOptions,
  school,
  someSources,
} from "#test/support/site-refresh.ts";
import { aSite, computing } from "#test/support/sites.ts";

const table = aTable();
const engine = someSources();
const apple = "itunes.apple.com";
const query = "query.wikidata.org";
const anApple = (options: RefreshOptions = {}) =>
  aRefresh(table, engine, { sources: [appleLookup], ...options });
const aWikidata = () => aRefresh(table, engine, { sources: [wikidata] });

/** A usual run, then one in which the host answers in this mode. */
async function afterwards(refresh: ReturnType<typeof anApple>, host: string, mode: string) {
  await refresh.run();
  const before = await refresh.state(host === apple ? "apple" : "wikidata");
  engine.play(host, mode);
  const came = await refresh.run(monday(4));
  const after = await refresh.state(host === apple ? "apple" : "wikidata");
  return { came, before, after, open: await refresh.open() };
}

describe("the App Store", () => {
  it("is one request for all apps, read behind blank lines and under a script's media type", async () => {
    const refresh = anApple();
    expect(await refresh.run()).toMatchObject({ requests: 1, raised: 0, failed: 0 });
    const { addresses } = await refresh.state("apple");
    expect(addresses["lookup-1"]?.items).toHaveLength(35);
    expect(addresses["lookup-1"]?.items?.every(({ ages }) => ages.length === 0)).toBe(true);
  });

  it("that lacks an app is a hint that it closed", async () => {
    const { open, came } = await afterwards(anApple(), apple, "one-missing");
    expect(came).toMatchObject({ raised: 1 });
    expect(open).toMatchObject([
      {
        kind: "retire",
        slug: "among-us",
        field: "status",
        before: "active",
        after: "closed",
        evidence: "https://apps.apple.com/gb/app/id1351168404",
      },
    ]);
  });

  it("that calls an app otherwise is a proposal with the bare name", async () => {
    const { open } = await afterwards(anApple(), apple, "renamed");
    expect(open).toMatchObject([
      { kind: "change", field: "name", before: "Among Us", after: "Quite Another Name" },
    ]);
  });

  it("makes no news of its new tiers", async () => {
    const { came, after } = await afterwards(anApple(), apple, "mixed-tiers");
    expect(came).toMatchObject({ raised: 0, quarantined: 0 });
    expect(after.addresses["lookup-1"]?.items?.[1]).toMatchObject({ rating: "13+" });
  });

  it("does not put its rating over that of another system", async () => {
    const { came, open } = await afterwards(anApple(), apple, "rated");
    expect([came.raised, open]).toEqual([0, []]);
  });

  it.each([
    ["half", "too-few"],
    ["other-things", "too-few"],
    ["tenfold", "too-many-changed"],
    ["all-renamed", "too-many-changed"],
    ["twice", "same-twice"],
    ["long-name", "bad-name"],
    ["markup", "bad-name"],
  ])("is set aside when its answer is %s, and a person is asked", async (mode, gate) => {
    const { came, before, after, open } = await afterwards(anApple(), apple, mode);
    expect(came).toMatchObject({ quarantined: 1, raised: 1 });
    expect(after.gates).toContain(gate);
    expect(after.addresses).toEqual(before.addresses);
    expect(open).toMatchObject([{ kind: "source-suspicious", slug: "apple" }]);
  });

  it("that was set aside is let through by whoever accepts the task, and by nothing else", async () => {
    const refresh = anApple();
    const { open } = await afterwards(refresh, apple, "all-renamed");
    expect(await refresh.run(monday(5))).toMatchObject({ quarantined: 1, raised: 0 });
    expect(await refresh.state("apple")).toMatchObject({ suspectedSince: monday(4) });
    const { id = "", version = 0 } = open[0] ?? {};
    const decision = { id, seen: version, decision: "accept", reason: "I looked." } as const;
    expect(await decideProposal(refresh, school, computing, decision)).toMatchObject({ ok: true });
    const released = await refresh.run(monday(6));
    expect(released).toMatchObject({ quarantined: 0 });
    expect(released.raised).toBeGreaterThan(30);
    expect(await refresh.state("apple")).not.toHaveProperty("suspectedSince");
    engine.play(apple, "normal");
    expect(await refresh.run(monday(7))).toMatchObject({ quarantined: 1 });
  });

  it("is asked once more after a page of HTML that is called a success, then set aside", async () => {
    const { came, before, after } = await afterwards(anApple(), apple, "html");
    expect(came).toMatchObject({ quarantined: 1, raised: 0, requests: 2 });
    expect(after).toMatchObject({ gates: ["wrong-content"], missedRuns: 1 });
    expect(after.addresses["lookup-1"]?.items).toEqual(before.addresses["lookup-1"]?.items);
  });

  it.each([
    ["forbidden", "forbidden", 1],
    ["busy", "told-to-wait", 1],
    ["busy-shortly", "told-to-wait", 2],
    ["unavailable", "told-to-wait", 1],
    ["error", "failed", 2],
    ["slow", "timed-out", 2],
    ["drip", "timed-out", 2],
    ["cut-off", "unreachable", 2],
    ["huge", "too-large", 1],
    ["bomb", "too-large", 1],
    ["not-gzip", "broken", 1],
    ["redirect", "moved-away", 1],
    ["redirect-private", "moved-away", 1],
    ["redirect-plain", "moved-away", 1],
    ["redirect-loop", "too-many-moves", 4],
  ])(
    "that answers with %s changes nothing but its health (%s)",
    async (mode, outcome, requests) => {
      await anApple().run();
      const refresh = anApple(impatient(mode));
      const before = await refresh.state("apple");
      engine.play(apple, mode);
      const came = await refresh.run(monday(4));
      const after = await refresh.state("apple");
      expect(came).toMatchObject({ failed: 1, requests });
      expect(after).toMatchObject({ outcome: "failed", missedRuns: 1 });
      expect(after.addresses["lookup-1"]?.items).toEqual(before.addresses["lookup-1"]?.items);
      const run = await refresh.lastRun();
      const made = run?.exchanges.map((one) => one.outcome) ?? [];
      // Of a request that leads on, the request itself says no more than that.
      expect(made.at(-1)).toBe(outcome.includes("move") ? "moved" : outcome);
      engine.play(apple, "normal");
      expect(await anApple().run(monday(5))).toMatchObject({ failed: 0, unchanged: 1 });
    },
  );

  it.each(["bom", "gzip", "brotli", "latin1", "latin1-undeclared", "wrong-charset"])(
    "that answers in %s says the same",
    async (mode) => {
      const { came } = await afterwards(anApple(), apple, mode);
      expect(came).toMatchObject({ failed: 0, quarantined: 0, unchanged: 1, raised: 0 });
    },
  );
});

describe("Wikidata", () => {
  it("shows several ages of one item and chooses none", async () => {
    const { came, after } = await afterwards(aWikidata(), query, "two-ages");
    expect(came).toMatchObject({ raised: 0 });
    const items = after.addresses["query-1"]?.items ?? [];
    expect(items.filter(({ ages }) => ages.length === 2)).toHaveLength(1);
  });

  it("that says a service ended makes a proposal to retire it, in the first run too", async () => {
    engine.play(query, "ended");
    const refresh = aWikidata();
    expect(await refresh.run()).toMatchObject({ raised: 1 });
    expect(await refresh.open()).toMatchObject([
      { kind: "retire", says: expect.stringContaining("Another Service took its place") },
    ]);
    expect(await refresh.run(monday(4))).toMatchObject({ raised: 0, unchanged: 1 });
  });

  it("that tells another age than before makes a proposal and no more", async () => {
    const refresh = aWikidata();
    const list = await refresh.list();
    const { open } = await afterwards(refresh, query, "older");
    expect(open).toMatchObject([{ kind: "change", field: "minAge", after: 17 }]);
    expect(await refresh.list()).toEqual(list);
  });

  it.each([
    ["no-bindings", "too-few"],
    ["age-fell", "age-fell"],
    ["impossible-age", "impossible-age"],
    ["many-ages", "too-many-ages"],
  ])("is set aside when its answer is %s", async (mode, gate) => {
    const { came, after, before } = await afterwards(aWikidata(), query, mode);
    expect(came).toMatchObject({ quarantined: 1 });
    expect(after.gates).toContain(gate);
    expect(after.addresses).toEqual(before.addresses);
  });

  it("that leaves an age empty does not tell 0", async () => {
    const { came, after } = await afterwards(aWikidata(), query, "no-age");
    expect(came).toMatchObject({ raised: 0, quarantined: 0 });
    expect(after.addresses["query-1"]?.items?.[0]).toMatchObject({ ages: [] });
  });

  it.each(["busy", "error", "html"])("that is %s is asked again in the next run", async (mode) => {
    engine.play(query, mode);
    const refresh = aWikidata();
    await refresh.run();
    engine.play(query, "normal");
    expect(await refresh.run(monday(1))).toMatchObject({ sources: 1, failed: 0, quarantined: 0 });
  });
});

describe("when the list itself grows or shrinks", () => {
  const published = async (change: (sites: readonly Site[]) => readonly Site[]) => {
    const refresh = anApple();
    const list = await refresh.list();
    const next = { sites: change(list.sites), by: "", note: "", at: monday() };
    const made = nextVersion(list, next, (text) => refresh.ids.digest(text));
    expect(await refresh.siteLists.publish(school, list, made)).toBe(true);
  };
  const newSites = Array.from({ length: 40 }, (_, at) =>
    aSite({ slug: `new-${at}`, name: `New ${at}`, appStoreId: String(500_000 + at) }),
  );

  it("the sources are not suspected of it", async () => {
    await anApple().run();
    await published((sites) => [...sites, ...newSites]);
    expect(await anApple().run(monday(1))).toMatchObject({
      requests: 2,
      quarantined: 0,
      raised: 0,
    });
    await published((sites) => sites.filter(({ slug }) => !slug.startsWith("new-")));
    expect(await anApple().run(monday(2))).toMatchObject({
      requests: 1,
      quarantined: 0,
      raised: 0,
    });
    expect(Object.keys((await anApple().state("apple")).addresses)).toEqual(["lookup-1"]);
  });

  it("a source with nothing to ask is fine", async () => {
    await published((sites) => sites.map((one) => ({ ...one, appStoreId: null })));
    expect(await anApple().run()).toMatchObject({ requests: 0, failed: 0, quarantined: 0 });
    expect(await anApple().state("apple")).toMatchObject({ missedRuns: 0 });
  });
});
