import { describe, expect, it } from "vitest";
import { gatesFailed } from "#shared/domain/sites/gates.ts";
import { agesOf, type Item, isNewRating, onlyAge } from "#shared/domain/sites/signal.ts";

const anItem = (at: number, changes: Partial<Item> = {}): Item => ({
  key: `site-${at}`,
  name: `Site ${at}`,
  ages: [13],
  ...changes,
});
const list = (count: number, changes: (at: number) => Partial<Item> = () => ({})) =>
  Array.from({ length: count }, (_, at) => anItem(at, changes(at)));
const before = list(20);
const failed = (now: readonly Item[], count = 20) => gatesFailed(before, now, { count });

describe("a sanity gate", () => {
  it("lets through what is as it was, and small changes", () => {
    expect(failed(before)).toEqual([]);
    expect(failed(list(20, (at) => (at < 4 ? { name: `New ${at}` } : {})))).toEqual([]);
    expect(failed(list(20, (at) => (at < 3 ? { ages: [14] } : {})))).toEqual([]);
    expect(failed(list(16))).toEqual([]);
  });

  it.each<[string, readonly Item[]]>([
    ["too-few", list(15)],
    ["too-few", []],
    ["too-many-changed", list(20, (at) => (at < 5 ? { name: `New ${at}` } : {}))],
    ["too-many-changed", list(200)],
    ["too-many-changed", list(20, (at) => (at < 5 ? { ended: "2026-01-01" } : {}))],
    ["too-many-ages", list(20, (at) => (at < 4 ? { ages: [14] } : {}))],
    ["age-fell", list(20, (at) => (at === 0 ? { ages: [12] } : {}))],
    ["impossible-age", list(20, (at) => (at === 0 ? { ages: [19] } : {}))],
    ["impossible-age", list(20, (at) => (at === 0 ? { ages: [-1] } : {}))],
    ["impossible-age", list(20, (at) => (at === 0 ? { ages: [13.5] } : {}))],
    ["same-twice", [...before, anItem(0)]],
    ["bad-name", list(20, (at) => (at === 0 ? { name: "x".repeat(81) } : {}))],
    ["bad-name", list(20, (at) => (at === 0 ? { name: "<b>" } : {}))],
    ["bad-name", list(20, (at) => (at === 0 ? { marked: true as const } : {}))],
    ["bad-name", list(20, (at) => (at === 0 ? { name: " " } : {}))],
  ])("stops %s", (gate, now) => {
    expect(failed(now)).toContain(gate);
  });

  it("takes a first answer of the length that is expected, and compares nothing", () => {
    expect(gatesFailed(undefined, list(200), { count: 1 })).toEqual([]);
    expect(gatesFailed(undefined, list(15), { count: 20 })).toEqual(["too-few"]);
    expect(gatesFailed(undefined, [], { count: 0 })).toEqual(["too-few"]);
  });

  it("counts nothing as new that was asked for only now", () => {
    const isAskedFor = (key: string) => key !== "site-29";
    const asked = (now: readonly Item[]) => gatesFailed(before, now, { count: 20, isAskedFor });
    expect(asked(list(29))).toEqual([]);
    expect(asked(list(29, (at) => (at < 5 ? { name: `New ${at}` } : {})))).toEqual([
      "too-many-changed",
    ]);
    expect(asked([...list(30), ...list(4, (at) => ({ key: `other-${at}` }))])).toEqual([]);
  });

  it("lets a short list change in two places", () => {
    const short = list(3);
    const now = (count: number) => list(3, (at) => (at < count ? { name: `New ${at}` } : {}));
    expect(gatesFailed(short, now(2), { count: 3 })).toEqual([]);
    expect(gatesFailed(short, now(3), { count: 3 })).toEqual(["too-many-changed"]);
  });

  it("does not count the new words of the store for the same rating", () => {
    const rated = (rating: string) => list(20, () => ({ rating }));
    expect(gatesFailed(rated("12+"), rated("13+"), { count: 20 })).toEqual([]);
    expect(gatesFailed(rated("12+"), rated("16+"), { count: 20 })).toEqual(["too-many-changed"]);
  });
});

describe("what a source says", () => {
  it("has one age only if it tells no other", () => {
    expect(onlyAge({ ages: [13, 13] })).toBe(13);
    expect(onlyAge({ ages: [13, 16] })).toBeUndefined();
    expect(onlyAge({ ages: [] })).toBeUndefined();
    expect(agesOf({ ages: [16, 13, 16] })).toEqual([13, 16]);
  });

  it.each([
    ["12+", "13+", false],
    ["17+", "18+", false],
    ["12+", "12+", false],
    [undefined, "12+", false],
    ["12+", undefined, false],
    ["12+", "17+", true],
    ["13+", "12+", true],
    ["4+", "9+", true],
  ])("is a new rating from %s to %s: %s", (was, is, isNew) => {
    expect(isNewRating(was, is)).toBe(isNew);
  });
});
