import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  acknowledgeDays,
  acknowledgeLink,
  readAcknowledgeToken,
  readUnsubscribeToken,
  unsubscribeDays,
  unsubscribeLink,
} from "#functions/http/letter-links.ts";
import { keyRing } from "#shared/adapters/system.ts";
import { hours, later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { baseUrl } from "#test/support/requests.ts";
import { firstKey, ringOfOne, ringOfTwo, secondKey, sha } from "#test/support/world.ts";

const parts = { keyRing: ringOfOne, baseUrl };
const asked = {
  school: "highters-heath",
  email: "parent@example.org",
  policy: { version: 3, hash: sha("words") },
};
const { school, email } = asked;
const tokenOf = (link: string) => new URL(link).searchParams.get("token") ?? "";
const toRead = async (ring = ringOfOne) =>
  tokenOf(await acknowledgeLink({ ...parts, keyRing: ring }, asked, noon));
const toStop = async () => tokenOf(await unsubscribeLink(parts, { school, email }, noon));
const days = (count: number) => later(noon, hours(24 * count));

describe("a link of a reminder", () => {
  it("says whom it was sent to, and which words of the policy are to be read", async () => {
    expect(await readAcknowledgeToken(ringOfOne, await toRead(), noon)).toEqual(asked);
    expect(await readUnsubscribeToken(ringOfOne, await toStop(), noon)).toEqual({ school, email });
  });

  it("leads to our own pages, shows nothing of what it holds, and fits into a mail", async () => {
    const read = await acknowledgeLink(parts, asked, noon);
    const stop = await unsubscribeLink(parts, { school, email }, noon);
    expect(read).toMatch(/^https:\/\/policy\.example\.org\/policy\/acknowledge\?token=[\w.-]+$/);
    expect(stop).toMatch(/^https:\/\/policy\.example\.org\/unsubscribe\?token=[\w.-]+$/);
    for (const link of [read, stop]) {
      expect(link.length).toBeLessThanOrEqual(320);
      const opened = Buffer.from(tokenOf(link).replaceAll(".", ""), "base64url").toString("latin1");
      expect(opened).not.toContain("example.org");
    }
  });

  it("fits for the longest address too", async () => {
    const long = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.org`;
    const token = tokenOf(await acknowledgeLink(parts, { ...asked, email: long }, noon));
    expect(await readAcknowledgeToken(ringOfOne, token, noon)).toEqual({ ...asked, email: long });
  });

  it("opens for a term, and to stop reminders for more than a year", async () => {
    const [read, stop] = [await toRead(), await toStop()];
    expect([acknowledgeDays, unsubscribeDays]).toEqual([120, 400]);
    expect(await readAcknowledgeToken(ringOfOne, read, days(119))).toEqual(asked);
    expect(await readAcknowledgeToken(ringOfOne, read, days(121))).toBe("expired");
    expect(await readUnsubscribeToken(ringOfOne, stop, days(399))).toEqual({ school, email });
    expect(await readUnsubscribeToken(ringOfOne, stop, days(401))).toBe("expired");
  });

  it("is not even opened if it is longer than any that we send", async () => {
    const long = { ...asked, school: "x".repeat(900) };
    const token = tokenOf(await acknowledgeLink(parts, long, noon));
    expect(await readAcknowledgeToken(ringOfOne, token, noon)).toBe("unknown");
  });

  it("is not taken for one of the other kind", async () => {
    expect(await readUnsubscribeToken(ringOfOne, await toRead(), noon)).toBe("unknown");
    expect(await readAcknowledgeToken(ringOfOne, await toStop(), noon)).toBe("unknown");
  });

  it("opens with every key of the ring, and with none that is not in it", async () => {
    const old = await toRead();
    const fresh = await toRead(ringOfTwo);
    expect(await readAcknowledgeToken(ringOfTwo, old, noon)).toEqual(asked);
    expect(await readAcknowledgeToken(ringOfTwo, fresh, noon)).toEqual(asked);
    expect(await readAcknowledgeToken(ringOfTwo, old, days(121))).toBe("expired");
    expect(await readAcknowledgeToken(ringOfOne, fresh, noon)).toBe("unknown");
    expect(await readAcknowledgeToken(keyRing(secondKey), old, noon)).toBe("unknown");
    expect(await readAcknowledgeToken(keyRing(firstKey), old, noon)).toEqual(asked);
  });
});

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ".split("");

describe("a changed link", () => {
  it("is refused wherever one character is another, also where the bytes are the same", async () => {
    const token = await toRead();
    let tried = 0;
    for (let place = 0; place < token.length; place += 1) {
      const others = alphabet.filter((one) => one !== token[place]);
      // All of the last character, for base64 leaves some of its bits unread; a few of the others.
      const isEnd = place + 1 === token.length || token[place + 1] === ".";
      for (const other of isEnd ? others : others.filter((_, at) => at % 17 === place % 17)) {
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        expect([changed, await readAcknowledgeToken(ringOfOne, changed, noon)]).toEqual([
          changed,
          "unknown",
        ]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(700);
  });

  it("is refused whatever is taken out, put in, or sent instead", async () => {
    const token = await toRead();
    const changed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 1500 }),
      fc.nat(token.length - 1).map((at) => token.slice(0, at)),
      fc.nat(token.length - 1).map((at) => token.slice(at + 1)),
      fc
        .tuple(fc.nat(token.length), fc.constantFrom(...alphabet))
        .map(([at, more]) => token.slice(0, at) + more + token.slice(at)),
      fc.constantFrom(`${token}\n`, `${token}=`, ` ${token}`, token.toUpperCase(), `..${token}`),
    );
    await fc.assert(
      fc.asyncProperty(changed, async (one) => {
        fc.pre(one !== token);
        expect(await readAcknowledgeToken(ringOfOne, one, noon)).toBe("unknown");
        expect(await readUnsubscribeToken(ringOfOne, one, noon)).toBe("unknown");
      }),
      { numRuns: 400 },
    );
  });
});
