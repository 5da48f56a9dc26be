import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { csv } from "#functions/http/csv.ts";
import { toldLines } from "#shared/domain/sites/published-format.ts";
import { head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSiteOffice } from "#test/support/site-office.ts";
import { computing, safeguarding } from "#test/support/sites.ts";

const table = aTable();
const file = (...lines: string[]) => ["name,minAge,kind,source", ...lines].join("\n");
const wombat = 'Wombat,13,Messaging,"https://wombat.example/terms"';
const fieldsOf = (body: string | undefined): Record<string, string> => {
  const page = load(body ?? "");
  const form = page("main form:has([name=seen])").serializeArray();
  return Object.fromEntries(form.map(({ name, value }) => [name, value]));
};
const linesOf = (body: string | undefined) => {
  const page = load(body ?? "");
  return page("main tbody tr")
    .toArray()
    .map((row) => page(row).text().replaceAll(/\s+/g, " ").trim());
};

describe("a file of sites", () => {
  it("is for the two leads alone", async () => {
    const office = aSiteOffice(table);
    const theHead = as(head.name, "headteacher");
    expect((await office.open(theHead, "/sites/import")).statusCode).toBe(403);
    expect((await office.upload(theHead, file(wombat))).statusCode).toBe(403);
    expect((await office.open(computing, "/sites/import")).statusCode).toBe(200);
  });

  it("shows what it would add, change field by field, and refuse, before anything is saved", async () => {
    const office = aSiteOffice(table);
    const answer = await office.upload(
      computing,
      file(wombat, "Facebook,14,,", "Bad,0,Messaging,Us", "Bare,,Game,", "Snapchat,,,", "X,abc,,"),
    );
    expect(answer.statusCode).toBe(200);
    const lines = linesOf(answer.body);
    expect(lines).toEqual([
      "4BadRefusedminAge: must be a whole number of years from 1 to 18",
      "5BareRefusedsource: say where the facts are from, by a link or in words",
      "7XRefusedminAge: must be a whole number of years from 1 to 18",
      "3FacebookChangeMinimum age for an account: 13 → 14",
      "2WombatAddMessaging. 13 and over",
      "6SnapchatAs it is",
    ]);
    expect((await office.list()).version).toBe(1);
  });

  it("is taken in once, however often it is confirmed, and removes nothing", async () => {
    const office = aSiteOffice(table);
    const before = (await office.list()).sites.length;
    const shown = await office.upload(computing, file(wombat, "Facebook,14,,"));
    const fields = fieldsOf(shown.body);
    const answer = await office.post(computing, "/sites/import", fields);
    expect(answer.headers["location"]).toBe("/sites/records?done=imported");
    expect(await office.record("wombat")).toMatchObject({ standing: "draft", minAge: 13 });
    expect(await office.record("facebook")).toMatchObject({ standing: "published", minAge: 14 });
    const list = await office.list();
    expect(list.sites).toHaveLength(before + 1);
    expect(list.note).toBe("A file was taken in: 1 added, 1 changed");
    const again = await office.post(computing, "/sites/import", fields);
    expect(again.statusCode).toBe(409);
    expect(load(again.body ?? "")("main").text()).toContain("nothing in this file");
    expect((await office.list()).version).toBe(list.version);
  });

  it("that is our own changes nothing", async () => {
    const office = aSiteOffice(table);
    const own = csv(toldLines(await office.list()));
    const answer = await office.upload(computing, own);
    const page = load(answer.body ?? "");
    expect(page("main .govuk-list--bullet li").first().text()).toBe("Refused: 0");
    expect(page("main").text()).toContain("There is nothing in this file");
    expect(linesOf(answer.body).length).toBeGreaterThan(50);
  });

  it("that lowers an age waits for the other lead, and the rest is taken", async () => {
    const office = aSiteOffice(table);
    const shown = await office.upload(computing, file("Facebook,12,,", wombat));
    expect(shown.body).toContain("waits for both leads");
    const answer = await office.post(computing, "/sites/import", fieldsOf(shown.body));
    expect(answer.headers["location"]).toBe("/sites/records?done=imported-waits");
    expect((await office.record("facebook"))?.minAge).toBe(13);
    expect((await office.theOpen()).after).toBe(12);
  });

  it("is shown again when somebody published meanwhile", async () => {
    const office = aSiteOffice(table);
    const shown = await office.upload(computing, file(wombat));
    await office.post(safeguarding, "/sites/confirm", { seen: "1" });
    const late = await office.post(computing, "/sites/import", fieldsOf(shown.body));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("Somebody published a change while you were looking");
    const answer = await office.post(computing, "/sites/import", fieldsOf(late.body));
    expect(answer.statusCode).toBe(303);
    expect(await office.record("wombat")).toBeDefined();
  });

  it.each([
    ["nothing", "", "Choose a file or paste the cells of a spreadsheet"],
    ["no names", "minAge\n13", "one of them must be “name”"],
    ["no sites", "name\n", "There is no site in the file"],
    ["too many", `name\n${"A\n".repeat(1001)}`, "at most 1,000 sites"],
    ["too much", `name\n${"x".repeat(1_100_000)}`, "smaller than 1 MB"],
    ["a workbook", "PK\u0003\u0004", "save it as “CSV UTF-8”"],
  ])("is refused with what to do about it: %s", async (_, content, words) => {
    const office = aSiteOffice(table);
    const answer = await office.upload(computing, content);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
  });
});
