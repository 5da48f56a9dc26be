import { describe, expect, it } from "vitest";
import { longest, readSubmission } from "#shared/domain/incident/submission.ts";
import { categories } from "#shared/domain/incident/vocabulary.ts";
import { type Instant, instant } from "#shared/domain/time.ts";
import { noon, sent } from "#test/support/builders.ts";

const read = (told: unknown, at: Instant = noon) => readSubmission(told, at);
const accepted = (changes: Readonly<Record<string, unknown>>, at?: Instant) => {
  const outcome = read(sent(changes), at);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.value;
};
/** Where it is wrong, of something that is refused. */
const wrong = (told: unknown, at?: Instant): string[] => {
  const outcome = read(told, at);
  return outcome.ok ? ["nothing is wrong"] : outcome.refused.map(({ pointer }) => pointer);
};
const wrongWith = (changes: Readonly<Record<string, unknown>>, at?: Instant) =>
  wrong(sent(changes), at);
const letters = (count: number) => "x".repeat(count);
const fine = ["nothing is wrong"];

describe("what a report must say", () => {
  it.each(["kind", "categories", "description", "occurredOn", "place", "reporter"])(
    "is refused without %s",
    (field) => {
      const { [field]: _left, ...rest } = sent();
      expect(wrong(rest)).toEqual([`/${field}`]);
    },
  );

  it("is refused without the reporter's relationship to the school", () => {
    expect(wrongWith({ reporter: {} })).toEqual(["/reporter/relationship"]);
  });

  it("fills in what may be left out", () => {
    expect(accepted({ people: [{ relationship: "pupil", involvement: "affected" }] })).toEqual({
      ...sent(),
      people: [{ relationship: "pupil", involvement: "affected", roles: [] }],
      reporter: { relationship: "staff", anonymous: false },
      toldInPerson: false,
    });
  });

  it.each([
    ["no object", null, ""],
    ["a list", [], ""],
    ["a text", "report", ""],
    ["kind", sent({ kind: "crime" }), "/kind"],
    ["categories", sent({ categories: "harassment" }), "/categories"],
    ["a category", sent({ categories: ["privacy", 1] }), "/categories/1"],
    ["description", sent({ description: 7 }), "/description"],
    ["occurredOn", sent({ occurredOn: 20261120 }), "/occurredOn"],
    ["occurredAt", sent({ occurredAt: "24:00" }), "/occurredAt"],
    ["place", sent({ place: ["online"] }), "/place"],
    ["site", sent({ site: "Face book" }), "/site"],
    ["link", sent({ link: "javascript:alert(1)" }), "/link"],
    ["people", sent({ people: {} }), "/people"],
    ["a person", sent({ people: ["Beth"] }), "/people/0"],
    ["reporter", sent({ reporter: "staff" }), "/reporter"],
    ["toldInPerson", sent({ toldInPerson: "yes" }), "/toldInPerson"],
    ["an e-mail", sent({ reporter: { relationship: "staff", email: "beth@" } }), "/reporter/email"],
  ])("points at the wrong type: %s", (_, told, pointer) => {
    expect([...new Set(wrong(told))]).toEqual([pointer]);
  });
});

