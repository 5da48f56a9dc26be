import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSiteForm, typedSite } from "#functions/http/site-form.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import { shownDay, slugOf, typedDay } from "#shared/domain/sites/new-site.ts";
import { roughDay } from "#shared/domain/sites/site.ts";
import { roughDayInWords } from "#shared/domain/sites/site-words.ts";
import { aSite } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const { sites } = firstList(sha);

describe("the form of a record", () => {
  it("that nobody typed anything into leaves every record as it is", () => {
    expect(sites.length).toBeGreaterThan(70);
    for (const one of sites) {
      expect(readSiteForm(typedSite(one), one)).toEqual({ ok: true, value: one });
    }
  });

  it("keeps apart what is unknown and what is 0", () => {
    const typed = typedSite(aSite());
    typed.set("minAge", "");
    typed.set("minAgeWithParent", "0");
    expect(readSiteForm(typed, aSite())).toMatchObject({
      value: { minAge: null, minAgeWithParent: 0 },
    });
  });

  it("settles what was changed, and nothing else", () => {
    const unsure = aSite({ unsure: ["minAge", "operator"] });
    const typed = typedSite(unsure);
    typed.set("minAge", "14");
    expect(readSiteForm(typed, unsure)).toMatchObject({ value: { unsure: ["operator"] } });
  });
});

it("takes no day that is not in the calendar, so that no page has to tell of one", () => {
  const typed = typedSite(aSite());
  typed.set("statusSince", "31/2/2026");
  expect(readSiteForm(typed, aSite())).toMatchObject({
    refused: [{ field: "statusSince", words: expect.stringContaining("in the calendar") }],
  });
  const years = fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, "0"));
  const parts = fc.integer({ min: 0, max: 99 }).map((part) => String(part).padStart(2, "0"));
  const rough = fc
    .tuple(years, parts, parts, fc.constantFrom(4, 7, 10))
    .map(([year, month, date, length]) => `${year}-${month}-${date}`.slice(0, length));
  const isTold = fc.property(
    rough,
    (one) => !roughDay.safeParse(one).success || roughDayInWords(one).includes(one.slice(0, 4)),
  );
  fc.assert(isTold, { numRuns: 2000, examples: [["2026-02-31"], ["0000-01-01"], ["2024-02-29"]] });
});

it.each([
  ["2026-11-22", "22/11/2026"],
  ["2026-01-02", "2/1/2026"],
  ["2026-11", "11/2026"],
  ["2026", "2026"],
  ["", ""],
])("writes %s as people do, and reads it again", (kept, typed) => {
  expect(shownDay(kept)).toBe(typed);
  expect(typedDay(typed)).toBe(kept);
});

it.each([
  ["TikTok Lite", "tiktok-lite"],
  ["  Pokémon GO! ", "pokemon-go"],
  ["x".repeat(60), "x".repeat(40)],
  ["微信", ""],
])("makes a short name of %s", (name, slug) => expect(slugOf(name)).toBe(slug));
