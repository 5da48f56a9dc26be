import { load } from "cheerio";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sitesPage } from "#functions/views/pages/sites/sites-page.tsx";
import { toldLines, toldList } from "#shared/domain/sites/published-format.ts";
import { type Site, site } from "#shared/domain/sites/site.ts";
import { siteFilter } from "#shared/domain/sites/site-filter.ts";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { ageBases, siteKinds, siteStatuses } from "#shared/domain/sites/site-vocabulary.ts";
import { day } from "#shared/domain/time.ts";
import { aSchool, noon } from "#test/support/builders.ts";
import { aSite } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const today = day.parse("2026-11-20");
const two = (max: number) =>
  fc.integer({ min: 0, max }).map((part) => String(part).padStart(2, "0"));
/** Many of them at the end of a month, where not every day exists. */
const date = fc.tuple(
  fc.integer({ min: 1900, max: 2099 }),
  fc.oneof(two(12), fc.constantFrom("02", "09")),
  fc.oneof(two(31), fc.constantFrom("29", "30", "31")),
);
const wholeDate = date.map((parts) => parts.join("-"));
const rough = fc.oneof(
  fc.constant(null),
  wholeDate,
  date.map(([year, month]) => `${year}-${month}`),
  date.map(([year]) => String(year)),
);
const years = fc.integer({ min: 0, max: 18 });
const age = fc.option(years, { freq: 2 });
const words = fc.string({ unit: "grapheme", maxLength: 30 });

/** Records of every kind, many of them impossible: those the schema keeps out. */
const record: fc.Arbitrary<Site | undefined> = fc
  .record({
    name: words,
    operator: words,
    minAgeNote: words,
    aliases: fc.array(words, { maxLength: 2 }),
    kind: fc.constantFrom(...Object.keys(siteKinds)),
    status: fc.constantFrom(...siteStatuses),
    statusSince: rough,
    checkedOn: rough,
    minAge: age,
    minAgeWithParent: age,
    minAgeBasis: fc.constantFrom(...ageBases),
    legalFloor: fc.option(
      fc.record({ age: years, from: wholeDate, source: fc.constant("https://gov.example/law") }),
    ),
    confirmed: fc.option(fc.record({ on: wholeDate, by: fc.constant("computing-lead") }), {
      nil: undefined,
    }),
    sourceUrl: fc.option(fc.webUrl({ validSchemes: ["https"] })),
  })
  .map((told) => site.safeParse({ ...aSite(), ...told }).data);

it("is a page, whatever a record of the list says that may stand in it", () => {
  let shown = 0;
  const isAPage = fc.property(record, fc.integer({ min: 2, max: 18 }), (one, child) => {
    if (!one) return;
    shown += 1;
    const told = { by: "", note: "", at: noon };
    const list = nextVersion(undefined, { sites: [one], ...told }, sha);
    const filter = siteFilter((name) => (name === "age" ? String(child) : ""));
    const page = load(sitesPage({ school: aSchool(), list, filter, today, since: today }));
    expect(page("#chatter")).toHaveLength(1);
    expect(page("#chatter .app-site__badge").text()).not.toMatch(/\b0\b/);
    expect(toldList(list).sites).toHaveLength(1);
    expect(toldLines(list)).toHaveLength(2);
  });
  fc.assert(isAPage, { numRuns: 600 });
  expect(shown).toBeGreaterThan(20);
});
