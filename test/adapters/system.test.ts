import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonLog, keyRing, sealingKey, systemClock, systemIds } from "#shared/adapters/system.ts";
import { instant } from "#shared/domain/time.ts";
import { firstKey, ringOfOne, ringOfTwo, secondKey } from "#test/support/world.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("the key ring", () => {
  it("derives with its newest key, and knows the older ones by their number", () => {
    expect([ringOfOne.newest, ringOfTwo.newest]).toEqual([1, 2]);
    expect(hex(ringOfTwo.derive(1, "receipt", "a"))).toBe(hex(ringOfOne.derive(1, "receipt", "a")));
    expect(hex(ringOfTwo.derive(2, "receipt", "a"))).toBe(
      hex(keyRing(secondKey).derive(1, "receipt", "a")),
    );
    expect(hex(ringOfTwo.derive(2, "receipt", "a"))).not.toBe(
      hex(ringOfTwo.derive(1, "receipt", "a")),
    );
  });

  it("has the generations of its keys and no others", () => {
    expect([0, 1, 2, 3, 1.5, -1, Number.NaN].filter((one) => ringOfTwo.has(one))).toEqual([1, 2]);
    expect(() => ringOfTwo.derive(3, "receipt")).toThrow("no generation 3");
    expect(() => ringOfTwo.derive(0, "receipt")).toThrow("no generation 0");
  });

  it("derives 32 bytes, other ones for other parts, however they are cut", () => {
    const parts = fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [purpose = "", ...rest] = one;
        const [otherPurpose = "", ...otherRest] = other;
        const bytes = ringOfOne.derive(1, purpose, ...rest);
        expect(bytes).toHaveLength(32);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(hex(bytes) === hex(ringOfOne.derive(1, otherPurpose, ...otherRest))).toBe(same);
      }),
    );
    const cuts = [
      ["ab", "c"],
      ["a", "bc"],
      ["abc"],
      ["abc", ""],
      ["", "abc"],
      ["a", "b", "c"],
      ["1:a2:bc"],
    ];
    const derived = cuts.map(([purpose = "", ...rest]) =>
      hex(ringOfOne.derive(1, purpose, ...rest)),
    );
    expect(new Set(derived).size).toBe(cuts.length);
  });

  it("seals with a key of its own for every purpose, out of the newest", () => {
    const both = `${firstKey},${secondKey}`;
    expect(sealingKey(both, "draft")).toHaveLength(32);
    expect(hex(sealingKey(both, "draft"))).toBe(hex(sealingKey(secondKey, "draft")));
    expect(hex(sealingKey(both, "draft"))).not.toBe(hex(sealingKey(both, "sign-in")));
    expect(hex(sealingKey(both, "draft"))).not.toBe(hex(sealingKey(firstKey, "draft")));
  });
});

describe("the clock and the ids", () => {
  it("tell the moment to the millisecond, so that moments sort as text", () => {
    const now = systemClock.now();
    expect(instant.parse(now)).toBe(now);
    expect(now).toMatch(/\.\d{3}Z$/);
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000);
  });

  it("give secrets that are never the same, in letters that fit a cookie", () => {
    const secrets = Array.from({ length: 200 }, () => systemIds.secret());
    expect(new Set(secrets).size).toBe(200);
    for (const one of secrets) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("digest as SHA-256 does", () => {
    expect(systemIds.digest("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  it("give chances from nought to below one", () => {
    const chances = Array.from({ length: 500 }, () => systemIds.chance());
    expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...chances)).toBeLessThan(1);
    expect(new Set(chances).size).toBeGreaterThan(400);
  });
});

describe("the log", () => {
  it("is one line of JSON a fact, whatever stands in it", () => {
    const lines: string[] = [];
    const log = jsonLog((line) => lines.push(line));
    log.info("alerts created", { incident: "HH-1", count: 2 });
    log.error("a row\nwith a break");
    expect(lines.map((line) => line.match(/\n/g)?.length)).toEqual([1, 1]);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: "info", message: "alerts created", incident: "HH-1", count: 2 },
      { level: "error", message: "a row\nwith a break" },
    ]);
  });
});
