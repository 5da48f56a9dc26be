import { describe, expect, it } from "vitest";
import { openTermsArchive } from "#shared/adapters/site-sources/open-terms-archive.ts";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { aTable } from "#test/support/engine.ts";
import { aRefresh, monday, school, someSources } from "#test/support/site-refresh.ts";

const table = aTable();
const engine = someSources();
const aRun = () => aRefresh(table, engine, { sources: [openTermsArchive] });

describe("recorded terms", () => {
  it("that changed are put before a person, with the lines that mention an age", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play("github.com", "changed", "/TikTok/");
    expect(await refresh.run(monday(1))).toMatchObject({ raised: 1, requests: 44 + 2 });
    expect(await refresh.open()).toMatchObject([
      {
        kind: "terms-changed",
        slug: "tiktok",
        before: "79b2dab5e99819de044009c5037c73493984b8fd",
        after: "df16db37577a68603c8240afe4f74c985f50fb9c",
        evidence:
          "https://github.com/OpenTermsArchive/pga-versions/commit/df16db37577a68603c8240afe4f74c985f50fb9c",
        says: expect.stringContaining("pga-versions"),
        changedLines: [
          "− You must be at least 13 years old to have an account.",
          "+ You must be at least 14 years old to have an account.",
        ],
      },
    ]);
    expect(await refresh.run(monday(2))).toMatchObject({ raised: 0, unchanged: 1, requests: 44 });
  });

  it("that no longer name an age are a task of their own", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play("github.com", "clause-gone", "/TikTok/");
    await refresh.run(monday(1));
    expect(await refresh.open()).toMatchObject([{ kind: "age-clause-vanished", slug: "tiktok" }]);
  });

  it("are shown by a link alone when the texts cannot be read", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play("github.com", "changed", "/TikTok/");
    engine.play("raw.githubusercontent.com", "missing");
    await refresh.run(monday(1));
    const [told] = await refresh.open();
    expect(told).toMatchObject({ kind: "terms-changed", says: expect.stringContaining("link") });
    expect(told?.changedLines).toBeUndefined();
  });

  it("are not news when only the archive's own work is recorded", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play("github.com", "technical");
    expect(await refresh.run(monday(1))).toMatchObject({ raised: 0, quarantined: 0, requests: 44 });
  });

  it("whose address is too long for a link are proposed without one", async () => {
    const refresh = aRun();
    const list = await refresh.list();
    const path = `TikTok/${"ü".repeat(60)}.md`;
    const sites = list.sites.map((one) =>
      one.slug === "tiktok" && one.termsWatch
        ? { ...one, termsWatch: { ...one.termsWatch, path } }
        : one,
    );
    const told = { sites, by: "", note: "", at: monday() };
    const next = nextVersion(list, told, (text) => refresh.ids.digest(text));
    await refresh.siteLists.publish(school, list, next);
    engine.play("github.com", "silent", "/TikTok/");
    await refresh.run();
    expect(await refresh.run(monday(1))).toMatchObject({ raised: 1 });
    expect(await refresh.open()).toMatchObject([{ slug: "tiktok", evidence: null }]);
    expect(refresh.log.lines).toEqual([]);
  });

  it("that were silent for 24 months are a task, once", async () => {
    engine.play("github.com", "silent", "/Vimeo/");
    const refresh = aRun();
    expect(await refresh.run()).toMatchObject({ raised: 0 });
    expect(await refresh.run(monday(1))).toMatchObject({ raised: 1 });
    expect(await refresh.open()).toMatchObject([
      { kind: "site-silent", slug: "vimeo", after: "2024-05-01" },
    ]);
    expect(await refresh.run(monday(2))).toMatchObject({ raised: 0 });
    expect(refresh.calls.filter((call) => call === "PutItem")).toHaveLength(3 * 2 + 1);
  });

  it("whose feed is gone are a task after three runs over 14 days, once", async () => {
    const refresh = aRun();
    await refresh.run();
    engine.play("github.com", "missing", "/Vimeo/");
    await refresh.run(monday(1));
    await refresh.run(monday(2));
    expect(await refresh.open()).toEqual([]);
    await refresh.run(monday(3));
    expect(await refresh.open()).toMatchObject([{ kind: "source-retired", slug: "vimeo" }]);
    expect(await refresh.run(monday(4))).toMatchObject({ raised: 0 });
  });

  it("whose archive refuses to talk are one task, not one a feed, and the archive is left alone", async () => {
    const nobody = { sources: [openTermsArchive], standIn: () => "http://127.0.0.1:9" };
    const refresh = aRefresh(table, engine, nobody);
    expect(await refresh.run()).toMatchObject({ failed: 1, requests: 3 });
    await refresh.run(monday(1));
    await refresh.run(monday(2));
    expect(await refresh.open()).toMatchObject([
      { kind: "source-retired", slug: "open-terms-archive" },
    ]);
    expect(await refresh.run(monday(3))).toMatchObject({ raised: 0 });
  });

  it("are set aside altogether when too few of them came", async () => {
    const refresh = aRun();
    await refresh.run();
    const before = await refresh.state("open-terms-archive");
    engine.play("github.com", "changed", "/TikTok/");
    engine.play("github.com", "html", "/contrib-versions/");
    expect(await refresh.run(monday(1))).toMatchObject({ quarantined: 1, raised: 0 });
    const after = await refresh.state("open-terms-archive");
    expect(after).toMatchObject({ outcome: "quarantined", gates: ["too-few"], missedRuns: 1 });
    expect(after.addresses["tiktok"]).toEqual(before.addresses["tiktok"]);
    engine.play("github.com", "normal", "/contrib-versions/");
    expect(await refresh.run(monday(2))).toMatchObject({ quarantined: 0, raised: 1 });
  });

  it("have no entity resolved, whatever a feed declares", async () => {
    const refresh = aRun();
    engine.play("github.com", "entities");
    expect(await refresh.run()).toMatchObject({ quarantined: 1 });
    expect(await refresh.state("open-terms-archive")).toMatchObject({ gates: ["wrong-content"] });
  });
});
