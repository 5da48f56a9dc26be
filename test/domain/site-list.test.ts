import { describe, expect, it } from "vitest";
import { firstList } from "#shared/domain/sites/first-list.ts";
import { commonSites, knownSites } from "#shared/domain/sites/known-sites.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { site } from "#shared/domain/sites/site.ts";
import { ageDirection, changesBetween } from "#shared/domain/sites/site-changes.ts";
import {
  ageLimitsSince,
  changesSince,
  isPublished,
  listFaults,
  nextVersion,
  type SiteList,
} from "#shared/domain/sites/site-list.ts";
import { day, type Instant, instant, later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aSite, manySites } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const first = firstList(sha);
const after = (before: SiteList, sites: readonly Site[], at: Instant = noon): SiteList =>
  nextVersion(before, { sites, by: "Cleo", note: "n", at }, sha);
const withAge = (list: SiteList, slug: string, minAge: number | null) =>
  list.sites.map((one) => (one.slug === slug ? { ...one, minAge } : one));

describe("the first list", () => {
  it("publishes what was read or cited, and nothing whose age is in doubt", () => {
    const shown = first.sites.filter(isPublished);
    expect([first.sites.length, shown.length, first.count]).toEqual([79, 57, 57]);
    for (const { kind, minAgeConfidence, unsure } of shown) {
      expect(["A", "B", kind === "category" ? "n/a" : "A"]).toContain(minAgeConfidence);
      expect(unsure).not.toContain("minAge");
    }
    expect(listFaults(first.sites)).toEqual([]);
  });

  it("holds every site of the policy of 2018, each under an age of its own", () => {
    const ages = Object.fromEntries(first.sites.map(({ slug, minAge }) => [slug, minAge]));
    expect(ages).toMatchObject({
      facebook: 13,
      x: 13,
      linkedin: 16,
      instagram: 13,
      whatsapp: 13,
      youtube: 13,
      flickr: 18,
      pinterest: 13,
      minecraft: null,
      "world-of-warcraft": 18,
      blogging: null,
      skype: null,
    });
  });

  it("never takes the rating of the content for the age of an account", () => {
    const rated = first.sites.filter(({ minAgeBasis }) => minAgeBasis === "content-rating");
    expect(rated.map(({ slug, minAge }) => [slug, minAge])).toEqual([
      ["among-us", null],
      ["gta-online", null],
    ]);
  });

  it("has the names that the form suggests", () => {
    const open = first.sites.filter(({ status }) => status === "active");
    expect(Object.fromEntries(open.map(({ slug, name }) => [slug, name]))).toEqual(knownSites);
    expect(commonSites.filter((slug) => !(slug in knownSites))).toEqual([]);
  });
});

describe("a record", () => {
  it.each([
    ["an age of 0", { minAge: 0 }],
    ["an age that is no whole number", { minAge: 12.5 }],
    ["an age of an adult and more", { minAge: 21 }],
    ["a name with markup", { name: "<b>X</b>" }],
    ["a name of 81 characters", { name: "x".repeat(81) }],
    ["a name of two lines", { name: "X\nY" }],
    ["an address that is not https", { officialUrl: "http://x.example/" }],
    ["a script for an address", { sourceUrl: "javascript:alert(1)" }],
    ["a short name with capitals", { slug: "Chatter" }],
    ["a day that there is not", { checkedOn: "2026-13-01" }],
    ["an unknown field", { price: 3 }],
  ])("is refused with %s", (_, changes) => {
    expect(site.safeParse({ ...aSite(), ...changes }).success).toBe(false);
  });

  it("keeps what is not known as null, and takes a name in any script", () => {
    expect(site.parse({ ...aSite(), minAge: null, name: "  Ťok 抖音 " })).toMatchObject({
      minAge: null,
      name: "Ťok 抖音",
    });
  });
});

