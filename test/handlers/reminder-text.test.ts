import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { languageNames } from "#shared/domain/reminders/language-names.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aMailing, aRemindersOffice } from "#test/support/reminders-office.ts";
import { baseUrl } from "#test/support/requests.ts";
import { aYear } from "#test/support/terms.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const office = as("Hollie Brandt", "office");
const term = "term=2026-autumn";
const urdu = "ہمارے بچے گائیں گے۔";

const wordsOf = (body = "") => load(body)("main").text().replaceAll(/\s+/g, " ");
const typedIn = (body = "") => {
  const page = load(body);
  return Object.fromEntries(
    page("textarea")
      .toArray()
      .map((one) => [page(one).attr("name"), page(one).text()]),
  );
};
const mistakesOf = (body = "") => {
  const page = load(body);
  const links = page(".govuk-error-summary__list a").toArray();
  for (const link of links) expect(page(page(link).attr("href") ?? "")).toHaveLength(1);
  return links.map((link) => page(link).text());
};

describe("the term’s own paragraph", () => {
  it("is written in English and other languages, tidied, and empty ones are left out", async () => {
    const { open, post, reminderTexts, school } = aRemindersOffice(table);
    const fields = {
      seen: "0",
      "text-en": "  Sing.\r\nWatch. ",
      "text-ur": urdu,
      "text-pl": " \n",
    };
    const saved = await post(office, "text", fields, term);
    expect(saved.headers["location"]).toBe("/reminders?done=text");
    expect(await reminderTexts.find(school.id, "2026-autumn")).toMatchObject({
      version: 1,
      paragraphs: { en: "Sing.\nWatch.", ur: urdu },
      changed: { by: "Hollie Brandt, School office" },
    });
    const { body } = await open(head, "text", term);
    expect(typedIn(body)).toEqual({ "text-en": "Sing.\nWatch.", "text-ur": urdu });
    const page = load(body ?? "");
    const box = page("#text-ur");
    expect([box.attr("lang"), box.attr("dir")]).toEqual(["ur", "rtl"]);
    expect(page("#text-en").attr("dir")).toBe("ltr");
  });

  it("keeps what was typed beside a mistake, and keeps nothing in the table", async () => {
    const { post } = aRemindersOffice(table);
    const long = "x".repeat(2001);
    const odd = "a\u0007b";
    const fields = { seen: "0", "text-en": long, "text-ur": odd };
    const { statusCode, body } = await post(head, "text", fields, term);
    expect(statusCode).toBe(422);
    expect(load(body ?? "")("title").text()).toMatch(/^Error: /);
    expect(mistakesOf(body)).toEqual([
      "The paragraph in English must be 2000 characters or fewer: it has 2001",
      "The paragraph in Urdu has signs that cannot be sent: type it again without them",
    ]);
    expect(typedIn(body)).toEqual({ "text-en": long, "text-ur": odd });
    expect((await table.rows()).filter((row) => row["sk"]?.S?.startsWith("TEXT#"))).toEqual([]);
  });

  it("gets a box for another language, and loses nothing by it", async () => {
    const { post } = aRemindersOffice(table);
    const fields = { seen: "0", "text-en": "Typed.", do: "add", add: "ps" };
    const { statusCode, body } = await post(head, "text", fields, term);
    expect([statusCode, typedIn(body)]).toEqual([200, { "text-en": "Typed.", "text-ps": "" }]);
    const none = await post(head, "text", { ...fields, add: "" }, term);
    expect([none.statusCode, mistakesOf(none.body)]).toEqual([422, ["Choose a language"]]);
    const odd = await post(head, "text", { ...fields, add: "__proto__" }, term);
    expect(odd.statusCode).toBe(422);
  });

  it("has room for ten languages and no more, however many are posted", async () => {
    const { post, reminderTexts, school } = aRemindersOffice(table);
    const tags = Object.keys(languageNames).slice(0, 12);
    const fields = Object.fromEntries(tags.map((tag) => [`text-${tag}`, tag]));
    const asked = await post(head, "text", { seen: "0", ...fields, do: "add", add: "yo" }, term);
    expect(wordsOf(asked.body)).toContain("A paragraph has room for 10 languages.");
    await post(head, "text", { seen: "0", ...fields }, term);
    const { paragraphs } = await reminderTexts.find(school.id, "2026-autumn");
    expect(Object.keys(paragraphs)).toHaveLength(10);
  });

  it("is kept once of two who write at the same time, and the other is told", async () => {
    const { post, reminderTexts, school } = aRemindersOffice(table);
    const write = (member: typeof head, text: string, seen: string) =>
      post(member, "text", { seen, "text-en": text }, term);
    await write(head, "The head’s.", "0");
    const { statusCode, body } = await write(office, "The office’s.", "0");
    expect(statusCode).toBe(409);
    expect(wordsOf(body)).toContain("Amara Osei, Headteacher changed it");
    expect(wordsOf(body)).toContain("The head’s.");
    expect(typedIn(body)).toEqual({ "text-en": "The office’s." });
    const seen = load(body ?? "")("input[name=seen]").attr("value") ?? "";
    expect((await write(office, "The office’s.", seen)).statusCode).toBe(303);
    expect((await reminderTexts.find(school.id, "2026-autumn")).version).toBe(2);
    // What stands there already as it is wanted is no conflict.
    expect((await write(head, "The office’s.", "1")).statusCode).toBe(303);
    expect((await reminderTexts.find(school.id, "2026-autumn")).version).toBe(2);
  });

  it("is not written by the quicker of two writes that meet in the table", async () => {
    const { reminderTexts, school } = aRemindersOffice(table);
    const other = dynamoReminderTexts(table.watch().client, table.name);
    const seen = await reminderTexts.find(school.id, "2026-autumn");
    const next = { ...seen, version: 1, paragraphs: { en: "One." } };
    expect(await reminderTexts.replace(school.id, seen, next)).toBe(true);
    expect(await other.replace(school.id, seen, { ...next, paragraphs: { en: "Two." } })).toBe(
      false,
    );
    const settings = await other.settings(school.id);
    expect(settings).toEqual({ version: 0, followUp: false });
    const wanted = { version: 1, followUp: true };
    expect(await other.replaceSettings(school.id, settings, wanted)).toBe(true);
    expect(await reminderTexts.replaceSettings(school.id, settings, wanted)).toBe(false);
  });

  it("says that the reminder has gone out, if it has", async () => {
    const { open, keepMailing } = aRemindersOffice(table);
    await keepMailing(aMailing());
    expect(wordsOf((await open(head, "text", term)).body)).toContain("has gone out");
    expect(wordsOf((await open(head, "text", "term=2027-spring")).body)).not.toContain("has gone");
  });
});

