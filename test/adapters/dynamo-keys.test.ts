import { marshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromRow, toRow } from "#shared/adapters/dynamo-keys.ts";

/** Names of attributes come from schemas, so none is this one. */
const name = fc.string().filter((one) => one !== "__proto__");
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "binary" }),
    fc.maxSafeInteger(),
    fc.constantFrom(0.5, -1.25),
    fc.boolean(),
    fc.array(tie("any")),
    fc.dictionary(name, fc.option(tie("any"), { nil: undefined }), {
      noNullPrototype: true,
    }),
  ),
})).any;
const item = fc.dictionary(name, value, { noNullPrototype: true });

describe("a row", () => {
  it("is what the SDK's own converter makes of an item, and reads back the same", () => {
    let seen = 0;
    fc.assert(
      fc.property(item, (one) => {
        seen += 1;
        const row = toRow(one);
        expect(row).toEqual(marshall(one, { removeUndefinedValues: true }));
        expect(JSON.stringify(fromRow(row))).toBe(JSON.stringify(one));
      }),
      { numRuns: 500 },
    );
    expect(seen).toBe(500);
  });

  it.each([
    ["null", null],
    ["no number", Number.NaN],
    ["a set", new Set(["a"])],
    ["a date", new Date(0)],
    ["a function", () => 1],
    ["something undefined in a list", [undefined]],
  ])("cannot hold %s", (_, wrong) => {
    expect(() => toRow({ at: { some: [{ depth: wrong }] } })).toThrow("A row cannot hold");
  });
});
