import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SigningHash } from "#shared/adapters/signing-hash.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const source = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.uint8Array(),
  fc.uint8Array().map((bytes) => new Uint8Array(bytes).buffer),
  fc.uint8Array({ minLength: 3 }).map((bytes) => new DataView(new Uint8Array(bytes).buffer, 1, 2)),
);
type Source = string | ArrayBuffer | ArrayBufferView;
const bufferOf = (one: Source) => {
  if (typeof one === "string") return Buffer.from(one);
  return ArrayBuffer.isView(one)
    ? Buffer.from(one.buffer, one.byteOffset, one.byteLength)
    : Buffer.from(one);
};

describe("the hash of signatures", () => {
  it("is Node's SHA-256 and HMAC, in however many pieces and forms the text comes", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(source), fc.option(source), async (parts, secret) => {
        seen += 1;
        const ours = secret === null ? new SigningHash() : new SigningHash(secret);
        const node =
          secret === null || secret === ""
            ? createHash("sha256")
            : createHmac("sha256", bufferOf(secret));
        for (const part of parts) {
          ours.update(part);
          node.update(bufferOf(part));
        }
        const digest = node.digest("hex");
        expect(hex(await ours.digest())).toBe(digest);
        expect(hex(await ours.digest())).toBe(digest);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBe(300);
  });

  it("begins anew after a reset", async () => {
    const ours = new SigningHash();
    ours.update("something else");
    ours.reset();
    expect(hex(await ours.digest())).toBe(createHash("sha256").digest("hex"));
  });
});