describe("the limits of a report", () => {
  it.each([
    ["description", longest.description],
    ["immediateAction", longest.immediateAction],
    ["siteOther", longest.siteOther],
  ])("takes %s up to %i characters and no further", (field, most) => {
    expect(wrongWith({ [field]: letters(most) })).toEqual(fine);
    expect(wrongWith({ [field]: letters(most + 1) })).toEqual([`/${field}`]);
    expect(wrongWith({ [field]: "🙈".repeat(most) })).toEqual(fine);
    expect(wrongWith({ [field]: "🙈".repeat(most + 1) })).toEqual([`/${field}`]);
    expect(wrongWith({ [field]: " \n" })).toEqual([`/${field}`]);
  });

  it("takes names up to their limit", () => {
    const person = (name: string) => ({
      people: [{ name, relationship: "staff", involvement: "witness" }],
    });
    expect(wrongWith(person(letters(longest.name)))).toEqual(fine);
    expect(wrongWith(person(letters(longest.name + 1)))).toEqual(["/people/0/name"]);
    expect(wrongWith(person(""))).toEqual(["/people/0/name"]);
    const reporter = (name: string) => ({ reporter: { relationship: "staff", name } });
    expect(wrongWith(reporter(letters(longest.name + 1)))).toEqual(["/reporter/name"]);
  });

  it("takes a web address up to its limit", () => {
    const link = (length: number) => ({
      link: `https://example.org/${letters(length)}`.slice(0, length),
    });
    expect(wrongWith(link(longest.link))).toEqual(fine);
    expect(wrongWith(link(longest.link + 1))).toEqual(["/link"]);
  });

  it("takes one to five categories, each once", () => {
    expect(wrongWith({ categories: categories.slice(0, 5) })).toEqual(fine);
    expect(wrongWith({ categories: categories.slice(0, 6) })).toEqual(["/categories"]);
    expect(wrongWith({ categories: [] })).toEqual(["/categories"]);
    expect(wrongWith({ categories: ["privacy", "privacy"] })).toEqual(["/categories"]);
  });

  it("takes twenty people", () => {
    const people = (count: number) => ({
      people: Array.from({ length: count }, () => ({
        relationship: "pupil",
        involvement: "affected",
      })),
    });
    expect(wrongWith(people(20))).toEqual(fine);
    expect(wrongWith(people(21))).toEqual(["/people"]);
  });

  it("asks for twenty characters where the category is other", () => {
    const other = (description: string) => wrongWith({ categories: ["other"], description });
    expect(other(letters(20))).toEqual(fine);
    expect(other(letters(19))).toEqual(["/description"]);
    expect(other(`${letters(19)}   `)).toEqual(["/description"]);
    expect(other("🙈".repeat(19))).toEqual(["/description"]);
  });
});

describe("the text of a report", () => {
  it("is kept in one form: NFC, line feeds, no blanks at the ends", () => {
    const { description } = accepted({ description: "  cafe\u0301\r\nand\rmore " });
    expect(description).toBe("caf\u00e9\nand\nmore");
  });

  it.each([
    ["a lone surrogate", "half \ud83d an emoji"],
    ["a NUL", "a\u0000b"],
    ["an escape", "a\u001bb"],
    ["a delete", "a\u007fb"],
  ])("is refused with %s", (_, description) => {
    expect(wrongWith({ description })).toEqual(["/description"]);
  });

  it("keeps right-to-left text and its marks, joined emoji and tabs", () => {
    const description = "قال \u200fشيئًا\u200e \u2067لا\u2069 👩‍👩‍👧\tשלום";
    expect(accepted({ description }).description).toBe(description.normalize("NFC"));
  });
});

describe("the day of a report", () => {
  it.each([
    ["the school's day", "2026-11-20", "2026-11-20T12:00:00.000Z", true],
    ["tomorrow", "2026-11-21", "2026-11-20T12:00:00.000Z", false],
    ["tomorrow, at 23:30 in winter", "2026-11-21", "2026-11-20T23:30:00.000Z", false],
    ["today, though UTC is still yesterday", "2026-07-02", "2026-07-01T23:30:00.000Z", true],
    ["tomorrow, at 00:30 of a summer night", "2026-07-03", "2026-07-01T23:30:00.000Z", false],
    ["a leap day", "2024-02-29", "2026-11-20T12:00:00.000Z", true],
    ["a leap day that was none", "2026-02-29", "2026-11-20T12:00:00.000Z", false],
    ["a month that is none", "2026-13-01", "2026-11-20T12:00:00.000Z", false],
    ["the earliest", "2000-01-01", "2026-11-20T12:00:00.000Z", true],
    ["before the earliest", "1999-12-31", "2026-11-20T12:00:00.000Z", false],
    ["a time with it", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00.000Z", false],
  ])("%s", (_, occurredOn, at, good) => {
    expect(wrongWith({ occurredOn }, instant.parse(at))).toEqual(good ? fine : ["/occurredOn"]);
  });
});

describe("a report that contradicts itself", () => {
  it("names a site of the list or another, not both", () => {
    expect(wrongWith({ site: "facebook" })).toEqual(fine);
    expect(wrongWith({ siteOther: "Our street's group" })).toEqual(fine);
    expect(wrongWith({ site: "facebook", siteOther: "Another" })).toEqual(["/siteOther"]);
  });

  it("does not name an anonymous reporter", () => {
    const by = { relationship: "staff", name: "Beth", email: "beth@example.org" };
    expect(wrongWith({ reporter: { ...by, anonymous: false } })).toEqual(fine);
    expect(wrongWith({ reporter: { ...by, anonymous: true } })).toEqual([
      "/reporter/name",
      "/reporter/email",
    ]);
  });
});
