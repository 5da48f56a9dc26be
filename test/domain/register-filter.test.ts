import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import {
  filterQuery,
  isAmong,
  isFiltered,
  isOverdue,
  type RegisterFilter,
  readFilter,
} from "#shared/domain/incident/register-filter.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import { status } from "#shared/domain/incident/status.ts";
import { categories, kinds, relationships } from "#shared/domain/incident/vocabulary.ts";
import { day } from "#shared/domain/time.ts";
import { anIncident, head, office } from "#test/support/builders.ts";

const today = day.parse("2026-11-20");
const yesterday = day.parse("2026-11-19");
const line = (changes: Partial<RegisterLine> = {}): RegisterLine => ({
  ...registerLineOf(anIncident()),
  ...changes,
});
const filter = (changes: Partial<RegisterFilter> = {}): RegisterFilter => ({
  overdue: false,
  text: "",
  oldestFirst: false,
  ...changes,
});
const among = (one: RegisterLine, changes: Partial<RegisterFilter>) =>
  isAmong(one, filter(changes), today);
const read = (query: Readonly<Record<string, string>>) => readFilter((name) => query[name] ?? "");
const readBack = (one: RegisterFilter) => {
  const query = filterQuery(one);
  return readFilter((name) => query.get(name) ?? "");
};

describe("the filters of the register", () => {
  it("let everything through where none is set", () => {
    expect(isFiltered(filter())).toBe(false);
    expect(among(line(), {})).toBe(true);
  });

  it.each([
    ["status", { status: "closed" }, { status: "closed" }],
    ["kind", { kind: "near-miss" }, { kind: "near-miss" }],
    ["category", { categories: ["privacy", "harassment"] }, { category: "privacy" }],
    ["relationship", { relationships: ["pupil", "visitor"] }, { relationship: "visitor" }],
    ["owner", { owner: office.id }, { owner: office.id }],
    ["overdue", { actionsDue: [today, yesterday] }, { overdue: true }],
    ["text", { title: "Unkind post" }, { text: "post" }],
  ] as const)("narrow it by %s", (_, changes, wanted) => {
    expect(isFiltered(filter(wanted))).toBe(true);
    expect(among(line(changes as Partial<RegisterLine>), wanted)).toBe(true);
    expect(among(line(), wanted)).toBe(false);
  });

  it("must all hold at once", () => {
    const both = { kind: "concern", owner: head.id } as const;
    expect(among(line(both), both)).toBe(true);
    expect(among(line({ ...both, kind: "breach" }), both)).toBe(false);
    expect(among(line({ ...both, owner: office.id }), both)).toBe(false);
  });

  it("leave nothing out for the order asked for", () => {
    expect(isFiltered(filter({ oldestFirst: true }))).toBe(false);
    expect(filterQuery(filter({ oldestFirst: true })).toString()).toBe("sort=oldest");
  });

  it("leave the period to the table", () => {
    expect(among(line(), { period: "1999-autumn" })).toBe(true);
    expect(isFiltered(filter({ period: "2026-autumn" }))).toBe(true);
  });

  it("call nothing overdue on its day", () => {
    expect(isOverdue({ actionsDue: [] }, today)).toBe(false);
    expect(isOverdue({ actionsDue: [today] }, today)).toBe(false);
    expect(isOverdue({ actionsDue: [today, yesterday] }, today)).toBe(true);
  });
});

describe("the words searched for", () => {
  const titled = line({ title: "Unkind post about Café O’Brien in the parents’ WhatsApp group" });
  const finds = (text: string) => among(titled, { text });

  it.each([
    "unkind",
    "UNKIND POST",
    "post unkind",
    "whats gro",
    "cafe",
    "CAFÉ",
    "cafe\u0301",
    "brien",
    "o'brien",
    " parents, group! ",
  ])("find what begins with them, whatever the case, accents and order: %s", (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each(["kind", "posts", "unkind photo", "app", "!", "-"])("do not find %s", (text) => {
    expect(finds(text)).toBe(false);
  });

  it("find a reference, whatever the case, hyphens and blanks", () => {
    const { reference } = titled;
    const plain = reference.replaceAll("-", "");
    for (const typed of [
      reference,
      reference.toLowerCase(),
      plain,
      ` ${plain.slice(0, 6)} ${plain.slice(6)}`,
    ]) {
      expect(finds(typed)).toBe(true);
      expect(
        among(line({ ...titled, reference: registerLineOf(anIncident({ number: 2 })).reference }), {
          text: typed,
        }),
      ).toBe(false);
    }
  });

  it("find nothing in a line without a title", () => {
    expect(among(line(), { text: "unkind" })).toBe(false);
  });
});

describe("a filter in the address of a page", () => {
  it("is nothing where nothing is set", () => {
    expect(filterQuery(filter()).toString()).toBe("");
    expect(read({})).toEqual(filter());
  });

  it("leaves out what is not known", () => {
    const odd = { status: "open", kind: "crime", category: "x", relationship: "cat", overdue: "1" };
    expect(read(odd)).toEqual(filter());
    expect(read({ ...odd, text: " \t ", owner: "" })).toEqual(filter());
  });

  it("comes back as it went, and the same again from there", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.constantFrom("a ".repeat(60), `${"x".repeat(79)}🙂`, "  Café & co = 100% ?#  "),
    );
    const some = fc.record({
      status: fc.constantFrom("", "open", ...status.options),
      kind: fc.constantFrom("", ...kinds),
      category: fc.constantFrom("", ...categories),
      relationship: fc.constantFrom("", ...relationships),
      owner: text,
      period: fc.constantFrom("", "2026-27", "2026-autumn"),
      overdue: fc.constantFrom("", "yes", "no"),
      sort: fc.constantFrom("", "oldest", "newest"),
      text,
    });
    let narrowed = 0;
    fc.assert(
      fc.property(some, (query) => {
        const one = read(query);
        if (isFiltered(one)) narrowed += 1;
        expect(readBack(one)).toEqual(one);
        expect(Array.from(one.text).length).toBeLessThanOrEqual(80);
      }),
      { numRuns: 500 },
    );
    expect(narrowed).toBeGreaterThan(400);
  });
});
