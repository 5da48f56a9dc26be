import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  generationOf,
  readReceipt,
  receiptFrom,
  receiptInGroups,
} from "#shared/domain/incident/receipt.ts";
import { readReference, reference, referenceFrom } from "#shared/domain/incident/reference.ts";
import { aReference } from "#test/support/builders.ts";

const alphabet = "23456789CDFGHJKMNPQRTWX";
const isReference = (text: string) => reference.safeParse(text).success;
const samples = Array.from({ length: 40 }, (_, number) => aReference(number * 104_729));
/** The places of the eight symbols in `HH-7KQ2-9MXC`. */
const places = [3, 4, 5, 6, 8, 9, 10, 11];
const changed = (text: string, place: number, symbol: string) =>
  text.slice(0, place) + symbol + text.slice(place + 1);

describe("a reference", () => {
  it("has no look-alikes and no vowels, eight symbols in two groups", () => {
    expect(new Set(samples).size).toBe(samples.length);
    for (const one of samples)
      expect(one).toMatch(/^HH-[2-9CDFGHJKMNPQRTWX]{4}-[2-9CDFGHJKMNPQRTWX]{4}$/);
  });

  it("is always valid, whatever bytes it is drawn from", () => {
    const bytes = fc.uint8Array({ minLength: 8, maxLength: 32 });
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2,4}$/), bytes, (prefix, drawn) => {
        const one = referenceFrom(prefix, drawn);
        expect(isReference(one)).toBe(true);
        expect(readReference(one)).toBe(one);
        expect(readReference(one.toLowerCase().replaceAll("-", ""))).toBe(one);
      }),
    );
  });

  it("follows from the bytes alone, and differs where they do", () => {
    expect(aReference(7)).toBe(aReference(7));
    expect(new Set(Array.from({ length: 2_000 }, (_, number) => aReference(number))).size).toBe(
      2_000,
    );
  });

  it("finds every slip of one symbol", () => {
    let tried = 0;
    const missed = samples.flatMap((one) =>
      places.flatMap((place) =>
        alphabet
          .split("")
          .filter((symbol) => symbol !== one.charAt(place))
          .map((symbol) => changed(one, place, symbol))
          .filter((slip) => {
            tried += 1;
            return isReference(slip);
          }),
      ),
    );
    expect(missed).toEqual([]);
    expect(tried).toBe(samples.length * 8 * 22);
  });

  it("finds every swap of neighbours", () => {
    let tried = 0;
    const missed = samples.flatMap((one) =>
      places.slice(1).flatMap((place, at) => {
        const before = places[at] ?? 0;
        const [left, right] = [one.charAt(before), one.charAt(place)];
        if (left === right) return [];
        tried += 1;
        const swapped = changed(changed(one, before, right), place, left);
        return isReference(swapped) ? [swapped] : [];
      }),
    );
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(200);
  });

  it("is read back however it was typed", () => {
    const [one = ""] = samples;
    const plain = one.replaceAll("-", "");
    for (const typed of [one, plain, one.toLowerCase(), ` ${plain} `, plain.split("").join(" ")]) {
      expect(readReference(typed)).toBe(one);
    }
  });

  it.each([
    "",
    "HH",
    "HH-0000-0000",
    "HH-7KQ2-9MX",
    "H-7KQ2-9MXC",
    "HH-7KQ2-9MXCC",
    "HH_7KQ2_9MXC",
  ])("is not read out of %j", (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });
});

describe("a receipt", () => {
  it("is always sixteen digits that name their generation", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.uint8Array({ minLength: 10, maxLength: 32 }),
        (generation, bytes) => {
          const one = receiptFrom(generation, bytes);
          expect(one).toMatch(/^[1-9]\d{15}$/);
          expect(generationOf(one)).toBe(generation);
          expect(readReceipt(receiptInGroups(one))).toBe(one);
        },
      ),
    );
  });

  it("keeps the noughts in front", () => {
    expect(receiptFrom(3, new Uint8Array(32))).toBe("3000000000000000");
  });

  it("is shown in groups of four and read back with any blanks or hyphens", () => {
    const one = receiptFrom(
      1,
      Uint8Array.from({ length: 32 }, (_, at) => at),
    );
    expect(receiptInGroups(one)).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    for (const typed of [one, ` ${receiptInGroups(one)}\n`, one.split("").join("-")]) {
      expect(readReceipt(typed)).toBe(one);
    }
  });

  it.each([
    "",
    "123",
    "0234567890123456",
    "12345678901234567",
    "1234 5678 9012 345X",
    "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦",
  ])("is not read out of %j", (typed) => {
    expect(readReceipt(typed)).toBeUndefined();
  });
});
