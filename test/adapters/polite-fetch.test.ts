import { describe, expect, it } from "vitest";
import type { PoliteFetchOptions } from "#shared/adapters/polite-fetch.ts";
import { readAnswer } from "#shared/adapters/polite-fetch-answer.ts";
import { isPublic, mayBeAsked } from "#shared/adapters/polite-fetch-hosts.ts";
import { textOf } from "#shared/adapters/polite-fetch-text.ts";
import type { FetchAsk } from "#shared/ports.ts";
import { aFetcher, monday, someSources, userAgent } from "#test/support/site-refresh.ts";
import { someIds } from "#test/support/world.ts";

const engine = someSources();
const feed =
  "https://github.com/OpenTermsArchive/pga-versions/commits/main/TikTok/Terms%20of%20Service.md.atom";
const ask = (changes: Partial<FetchAsk> = {}): FetchAsk => ({
  url: feed,
  accept: "application/atom+xml",
  hosts: ["github.com"],
  robots: false,
  ...changes,
});
const get = (changes?: Partial<FetchAsk>, options?: Partial<PoliteFetchOptions>) =>
  aFetcher(engine, options).visit().get(ask(changes));
/** Asks the internet itself, where every name leads to these addresses. */
const where = (...addresses: readonly string[]) => ({
  standIn: () => undefined,
  resolve: () =>
    Promise.resolve(
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
});

describe("a polite request", () => {
  it("says who asks and whom to write to, and never that it is a browser", async () => {
    await get();
    expect(engine.seen[0]?.headers).toMatchObject({
      "user-agent": userAgent,
      accept: "application/atom+xml",
    });
    expect(userAgent).not.toContain("Mozilla");
  });

  it("asks whether something changed, by what it was told the last time", async () => {
    const first = await get();
    expect(first).toMatchObject({ outcome: "read", etag: expect.stringMatching(/^"/) });
    const again = await get({ etag: first.etag, lastModified: "Wed, 29 Jul 2026 01:07:20 GMT" });
    expect(again).toMatchObject({ outcome: "unchanged", exchanges: [{ status: 304, bytes: 0 }] });
    expect(engine.seen[1]?.headers).toMatchObject({
      "if-none-match": first.etag,
      "if-modified-since": "Wed, 29 Jul 2026 01:07:20 GMT",
    });
  });

  it("waits one to three seconds between two requests to a host, and asks one at a time", async () => {
    const waits: number[] = [];
    let asking = 0;
    const visit = aFetcher(engine, {
      standIn: () => undefined,
      resolve: async () => {
        asking += 1;
        expect(asking).toBe(1);
        await Promise.resolve();
        asking -= 1;
        return [{ address: "10.0.0.1", family: 4 }];
      },
      ids: someIds(0.25),
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    }).visit();
    await Promise.all([visit.get(ask()), visit.get(ask()), visit.get(ask())]);
    expect(waits).toEqual([1500, 1500]);
  });

  it("waits for as long as it is asked to, if that is not long, and tries once more", async () => {
    const waits: number[] = [];
    engine.play("github.com", "busy-shortly");
    const wait = (ms: number) => Promise.resolve(void waits.push(ms));
    expect(await get({}, { wait })).toMatchObject({ outcome: "told-to-wait" });
    expect([engine.seen.length, waits]).toEqual([2, [2000]]);
  });

  it("leaves a host alone for the rest of the run that asks for a long wait", async () => {
    engine.play("github.com", "busy");
    const visit = aFetcher(engine).visit();
    expect(await visit.get(ask())).toMatchObject({ outcome: "told-to-wait" });
    expect(await visit.get(ask())).toMatchObject({ outcome: "not-asked", exchanges: [] });
    expect(engine.seen).toHaveLength(1);
  });

  it.each([
    ["120", undefined],
    ["20", 20],
    ["Mon, 03 Aug 2026 05:15:20 GMT", 20],
    ["Mon, 03 Aug 2026 04:00:00 GMT", 0],
    ["Tue, 04 Aug 2026 05:15:20 GMT", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("understands Retry-After: %s", (told, again) => {
    const header = (name: string) => (name === "retry-after" ? told : "");
    const answer = { status: 503, header, body: new Uint8Array(), bytes: 0 };
    expect(readAnswer(answer, monday())).toEqual({
      outcome: "told-to-wait",
      ...(again !== undefined && { again }),
    });
  });

  it("leaves a host alone that did not answer three times", async () => {
    engine.play("github.com", "slow");
    const visit = aFetcher(engine, { timeoutMs: 50 }).visit();
    expect(await visit.get(ask())).toMatchObject({ outcome: "timed-out" });
    expect(await visit.get(ask())).toMatchObject({ outcome: "not-asked" });
    expect(engine.seen).toHaveLength(3);
  });

  it("asks robots.txt once a run, for pages only", async () => {
    const visit = aFetcher(engine).visit();
    const page = { url: "https://www.net-aware.org.uk/networks/", hosts: ["www.net-aware.org.uk"] };
    await visit.get(ask({ ...page, robots: true }));
    await visit.get(ask({ ...page, robots: true }));
    await visit.get(ask());
    const asked = engine.seen.filter(({ path }) => path === "/robots.txt");
    expect(asked).toHaveLength(1);
  });
});

describe("an address", () => {
  it.each([
    "http://github.com/",
    "https://github.com:8443/",
    "https://user:word@github.com/",
    "https://gist.github.com/",
    "https://github.com.evil.example/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "ftp://github.com/",
    "file:///etc/passwd",
    "no address",
  ])("%s is not asked", async (url) => {
    expect(await get({ url, hosts: ["github.com"] })).toEqual({
      outcome: "not-allowed",
      exchanges: [],
    });
  });

  it("of a literal number is not asked, even if somebody lists it", () => {
    expect(mayBeAsked(new URL("https://10.0.0.1/"), ["10.0.0.1"])).toBe(false);
    expect(mayBeAsked(new URL("https://[fd00::1]/"), ["[fd00::1]"])).toBe(false);
  });

  it.each([
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["192.168.1.1"],
    ["100.64.0.1"],
    ["0.0.0.0"],
    ["255.255.255.255"],
    ["::1"],
    ["::"],
    ["::ffff:10.0.0.1"],
    ["::ffff:8.8.8.8"],
    ["64:ff9b::a00:1"],
    ["fd12::1"],
    ["fe80::1"],
    ["2002:a00:1::1"],
    ["8.8.8.8", "10.0.0.1"],
  ])("that leads to %s is not connected to", async (...addresses) => {
    expect(await get({}, where(...addresses))).toMatchObject({
      outcome: "private-address",
      exchanges: [{ outcome: "private-address", bytes: 0 }],
    });
  });

  it.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111"])("%s is one of the internet", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it("whose name is not known says so", async () => {
    expect(await get({}, where())).toMatchObject({ outcome: "unresolvable" });
  });

  it("that leads to a listed host is followed, to no other", async () => {
    engine.play("github.com", "redirect-loop");
    expect(await get()).toMatchObject({ outcome: "too-many-moves" });
    engine.play("github.com", "redirect-private");
    expect(await get()).toMatchObject({
      outcome: "moved-away",
      movedTo: "https://169.254.169.254/latest/meta-data/",
    });
  });
});

describe("the text of an answer", () => {
  const latin = Buffer.from("Pokémon GO", "latin1");
  it.each([
    ["UTF-8", Buffer.from("Pokémon GO"), "text/html; charset=utf-8"],
    ["UTF-8 called something else", Buffer.from("Pokémon GO"), "text/html; charset=iso-8859-1"],
    ["UTF-8 with a mark", Buffer.from("\uFEFFPokémon GO"), "text/html"],
    ["UTF-16 with a mark", Buffer.from("\uFEFFPokémon GO", "utf16le"), "text/html"],
    ["UTF-16 as declared", Buffer.from("Pokémon GO", "utf16le"), "text/html; charset=utf-16le"],
    ["Latin 1 as declared", latin, 'text/html; charset="ISO-8859-1"'],
    ["Latin 1 called UTF-8", latin, "text/html; charset=utf-8"],
    ["Latin 1 called nothing", latin, "text/html"],
    ["Latin 1 called nonsense", latin, "text/html; charset=nonsense"],
  ])("is read when it is %s", (_, body, contentType) => {
    expect(textOf(body, contentType)).toBe("Pokémon GO");
  });

  it("is read as its page declares it", () => {
    const page = Buffer.from('<meta charset="windows-1251"><p>\xcf\xf0</p>', "latin1");
    expect(textOf(page, "text/html")).toContain("Пр");
  });
});

it.each([
  ["drip", "timed-out", 150],
  ["slow", "timed-out", 150],
  ["bomb", "too-large", 5000],
  ["huge", "too-large", 5000],
])("counts time and size for the whole of an answer: %s", async (mode, outcome, timeoutMs) => {
  engine.play("github.com", mode);
  expect(await get({}, { timeoutMs })).toMatchObject({ outcome });
});