describe("the mail before it goes out", () => {
  it("is shown as its readers get it, and sent to whoever asks and nobody else", async () => {
    const { open, post, messages, school, clock } = aRemindersOffice(table);
    await post(head, "text", { seen: "0", "text-en": "Sing.", "text-ur": urdu }, term);
    const asked = `${term}&audience=staff&language=ur`;
    const page = load((await open(head, "preview", asked)).body ?? "");
    expect(page(".app-letter [lang=ur]").text()).toBe(urdu);
    expect(page(".app-letter a, .app-letter form")).toHaveLength(0);
    const shown = page(".app-plain-text").text();
    expect(shown).toContain("For staff");

    const fields = { term: "2026-autumn", audience: "staff", language: "ur" };
    const { headers } = await post(head, "test", fields);
    expect(headers["location"]).toBe(`/reminders/preview?${asked}&done=test`);
    await post(head, "test", fields);
    const [test, ...more] = await messages();
    expect(more).toEqual([]);
    expect(test?.to.email).toBe("amara.osei@example.org");
    const letter = test && letterFor(test, school, baseUrl);
    expect(letter?.subject).toBe("Test: Social media policy: reminder for the autumn term 2026");
    expect(letter?.text.endsWith(shown)).toBe(true);
    expect(letter?.headers).toBeUndefined();
    clock.forward(60);
    await post(head, "test", fields);
    expect(await messages()).toHaveLength(2);
  });

  it("is that of parents in English if nothing that can be read is asked", async () => {
    const { open } = aRemindersOffice(table);
    const { body = "" } = await open(head, "preview", `${term}&audience=all&language=%00`);
    expect(wordsOf(body)).toContain("For parents and carers");
    expect(
      load(body)("option[selected]")
        .toArray()
        .map((one) => load(one).text()),
    ).toEqual(["Parents and carers", "English"]);
  });
});

describe("the text for the newsletter", () => {
  it("is that of the term that runs, as text and as HTML that shows what was written", async () => {
    const { open, post, keepTerms } = aRemindersOffice(table);
    await keepTerms(...aYear);
    const written = "<b>Sing</b> & watch.\nBoth.";
    await post(head, "text", { seen: "0", "text-en": written, "text-ur": urdu }, term);
    const page = load((await open(office, "newsletter")).body ?? "");
    expect(page("h1").text()).toContain("autumn term 2026");
    expect(page("#text").text()).toContain(written);
    const html = load(page("#HTML").text());
    html("br").replaceWith("\n");
    expect(html("p").first().text()).toBe(written);
    expect(html("b")).toHaveLength(0);
    expect(html("[lang=ur]").attr("dir")).toBe("rtl");
    expect(
      html("a")
        .toArray()
        .map((one) => html(one).attr("href")),
    ).toEqual([`${baseUrl}/policy`, `${baseUrl}/report`]);
    expect(
      page("main a")
        .toArray()
        .map((one) => page(one).attr("href")),
    ).toContain("/policy/summary");
  });

  it("is there in the holidays and before anybody gave dates", async () => {
    const { open } = aRemindersOffice(table);
    const { statusCode, body } = await open(office, "newsletter");
    expect(statusCode).toBe(200);
    expect(wordsOf(body)).toContain("The school has written no paragraph of its own");
  });
});