describe("records beside each other", () => {
  it.each([
    ["one short name twice", [aSite(), aSite({ name: "Other" })]],
    ["one name twice", [aSite(), aSite({ slug: "two", name: "CHATTER" })]],
    [
      "another's name as an alias",
      [aSite(), aSite({ slug: "two", name: "Two", aliases: ["Chatter"] })],
    ],
    ["a successor that there is not", [aSite({ successorSlug: "nobody" })]],
    ["a member that there is not", [aSite({ members: ["nobody"] })]],
    ["too many", manySites(1001)],
  ])("are refused for %s", (_, sites) => {
    expect(listFaults(sites)).toHaveLength(1);
  });
});

describe("what changed", () => {
  const before = aSite();

  it.each<[string, Partial<Site>, string | undefined]>([
    ["a higher age", { minAge: 16 }, "age-up"],
    ["a lower age", { minAge: 12 }, "age-down"],
    ["an age that is forgotten", { minAge: null }, "age-down"],
    ["accounts with a parent from now on", { minAgeWithParent: 0 }, "age-down"],
    [
      "an age by law",
      { legalFloor: { age: 16, from: day.parse("2027-05-01"), source: "https://gov.example/" } },
      "age-up",
    ],
    ["a higher age and accounts with a parent", { minAge: 16, minAgeWithParent: 6 }, "age-down"],
    ["another name", { name: "Chat" }, "renamed"],
    ["its end", { status: "closed" }, "closed"],
    ["another operator", { operator: "Other Ltd" }, "changed"],
    ["a draft of it", { standing: "draft" }, "removed"],
    [
      "somebody who confirmed it",
      { confirmed: { on: day.parse("2026-11-20"), by: "computing-lead" } },
      undefined,
    ],
  ])("is told of %s", (_, changes, what) => {
    const [told] = changesBetween({ sites: [before] }, { sites: [{ ...before, ...changes }] });
    expect(told?.what).toBe(what);
  });

  it("tells a new record, and a draft only once it is published", () => {
    const draft = { ...before, standing: "draft" as const };
    expect(changesBetween({ sites: [] }, { sites: [draft] })).toEqual([]);
    expect(changesBetween({ sites: [draft] }, { sites: [before] })).toMatchObject([
      { what: "added" },
    ]);
  });

  it("knows which way an age moved where it was not known before", () => {
    const unknown = aSite({ minAge: null });
    expect(ageDirection(unknown, before)).toBe("up");
    expect(ageDirection(unknown, unknown)).toBe("same");
  });

  it("adds up to each age limit once, from what it was to what it is", () => {
    const second = after(first, withAge(first, "facebook", 16));
    const third = after(second, withAge(second, "facebook", 14), later(noon, 60));
    const fourth = after(third, withAge(third, "x", 16), later(noon, 120));
    const fifth = after(fourth, withAge(fourth, "x", 13), later(noon, 180));
    expect(ageLimitsSince(fifth, noon)).toEqual([
      { slug: "facebook", name: "Facebook", before: 13, after: 14 },
    ]);
    expect(ageLimitsSince(fifth, later(noon, 100))).toEqual([]);
    expect(changesSince(fifth, day.parse("2026-11-20"))).toHaveLength(4);
    expect(changesSince(fifth, day.parse("2026-11-21"))).toEqual([]);
  });

  it("takes no more room than a row has, however often and much is published", () => {
    let list = after(first, [...first.sites, ...manySites(900)]);
    for (let at = 0; at < 12; at += 1) {
      const operator = `Operator ${at}`;
      list = after(
        list,
        list.sites.map((one) => ({ ...one, operator })),
      );
    }
    expect(JSON.stringify(list.recent).length).toBeLessThan(150_000);
    expect(list.recent[0]?.version).toBe(list.version);
  });
});

it("gives a version a hash of everything in it, and of the one before", () => {
  const at = instant.parse("2026-11-20T12:00:00Z");
  const one = after(first, first.sites, at);
  expect(after(first, first.sites.toReversed(), at).hash).toBe(one.hash);
  expect(one).toMatchObject({ version: 2, previous: first.hash, recent: [] });
  expect(after(first, withAge(first, "x", 14), at).hash).not.toBe(one.hash);
});
