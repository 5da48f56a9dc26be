import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSiteOffice } from "#test/support/site-office.ts";
import { aSite, computing, manySites, safeguarding } from "#test/support/sites.ts";

const table = aTable();
const theHead = as(head.name, "headteacher");
const wordsOf = (body: string | undefined) =>
  load(body ?? "")("main")
    .text()
    .replaceAll(/\s+/g, " ");
const stampFor = (body: string | undefined, slug: string): string => {
  const page = load(body ?? "");
  const form = page(`form:has(input[value="${slug}"])`);
  return String(form.find("input[name=stamp]").val());
};

describe("the records", () => {
  it("show drafts first, and let only the leads change them", async () => {
    const office = aSiteOffice(table);
    const page = await office.pageOf(theHead, "/sites/records");
    expect(page("#drafts tbody tr").length).toBeGreaterThan(5);
    expect(page("#published tbody tr").length).toBeGreaterThan(50);
    expect(page("main form")).toHaveLength(0);
    expect((await office.open(theHead, "/sites/edit")).statusCode).toBe(403);
    expect((await office.open(theHead, "/sites/confirm")).statusCode).toBe(403);
    expect((await office.post(theHead, "/sites/check", { slug: "x" })).statusCode).toBe(403);
    const own = await office.pageOf(computing, "/sites/records");
    expect(own("#drafts form").length).toBe(own("#drafts tbody tr").length);
  });

  it("are confirmed by one press, as they were seen", async () => {
    const office = aSiteOffice(table);
    const { body } = await office.open(computing, "/sites/records");
    const fields = { slug: "facebook", stamp: stampFor(body, "facebook") };
    const answer = await office.post(computing, "/sites/check", fields);
    expect(answer.headers["location"]).toBe("/sites/records?done=checked#facebook");
    expect((await office.record("facebook"))?.confirmed).toEqual({
      on: "2026-11-20",
      by: "computing-lead",
    });
    const late = await office.post(safeguarding, "/sites/check", fields);
    expect(late.statusCode).toBe(409);
    expect(wordsOf(late.body)).toContain("Somebody changed this record while you looked at it");
  });

  it("publish a draft by the same press", async () => {
    const office = aSiteOffice(table);
    const { body } = await office.open(computing, "/sites/records");
    const drafts = (await office.list()).sites.filter(({ standing }) => standing === "draft");
    const sourced = drafts.find(({ sourceUrl }) => sourceUrl !== null);
    const check = (slug = "") =>
      office.post(computing, "/sites/check", { slug, stamp: stampFor(body, slug) });
    expect((await check(sourced?.slug)).statusCode).toBe(303);
    expect(await office.record(sourced?.slug ?? "")).toMatchObject({
      standing: "published",
      unsure: [],
    });
  });

  it("publish no draft that does not say where it is from", async () => {
    const office = aSiteOffice(table);
    const list = await office.list();
    const sites = [...list.sites, aSite({ standing: "draft", sourceUrl: null })];
    const bare = { sites, by: "", note: "", at: office.clock.now() };
    const next = nextVersion(list, bare, (text) => office.ids.digest(text));
    await office.siteLists.publish(office.school.id, list, next);
    const { body } = await office.open(computing, "/sites/records");
    const fields = { slug: "chatter", stamp: stampFor(body, "chatter") };
    const refused = await office.post(computing, "/sites/check", fields);
    expect(refused.statusCode).toBe(409);
    expect(wordsOf(refused.body)).toContain("say where the facts are from");
    expect((await office.record("chatter"))?.standing).toBe("draft");
  });
});

describe("a list of 500 records", () => {
  it("is sent packed, for one read of it and two of its versions", async () => {
    const office = aSiteOffice(table);
    const list = await office.list();
    const many = { sites: manySites(500), by: "", note: "", at: office.clock.now() };
    const next = nextVersion(list, many, (text) => office.ids.digest(text));
    await office.siteLists.publish(office.school.id, list, next);
    await office.list();
    const answer = await office.open(computing, "/sites/records", { "accept-encoding": "gzip" });
    expect(answer.headers["content-encoding"]).toBe("gzip");
    expect(Buffer.from(answer.body ?? "", "base64").length).toBeLessThan(50_000);
    expect(office.calls.toSorted()).toEqual(["GetItem", "GetItem", "Query"]);
  });
});

describe("the whole list", () => {
  it("is confirmed by one press, without what was left out", async () => {
    const office = aSiteOffice(table);
    const fields: [string, string][] = [
      ["seen", "1"],
      ["leave", "facebook"],
    ];
    const answer = await office.post(safeguarding, "/sites/confirm", fields);
    expect(answer.headers["location"]).toBe("/sites/records?done=confirmed");
    expect((await office.record("facebook"))?.confirmed).toBeUndefined();
    expect((await office.record("snapchat"))?.confirmed?.by).toBe("safeguarding-lead");
    expect((await office.list()).version).toBe(2);
    const late = await office.post(computing, "/sites/confirm", fields);
    expect(late.statusCode).toBe(409);
    const page = load(late.body ?? "");
    expect(page("input[name=leave][checked]").val()).toBe("facebook");
    expect(page("input[name=seen]").val()).toBe("2");
  });
});
