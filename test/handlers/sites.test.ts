import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { day } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as } from "#test/support/office.ts";
import { aSiteDoor, first } from "#test/support/site-door.ts";
import { aSite, manySites } from "#test/support/sites.ts";

const table = aTable();

const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

describe("the list of sites for parents", () => {
  it("is never empty: before anything is published it is the first list", async () => {
    const $ = await aSiteDoor(table).pageOf();
    expect($(".app-site").length).toBeGreaterThan(50);
    expect(tidy($("main").text())).toContain("List version 1, published on 22 November 2026");
    const names = $(".app-site__name")
      .toArray()
      .map((one) => $(one).text());
    expect(names).toEqual(
      expect.arrayContaining(["Facebook", "WhatsApp", "Blogging (any service)"]),
    );
    // Not checked by anybody yet.
    expect(names).not.toContain("Character.AI");
  });

  it("keeps the four ages apart, and says what a younger child can do instead", async () => {
    const door = aSiteDoor(table);
    await door.publish([
      aSite({
        minAge: 13,
        minAgeWithParent: 6,
        legalFloor: { age: 16, from: day.parse("2027-05-01"), source: "https://gov.example/law" },
        contentRating: { system: "PEGI", value: "12" },
      }),
    ]);
    const $ = await door.pageOf();
    const facts = $("#chatter dt")
      .toArray()
      .map((term) => `${$(term).text()}: ${$(term).nextAll("dd").first().text()}`);
    expect(facts).toEqual([
      "Own account: 13 and over",
      "With a parent: From 6, only in an account that a parent makes and looks after",
      "By law: 16 and over, from 1 May 2027",
      "Content: PEGI 12: advice on what is in it, not an age for an account",
      "Under 13: Talk to family on a grown-up’s telephone, with the grown-up beside the child.",
    ]);
  });

  it("shows the age of the law on the sign from the day on which it is in force", async () => {
    const door = aSiteDoor(table);
    const lawFrom = (from: string) => ({
      age: 16,
      from: day.parse(from),
      source: "https://gov.example/law",
    });
    await door.publish([
      aSite({ slug: "a", name: "A", legalFloor: lawFrom("2026-11-20") }),
      aSite({ slug: "b", name: "B", legalFloor: lawFrom("2026-11-21") }),
      aSite({ slug: "c", name: "C", legalFloor: lawFrom("2026-11-01"), minAge: 18 }),
      aSite({ slug: "d", name: "D", legalFloor: lawFrom("2026-11-01"), minAge: null }),
    ]);
    const $ = await door.pageOf();
    const signs = ["a", "b", "c", "d"].map((id) => {
      const under = $(`#${id} dt`).last().text();
      return [tidy($(`#${id} .app-site__badge`).text()), under, $(`#${id} dd`).first().text()];
    });
    expect(signs).toEqual([
      ["Minimum age: 16+", "Under 16", "13 and over"],
      ["Minimum age: 13+", "Under 13", "13 and over"],
      ["Minimum age: 18+", "Under 18", "18 and over"],
      ["Minimum age: 16+", "Under 16", "Not known"],
    ]);
  });

  it("tells of the plan for under-16s only while it is no law", async () => {
    const door = aSiteDoor(table);
    const plan = "The plan for under-16s";
    expect((await door.open()).body).toContain(plan);
    const law = { age: 16, from: day.parse("2027-05-01"), source: "https://gov.example/law" };
    await door.publish([aSite({ ukUnder16: "named", legalFloor: law })]);
    const { body } = await door.open();
    expect(body).not.toContain(plan);
    expect(body).not.toContain("Law for under-16s planned");
    expect(body).toContain("16 and over, from 1 May 2027");
  });

  it("never shows an age where none is known", async () => {
    const $ = await aSiteDoor(table).pageOf();
    for (const one of first.sites.filter(
      ({ minAge, standing, status }) =>
        minAge === null && standing === "published" && status === "active",
    )) {
      expect($(`#${one.slug} .app-site__badge`).text()).not.toMatch(/\d/);
      expect($(`#${one.slug} dd`).first().text()).not.toMatch(/\d/);
    }
  });

  it("says when a person last looked at a record, and that it is too long ago", async () => {
    const door = aSiteDoor(table);
    const confirmed = (on: string) => ({ on: day.parse(on), by: "computing-lead" as const });
    await door.publish([
      aSite({ slug: "a", name: "A", confirmed: confirmed("2026-11-01") }),
      aSite({ slug: "b", name: "B", confirmed: confirmed("2026-05-20") }),
      aSite({ slug: "c", name: "C", confirmed: confirmed("2025-11-19") }),
      aSite({ slug: "d", name: "D" }),
    ]);
    const $ = await door.pageOf();
    const said = (slug: string) => tidy($(`#${slug} .app-site__fresh`).text());
    expect(["a", "b", "c", "d"].map(said)).toEqual([
      "Confirmed by the school’s computing lead on 1 November 2026.",
      "Last confirmed on 20 May 2026, more than six months ago.",
      "Last confirmed on 19 November 2025, more than a year ago: ask before you rely on it.",
      "Not confirmed by the school yet.",
    ]);
    expect($("#c .app-site__fresh--red").length).toBe(1);
    expect($("#b .app-site__fresh--amber, #d .app-site__fresh--amber").length).toBe(2);
  });

  it("tells what closed, and that Net Aware did, apart from what is open", async () => {
    const $ = await aSiteDoor(table).pageOf();
    const closed = tidy($("section[aria-labelledby=closed]").text());
    expect(closed).toContain("Skype: closed (5 May 2025)");
    expect(tidy($("section[aria-labelledby=sources]").text())).toContain("Net Aware");
    expect($(".app-site#skype").length).toBe(0);
  });

  it("tells what changed since the term began, and nobody who decided it", async () => {
    const door = aSiteDoor(table);
    expect((await door.open()).body).toContain("Nothing changed since 1 September 2026");
    await door.publish(
      first.sites.map((one) => (one.slug === "facebook" ? { ...one, minAge: 16 } : one)),
    );
    for (const path of ["/sites", "/sites.json", "/sites.csv", "/sites.atom"]) {
      const { body = "" } = await door.open(path);
      expect(body).not.toContain("Cleo");
      expect(body).not.toContain("secret note");
    }
    expect((await door.open()).body).toContain("the minimum age went up from 13 to 16");
  });
});

