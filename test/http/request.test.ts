import { describe, expect, it } from "vitest";
import { bodyOf } from "#functions/http/request.ts";
import { anEvent } from "#test/support/requests.ts";

const read = (bytes: readonly number[]) =>
  bodyOf(
    anEvent({
      method: "POST",
      path: "/",
      body: Buffer.from(bytes).toString("base64"),
      isBase64Encoded: true,
    }),
    100,
  );

describe("the body of a request", () => {
  it("is the text of its bytes, to the last accent", () => {
    expect(read([...Buffer.from("قال 👩‍👧 café\u0000")])).toEqual({
      ok: true,
      text: "قال 👩‍👧 café\u0000",
    });
  });

  it("begins after one byte order mark", () => {
    expect(read([0xef, 0xbb, 0xbf, 0x61])).toEqual({ ok: true, text: "a" });
    expect(read([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf])).toEqual({ ok: true, text: "\uFEFF" });
  });

  it.each([
    ["a lone byte of a longer sign", [0x22, 0xff]],
    ["half a pair of surrogates", [0xed, 0xa0, 0x80]],
    ["a sign written longer than need be", [0xc0, 0xaf]],
    ["a sign that breaks off", [0x61, 0xe2, 0x82]],
  ])("is not read with %s", (_, bytes) => {
    expect(read(bytes)).toEqual({ ok: false, refused: "unreadable" });
  });

  it("is at most as long as is asked for, in bytes", () => {
    const event = (body: string) => anEvent({ method: "POST", path: "/", body });
    expect(bodyOf(event("é".repeat(50)), 100)).toEqual({ ok: true, text: "é".repeat(50) });
    expect(bodyOf(event(`${"é".repeat(50)}a`), 100)).toEqual({ ok: false, refused: "too-large" });
  });
});
