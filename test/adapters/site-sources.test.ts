import { describe, expect, it } from "vitest";
import { detailPage } from "#infra/local/site-sources/net-aware.ts";
import { appleLookup, readLookup } from "#shared/adapters/site-sources/apple-lookup.ts";
import { openTermsArchive, readFeed } from "#shared/adapters/site-sources/open-terms-archive.ts";
import { ownList, readOwnList } from "#shared/adapters/site-sources/own-list.ts";
import { sourcesOf } from "#shared/adapters/site-sources/switched-on.ts";
import { netAwareProfile, readEntry } from "#shared/adapters/site-sources/web-list.ts";
import { readBindings, wikidata } from "#shared/adapters/site-sources/wikidata.ts";
import { usualSiteSources } from "#shared/contract/settings.ts";
import { aSite } from "#test/support/sites.ts";
import { app, binding, bindings, entry, feed, lookup } from "#test/support/source-answers.ts";

describe("an answer of the App Store", () => {
  it("is its software: number, name, rating, and never an age", () => {
    expect(readLookup(lookup(app(), app({ wrapperType: "track", trackId: 2 })))).toEqual([
      { key: "284882215", name: "Facebook", ages: [], rating: "12+" },
    ]);
  });

  it("keeps a rating that nobody knows as it is, and markup of no name", () => {
    const [read] = readLookup(lookup(app({ contentAdvisoryRating: "21 and wise" }))) ?? [];
    expect(read?.rating).toBe("21 and wise");
    expect(readLookup(lookup(app({ trackName: "Face<b>book</b>" })))).toMatchObject([
      { name: "Face book", marked: true },
    ]);
  });

  it("asks for fifty numbers at once, none twice, and for nothing that has closed", () => {
    const sites = Array.from({ length: 60 }, (_, at) =>
      aSite({ slug: `s-${at}`, name: `S ${at}`, appStoreId: String(100_000 + at) }),
    );
    const closed = aSite({ status: "closed", appStoreId: "999999" });
    const addresses = appleLookup.addresses([...sites, ...sites, closed]);
    expect(addresses.map(({ url }) => url.split(",").length)).toEqual([50, 10]);
    expect(addresses.some(({ url }) => url.includes("999999"))).toBe(false);
  });
});

describe("an answer of Wikidata", () => {
  it("is an item an app, with every age that is told", () => {
    const rows = [binding({ minAge: "13" }), binding({ minAge: "16" }), binding({ minAge: "" })];
    expect(readBindings(bindings(...rows))).toEqual([
      { key: "284882215", name: "Facebook", ages: [13, 16], id: "Q355" },
    ]);
  });

  it.each(["", " ", "none", "13 years", "0x0D", "1e1", "NaN", "-13"])(
    "tells no age where it says %o",
    (minAge) => {
      expect(readBindings(bindings(binding({ minAge })))).toMatchObject([{ ages: [] }]);
    },
  );

  it("is asked for by the numbers of apps, and leads to the item", () => {
    const site = aSite({ appStoreId: "284882215" });
    const [asked] = wikidata.addresses([site]);
    expect(new URL(asked?.url ?? "").searchParams.get("query")).toContain('"284882215"');
    expect(wikidata.evidence(site, { id: "Q355" })).toBe("https://www.wikidata.org/wiki/Q355");
  });
});