describe("looking for something in the list", () => {
  it("finds what closed too, and shows none of it to whoever looks for something else", async () => {
    const door = aSiteDoor(table);
    const shown = async (query: string) => {
      const $ = await door.pageOf(query);
      const isShown = $("section[aria-labelledby=closed]").attr("hidden") === undefined;
      const found = $(".app-closed-site:not([hidden]), .app-site:not([hidden])").toArray();
      return { isShown, found: found.map(({ attribs }) => attribs["id"]) };
    };
    expect(await shown("q=skype")).toEqual({ isShown: true, found: ["skype"] });
    expect(await shown("q=bereal")).toEqual({ isShown: false, found: ["bereal"] });
    const $ = await door.pageOf("q=skype");
    expect(tidy($("[data-found]").text())).toMatch(/^1 of \d+ are shown$/);
    expect($(".app-nothing").attr("hidden")).toBeDefined();
  });

  it("finds by name, former name and operator, whatever the case and the accents", async () => {
    const door = aSiteDoor(table);
    await door.publish([
      aSite({ slug: "go", name: "Pokémon GO", operator: "Niantic" }),
      aSite({ slug: "x", name: "X", formerNames: ["Twitter"] }),
    ]);
    const shown = async (query: string) => {
      const $ = await door.pageOf(query);
      const found = $(".app-site:not([hidden])").toArray();
      return [found.map((one) => $(one).attr("id")), tidy($("[data-found]").text())];
    };
    expect(await shown("q=pokemon")).toEqual([["go"], "1 of 2 are shown"]);
    expect(await shown("q=TWITTER")).toEqual([["x"], "1 of 2 are shown"]);
    expect(await shown("q=niantic&kind=game")).toEqual([[], "0 of 2 are shown"]);
    expect(await shown("q=%3Cscript%3E&kind=nothing&age=900")).toEqual([[], "0 of 2 are shown"]);
    expect(await shown("age=-1&kind=constructor")).toEqual([["go", "x"], "All 2 are shown"]);
    const $ = await door.pageOf("q=nowhere");
    expect($(".app-nothing").attr("hidden")).toBeUndefined();
    expect($("input[name=q]").attr("value")).toBe("nowhere");
  });

  it("parts the list by what a child of an age may do", async () => {
    const door = aSiteDoor(table);
    await door.publish([
      aSite({ slug: "old", name: "Old", minAge: 13 }),
      aSite({ slug: "both", name: "Both", minAge: 13, minAgeWithParent: 0 }),
      aSite({ slug: "open", name: "Open", minAge: null, minAgeBasis: "no-terms-minimum" }),
    ]);
    const groups = async (age: number) => {
      const $ = await door.pageOf(`age=${age}`);
      return $(".app-sites-group:not([hidden])")
        .toArray()
        .map((group) => [
          $(group).attr("aria-labelledby"),
          ...$(group)
            .find(".app-site")
            .toArray()
            .map((one) => $(one).attr("id")),
        ]);
    };
    expect(await groups(4)).toEqual([
      ["group-with-parent", "both"],
      ["group-not-stated", "open"],
      ["group-no", "old"],
    ]);
    expect(await groups(13)).toEqual([
      ["group-yes", "both", "old"],
      ["group-not-stated", "open"],
    ]);
  });
});

describe("what a page costs", () => {
  it("is one read of the table, and one query more for a version it does not know yet", async () => {
    await aSiteDoor(table).publish(manySites(500));
    const door = aSiteDoor(table);
    await door.open();
    expect(door.calls).toEqual(["GetItem", "Query"]);
    door.calls.length = 0;
    const { body = "" } = await door.open("/sites", "", { "accept-encoding": "gzip" });
    expect(door.calls).toEqual(["GetItem"]);
    expect(body.length).toBeLessThan(100_000);
  });
});

it("is led to from an incident that names a site", async () => {
  const office = anOffice(table);
  const head = as("Amara Osei", "headteacher");
  const linkOf = async (told: Readonly<Record<string, string>>) => {
    const { incident } = await office.report(told);
    const page = await office.open(head, `/register/${incident.reference}`);
    return load(page.body ?? "")('a[href^="/sites#"]').attr("href");
  };
  expect(await linkOf({ site: "facebook" })).toBe("/sites#facebook");
  expect(await linkOf({ siteOther: "tiktok" })).toBe("/sites#tiktok");
  expect(await linkOf({ siteOther: "Wombatgram" })).toBeUndefined();
  expect(await linkOf({})).toBeUndefined();
});
