import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLookup } from "#shared/adapters/site-sources/apple-lookup.ts";
import { readFeed } from "#shared/adapters/site-sources/open-terms-archive.ts";
import { readOwnList } from "#shared/adapters/site-sources/own-list.ts";
import { plainText } from "#shared/adapters/site-sources/plain-text.ts";
import { netAwareProfile, readEntry, readIndex } from "#shared/adapters/site-sources/web-list.ts";
import { readBindings } from "#shared/adapters/site-sources/wikidata.ts";
import { app, binding, bindings, entry, feed, lookup } from "#test/support/source-answers.ts";

describe("whatever comes", () => {
  const parsers: readonly (readonly [string, (text: string) => unknown])[] = [
    ["the App Store", readLookup],
    ["Wikidata", readBindings],
    ["a feed", readFeed],
    ["an own list", readOwnList],
    ["an index", (text) => readIndex(text, netAwareProfile)],
    ["an entry", (text) => readEntry(text, netAwareProfile)],
  ];
  /** Pieces that look right, so that the parsers get further than the first look. */
  const piece = fc.constantFrom(
    ...[feed(entry("Record")), lookup(app()), bindings(binding({ minAge: "13" }))],
    ...[
      "<feed>",
      "</entry>",
      "<![CDATA[",
      "]]>",
      "{",
      '"results":[',
      "null",
      "<a href='/networks/x/'>",
    ],
    ...[
      "slug,name,minAge\n",
      'a,"A',
      "\n",
      "\u0000",
      "\uFEFF",
      "\uD800",
      "<h2>Official age rating</h2>",
    ],
  );
  const mixed = fc
    .array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 30 })), { maxLength: 12 })
    .map((pieces) => pieces.join(""));

  it.each(parsers)("%s never throws", (_, read) => {
    const isRead = fc.property(mixed, (text) => void read(text));
    expect(() => fc.assert(isRead, { numRuns: 400 })).not.toThrow();
  });

  it("no parser invents an age: each that it tells stands in what it was told", () => {
    const told = fc.oneof(
      fc.constantFrom("", " ", "none", "unknown", "null", "n/a", "0x10", "thirteen", "1 3", "∞"),
      fc.string({ maxLength: 8 }),
      fc.integer({ min: -50, max: 200 }).map(String),
    );
    const ages = (minAge: string) => [
      ...(readBindings(bindings(binding({ minAge })))?.[0]?.ages ?? []),
      ...(readOwnList(JSON.stringify([{ slug: "a", name: "A", minAge }]))?.[0]?.ages ?? []),
      ...(readLookup(lookup(app({ minAge, trackContentRating: minAge })))?.[0]?.ages ?? []),
      ...[readEntry(`<h2>Official age rating</h2><p>${minAge}</p>`, netAwareProfile).officialAge],
    ];
    const isTold = fc.property(told, (minAge) =>
      ages(minAge).every((age) => age === null || minAge.includes(String(Math.abs(age)))),
    );
    expect(() => fc.assert(isTold, { numRuns: 400 })).not.toThrow();
  });

  it("no name keeps a tag, a control character or more than a line", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const { name } = plainText(text);
        expect(name).not.toMatch(/[<>\p{Cc}]/u);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