describe("a feed of recorded changes", () => {
  it("is its commits, without the blanks around their subjects", () => {
    expect(readFeed(feed(entry("Record new changes of TikTok Terms of Service")))).toEqual([
      {
        sha: "a".repeat(40),
        at: "2026-07-29T01:07:20Z",
        subject: "Record new changes of TikTok Terms of Service",
      },
    ]);
    expect(readFeed(feed())).toEqual([]);
    expect(readFeed(feed(entry("x")).slice(0, -10))).toBeUndefined();
  });

  it("leaves out what is no commit, and is nothing at all if it declares entities", () => {
    expect(readFeed(feed(entry("x", "not a sha"), entry("y", "b".repeat(40), "soon")))).toEqual([]);
    expect(readFeed(`<!DOCTYPE feed [<!ENTITY a "b">]>${feed(entry("x"))}`)).toBeUndefined();
    expect(readFeed(feed(entry("&amp;lt; &boom;")))?.[0]?.subject).not.toContain("<");
  });

  it("stands at the archive's address of the record, and nowhere that a record could make up", () => {
    const watched = (path: string) =>
      openTermsArchive.addresses([
        aSite({
          termsWatch: { collection: "pga-versions", path, atom: "https://elsewhere.example/feed" },
        }),
      ]);
    expect(watched("TikTok/Terms of Service.md")).toMatchObject([
      {
        url: "https://github.com/OpenTermsArchive/pga-versions/commits/main/TikTok/Terms%20of%20Service.md.atom",
      },
    ]);
    expect(watched("../../../other/repository")).toEqual([]);
    expect(watched("a?b#c/d.md")[0]?.url).toContain("/a%3Fb%23c/d.md.atom");
  });
});

describe("a page of Net Aware", () => {
  it("of the first look tells five risks and no age", () => {
    const read = readEntry(detailPage("A"), netAwareProfile);
    expect(read).toMatchObject({ officialAge: null, recommendedAge: null });
    expect(read.risks.map(({ of, level }) => `${of}: ${level}`)).toEqual([
      "sexual: high",
      "violence and hatred: medium",
      "bullying: high",
      "suicide and self-harm: low",
      "drink, drugs and crime: low",
    ]);
  });

  it.each([
    ["B", 13, null],
    ["B-unknown", null, null],
    ["C", 13, null],
    ["C-both", 13, 16],
  ])(
    "of look %s tells %s and %s, where a heading without a number is no age",
    (era, official, recommended) => {
      expect(readEntry(detailPage(era), netAwareProfile)).toMatchObject({
        officialAge: official,
        recommendedAge: recommended,
      });
    },
  );
});

describe("a list of somebody's own", () => {
  it.each([
    ["JSON", '[{"slug":"a","name":"A","minAge":13},{"slug":"b","name":"B","minAge":null}]'],
    ["a JSON object", '{"sites":[{"slug":"a","name":"A","minAge":"13+"},{"slug":"b","name":"B"}]}'],
    ["a table", "slug,name,minAge\na,A,13\nb,B,\n"],
    [
      "a table of other words",
      "\uFEFFSlug;x,Name,Minimum age\n".replace("Slug;x", "Slug") + 'a,"A",13+\r\nb,B,unknown\r\n',
    ],
  ])("is read as %s", (_, text) => {
    expect(readOwnList(text)).toEqual([
      { key: "a", name: "A", ages: [13] },
      { key: "b", name: "B", ages: [] },
    ]);
  });

  it("hands on an age that cannot be, so that the gates see it", () => {
    expect(readOwnList("slug,name,minAge\na,A,130\n")).toMatchObject([{ ages: [130] }]);
  });

  it.each(["", "<html><body>Not found</body></html>", "hello", "slug,name\n,\n", "[]x"])(
    "is none when it is %o",
    (text) => expect(readOwnList(text)).toBeUndefined(),
  );

  it("may be asked at its own address only", () => {
    expect(ownList("https://trust.example/list.csv").hosts).toEqual(["trust.example"]);
  });
});

describe("the sources that are switched on", () => {
  const names = (setting: string) => sourcesOf(setting).map(({ name }) => name);

  it("are usually the three that live, and never Net Aware", () => {
    expect(names(usualSiteSources)).toEqual(["open-terms-archive", "apple", "wikidata"]);
  });

  it("are those that the setting names, with the address of an own list", () => {
    const setting = "net-aware,own-list=https://trust.example/list.csv?a=b";
    expect(names(setting)).toEqual(["net-aware", "own-list"]);
    expect(sourcesOf(setting)[1]?.addresses([])).toMatchObject([
      { url: "https://trust.example/list.csv?a=b" },
    ]);
  });
});
