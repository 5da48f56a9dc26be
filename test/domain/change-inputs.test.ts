import { describe, expect, it } from "vitest";
import { type RawInput, readInput } from "#shared/domain/incident/change-inputs.ts";
import { type ChangeName, changeNames } from "#shared/domain/incident/change-rules.ts";
import { longestWork } from "#shared/domain/incident/work.ts";
import { aNamedPerson } from "#test/support/builders.ts";
import { posted } from "#test/support/working.ts";

const faultsOf = (name: ChangeName, raw: RawInput) => {
  const read = readInput(name, raw);
  return read.ok ? [] : read.refused;
};
const without = (raw: RawInput, field: string): RawInput =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => name !== field));

/** The fields that a change must be told. Everything else may be left out or be empty. */
const required: Readonly<Record<ChangeName, readonly string[]>> = {
  triage: ["title", "kind", "categories", "severity"],
  correct: ["title", "kind", "categories", "severity"],
  people: ["people"],
  investigate: [],
  "no-investigation": ["reason"],
  duplicate: ["original"],
  decide: ["decision"],
  close: [],
  reopen: ["reason"],
  risk: ["when", "likelihood", "impact"],
  step: ["step", "how", "on"],
  referral: ["to", "on"],
  action: ["what", "owner", "dueOn"],
  "action-done": ["number", "on"],
  "action-check": ["number", "worked"],
  message: ["text"],
  note: ["text"],
  addendum: ["text"],
  lesson: ["clause", "note"],
  redact: ["passage", "reason"],
};

describe("what each change is told", () => {
  it.each(changeNames)("%s: is read as it was posted", (name) => {
    expect(readInput(name, posted[name])).toMatchObject({ ok: true, value: { name } });
  });

  it.each(changeNames)("%s: may leave out what is not needed", (name) => {
    const least = Object.fromEntries(required[name].map((field) => [field, posted[name][field]]));
    expect(readInput(name, least)).toMatchObject({ ok: true });
  });

  it.each(changeNames)("%s: names every field that is missing, in their order", (name) => {
    expect(faultsOf(name, {}).map(({ field }) => field)).toEqual(required[name]);
    for (const field of required[name]) {
      const faults = faultsOf(name, without(posted[name], field));
      expect(faults.map((fault) => fault.field)).toEqual([field]);
    }
  });

  it.each(changeNames)("%s: says what to do about each field, in a sentence", (name) => {
    const strange = Object.fromEntries(Object.keys(posted[name]).map((field) => [field, ["?", 1]]));
    const faults = [...faultsOf(name, {}), ...faultsOf(name, strange)];
    for (const { words } of faults) {
      expect(words).toMatch(/^[A-Z][a-z]+ .{5,}/);
      expect(words).not.toMatch(/invalid|input|expected/i);
    }
    expect(new Set(faults.map(({ field }) => field)).size).toBeGreaterThanOrEqual(
      required[name].length,
    );
  });

  it("takes blanks for nothing, and keeps text tidy", () => {
    expect(faultsOf("note", { text: " \n\t " }).map(({ field }) => field)).toEqual(["text"]);
    expect(readInput("note", { text: "  Cafe\u0301\r\nagain  " })).toEqual({
      ok: true,
      value: { name: "note", text: "Caf\u00E9\nagain" },
    });
  });
});

const long = (length: number) => "x".repeat(length);
const bounds: readonly (readonly [ChangeName, string, number])[] = [
  ["triage", "title", longestWork.title],
  ["correct", "title", longestWork.title],
  ["triage", "site", longestWork.short],
  ["no-investigation", "reason", longestWork.reason],
  ["reopen", "reason", longestWork.reason],
  ["decide", "decision", longestWork.note],
  ["risk", "overrideReason", 1_000],
  ["step", "reason", longestWork.reason],
  ["referral", "reference", longestWork.short],
  ["action", "what", longestWork.short],
  ["action-check", "note", longestWork.reason],
  ["message", "text", longestWork.message],
  ["note", "text", longestWork.note],
  ["addendum", "text", longestWork.note],
  ["lesson", "note", longestWork.reason],
  ["redact", "passage", longestWork.reason],
  ["redact", "reason", longestWork.reason],
];
const wrong: readonly (readonly [ChangeName, string, unknown])[] = [
  ["triage", "kind", "crime"],
  ["triage", "categories", []],
  ["triage", "categories", ["nothing-of-ours"]],
  ["triage", "categories", ["privacy", "privacy"]],
  [
    "correct",
    "categories",
    ["privacy", "harassment", "photographs", "discrimination", "cyber-bullying", "other"],
  ],
  ["triage", "severity", "very"],
  ["people", "people", "Nina"],
  ["people", "people", [{ name: "Nina" }]],
  ["people", "people", [{ ...aNamedPerson(), roles: ["king"] }]],
  ["people", "people", Array.from({ length: 21 }, () => aNamedPerson())],
  ["duplicate", "original", "HH-7KQ2-9MXD"],
  ["duplicate", "original", "the other one"],
  ["risk", "when", "later"],
  ["risk", "likelihood", "3"],
  ["risk", "impact", "bad"],
  ["risk", "overrideBand", "extreme"],
  ["risk", "overrideReason", "too short"],
  ["step", "how", "perhaps"],
  ["step", "on", "2026-02-30"],
  ["referral", "to", "my-neighbour"],
  ["referral", "on", "20 November"],
  ["action", "dueOn", ""],
  ["action", "owner", ""],
  ["action-done", "number", "0"],
  ["action-done", "number", "one"],
  ["action-done", "number", "1.5"],
  ["action-done", "on", "2026-13-01"],
  ["action-check", "worked", "maybe"],
  ["lesson", "clause", "be-nice"],
  ["note", "text", "a bell \u0007 rings"],
  ["note", "text", "half a pair \uD83D"],
];

describe("what no change takes", () => {
  it.each(bounds)("%s: more in its %s than fits", (name, field, longest) => {
    expect(faultsOf(name, { ...posted[name], [field]: long(longest) })).toEqual([]);
    const faults = faultsOf(name, { ...posted[name], [field]: long(longest + 1) });
    expect(faults.map((fault) => fault.field)).toEqual([field]);
  });

  it("counts an emoji as one", () => {
    expect(faultsOf("note", { text: "🙂".repeat(longestWork.note) })).toEqual([]);
    expect(faultsOf("note", { text: "🙂".repeat(longestWork.note + 1) })).toHaveLength(1);
  });

  it.each(wrong)("%s: a wrong %s: %j", (name, field, value) => {
    const faults = faultsOf(name, { ...posted[name], [field]: value });
    expect(faults.map((fault) => fault.field)).toEqual([field]);
  });

  it("was tried for every change that is told something", () => {
    const told = changeNames.filter((name) => required[name].length > 0);
    const seen = new Set([...bounds, ...wrong].map(([name]) => name));
    expect(told.filter((name) => !seen.has(name))).toEqual([]);
    expect(told).toHaveLength(18);
  });
});
