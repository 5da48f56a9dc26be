import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { aSiteOffice } from "#test/support/site-office.ts";
import { computing, safeguarding } from "#test/support/sites.ts";

const table = aTable();
const wordsOf = (body: string | undefined) =>
  load(body ?? "")("main")
    .text()
    .replaceAll(/\s+/g, " ");
const edit = (slug: string) => `/sites/edit?slug=${slug}`;

describe("the form of a record", () => {
  it("saves what was typed, with a note", async () => {
    const office = aSiteOffice(table);
    const typed = await office.formOf(computing, edit("facebook"));
    const answer = await office.post(computing, "/sites/edit", {
      ...typed,
      minAge: "14",
      checkedOn: "22/11/2026",
      aliases: "Facebook Lite\nFB",
      note: "New terms",
    });
    expect(answer.headers["location"]).toBe("/sites/records?done=saved#facebook");
    expect(await office.record("facebook")).toMatchObject({
      minAge: 14,
      checkedOn: "2026-11-22",
      aliases: ["Facebook Lite", "FB"],
    });
    expect((await office.record("facebook"))?.termsWatch).not.toBeNull();
    expect((await office.list()).note).toBe("New terms");
  });

  it("keeps everything that was typed, and says what is wrong with it", async () => {
    const office = aSiteOffice(table);
    const typed = await office.formOf(computing, edit("facebook"));
    const wrong = {
      name: "",
      minAge: "0",
      minAgeWithParent: "many",
      sourceUrl: "http://x.example",
      legalAge: "99",
      aliases: "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk",
      checkedOn: "yesterday",
      note: "",
    };
    const answer = await office.post(computing, "/sites/edit", { ...typed, ...wrong });
    expect(answer.statusCode).toBe(422);
    const page = load(answer.body ?? "");
    expect(
      page(".govuk-error-summary li")
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual([
      "Enter the name",
      "Other names can be 10 names at most",
      "The minimum age must be a whole number of years from 1 to 18",
      "The age with a parent’s account must be a whole number of years from 0 to 17",
      "The age by law must be from 1 to 18, with the day from which it holds and a link to the law",
      "The day from which the law holds must be a date, like 2026-11-22",
      "The link to the law must be an https address",
      "The link to the source must be an https address",
      "The day of the source must be a date, a month or a year, like 2026-11-22, 2026-11 or 2026",
      "Say in a few words why it is changed",
    ]);
    for (const [name, value] of Object.entries(wrong)) {
      expect(page(`[name=${name}]`).val()).toBe(value);
    }
    for (const link of page(".govuk-error-summary a").toArray()) {
      expect(page(page(link).attr("href")).length).toBe(1);
    }
    expect(page("details[open]")).toHaveLength(1);
    expect((await office.list()).version).toBe(1);
  });

  it("adds a record under a short name of its own, as a draft that nobody else sees", async () => {
    const office = aSiteOffice(table);
    const blank = await office.formOf(computing, "/sites/edit");
    const told = {
      ...blank,
      name: "Wömbat Gram 2!",
      kind: "messaging",
      secondSource: "A parent told us",
      note: "New in class",
    };
    expect((await office.post(computing, "/sites/edit", told)).statusCode).toBe(303);
    expect(await office.record("wombat-gram-2")).toMatchObject({
      standing: "draft",
      minAge: null,
      minAgeBasis: "unknown",
    });
    // The same once more, because somebody pressed twice.
    expect((await office.post(computing, "/sites/edit", told)).statusCode).toBe(303);
    expect((await office.list()).version).toBe(2);
    const again = await office.post(computing, "/sites/edit", { ...told, kind: "game" });
    expect(again.statusCode).toBe(422);
    expect(wordsOf(again.body)).toContain("Wömbat Gram 2! is on the list already");
    const published = await office.post(computing, "/sites/edit", {
      ...told,
      name: "Another",
      standing: "published",
    });
    expect(wordsOf(published.body)).toContain("only checked records are published");
    const checked = { ...told, name: "Another", standing: "published", checked: "yes" };
    expect((await office.post(computing, "/sites/edit", checked)).statusCode).toBe(303);
    expect((await office.record("another"))?.confirmed?.by).toBe("computing-lead");
  });

  it("refuses facts without a source, and names that another record has", async () => {
    const office = aSiteOffice(table);
    const blank = await office.formOf(computing, "/sites/edit");
    const told = { ...blank, name: "Wombat", note: "New" };
    const bare = await office.post(computing, "/sites/edit", told);
    expect(bare.statusCode).toBe(422);
    expect(wordsOf(bare.body)).toContain("say where the facts are from");
    const named = { ...told, secondSource: "Us", aliases: "Facebook" };
    const twice = await office.post(computing, "/sites/edit", named);
    expect(wordsOf(twice.body)).toContain("is already called “facebook”");
  });

  it("lets a lower age wait for the other lead, and saves the rest", async () => {
    const office = aSiteOffice(table);
    const typed = await office.formOf(computing, edit("facebook"));
    const lower = { minAge: "12", secondSource: "Its help pages" };
    const told = { ...typed, ...lower, operator: "Meta Ltd", note: "Read today" };
    const answer = await office.post(computing, "/sites/edit", told);
    expect(answer.headers["location"]).toBe("/sites/records?done=waits#facebook");
    expect(await office.record("facebook")).toMatchObject({ minAge: 13, operator: "Meta Ltd" });
    const words = wordsOf((await office.open(safeguarding)).body);
    expect(words).toContain("Agreed so far: Cleo Computing, Computing lead");
    expect(words).toContain("Somebody at the school");
    expect(words).toContain("Its help pages");
  });

  it("tells the second of two who edit one record what the first saved, and loses nothing", async () => {
    const office = aSiteOffice(table);
    const mine = await office.formOf(safeguarding, edit("facebook"));
    const typed = await office.formOf(computing, edit("facebook"));
    await office.post(computing, "/sites/edit", { ...typed, operator: "Meta Ltd", note: "One" });
    const told = { ...mine, minAgeNote: "Ask first", note: "Two" };
    const late = await office.post(safeguarding, "/sites/edit", told);
    expect(late.statusCode).toBe(409);
    const page = load(late.body ?? "");
    expect(page("main").text()).toContain("Somebody else changed this record");
    expect(page("main table").text()).toContain("Meta Ltd");
    expect(page("[name=minAgeNote]").val()).toBe("Ask first");
    expect((await office.record("facebook"))?.minAgeNote).not.toBe("Ask first");
    const stamp = String(page("main form [name=stamp]").val());
    const again = await office.post(safeguarding, "/sites/edit", { ...told, stamp });
    expect(again.statusCode).toBe(303);
    expect((await office.record("facebook"))?.minAgeNote).toBe("Ask first");
  });

  it("lets two leads edit two records at once", async () => {
    const office = aSiteOffice(table);
    const [one, other] = await Promise.all(
      ["facebook", "snapchat"].map((slug) => office.formOf(computing, edit(slug))),
    );
    await office.post(computing, "/sites/edit", { ...one, operator: "One", note: "One" });
    const answer = await office.post(safeguarding, "/sites/edit", {
      ...other,
      operator: "Two",
      note: "Two",
    });
    expect(answer.statusCode).toBe(303);
    expect((await office.record("facebook"))?.operator).toBe("One");
    expect((await office.record("snapchat"))?.operator).toBe("Two");
  });

  it("closes a record by hand, which stays on the list", async () => {
    const office = aSiteOffice(table);
    const typed = await office.formOf(computing, edit("facebook"));
    const closed = { ...typed, status: "closed", statusSince: "11/2026", note: "It has closed" };
    await office.post(computing, "/sites/edit", closed);
    expect(await office.record("facebook")).toMatchObject({
      status: "closed",
      statusSince: "2026-11",
    });
  });
});
