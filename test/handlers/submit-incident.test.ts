import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { submitIncidentApi } from "#functions/handlers/submit-incident.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { noon, sent } from "#test/support/builders.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import { anEvent, ask, baseUrl, type RequestParts } from "#test/support/requests.ts";
import { aClock, aLog, ringOfOne, someIds } from "#test/support/world.ts";

const table = aTable();
const json = { "content-type": "application/json", "idempotency-key": "abcdefghijklmnop" };

function aHandler({ mishap, burst = 100_000 }: { mishap?: Mishap; burst?: number } = {}) {
  const { client, calls } = table.watch(mishap);
  const log = aLog();
  const clock = aClock(noon);
  const handler = submitIncidentApi({
    log,
    clock,
    baseUrl,
    ids: someIds(),
    keyRing: ringOfOne,
    school: { id: "highters-heath", referencePrefix: "HH" },
    incidents: dynamoIncidentAdder(client, table.name),
    limit: new RateLimit(burst, 1 / 3),
  });
  const post = (body: unknown, parts: RequestParts = {}) =>
    ask(
      handler,
      anEvent({
        method: "POST",
        path: "/api/incidents",
        body: typeof body === "string" ? body : JSON.stringify(body),
        ...parts,
        headers: { ...json, ...parts.headers },
      }),
    );
  return { post, calls, log, clock };
}

const problemOf = (answer: { body?: string | undefined }) =>
  JSON.parse(answer.body ?? "") as { status: number; errors?: { pointer: string }[] };

describe("an incident sent as JSON", () => {
  it("is answered with reference and receipt, for one call to the table", async () => {
    const { post, calls } = aHandler();
    const answer = await post(sent());
    expect(answer.statusCode).toBe(201);
    const told = JSON.parse(answer.body ?? "") as Record<string, string>;
    expect(told).toEqual({
      reference: expect.stringMatching(/^HH-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      receipt: expect.stringMatching(/^1\d{3} \d{4} \d{4} \d{4}$/),
      status: "received",
      receivedAt: "2026-11-20T12:00:00Z",
    });
    expect(answer.headers["location"]).toBe(`/register/${told["reference"]}`);
    expect(calls).toEqual(["PutItem"]);
  });

  it("gets the same answer when it comes again, later, for one call and no read", async () => {
    const { post, calls, clock } = aHandler();
    const first = await post(sent());
    clock.forward(3600);
    const second = await post(sent());
    expect(second).toEqual(first);
    expect(calls).toEqual(["PutItem", "PutItem"]);
    expect(await table.rows()).toHaveLength(1);
  });

  it("is refused under a key that was used for another, and changes nothing", async () => {
    const { post } = aHandler();
    await post(sent());
    const before = await table.rows();
    const answer = await post(sent({ description: "Something else." }));
    expect(answer.statusCode).toBe(422);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(await table.rows()).toEqual(before);
  });

  it("hears of every fault at once, each with its pointer", async () => {
    const { post, calls } = aHandler();
    const answer = await post({
      ...sent({ kind: "gossip", occurredOn: "2027-01-01", surprise: 1 }),
      people: [{ relationship: "parent-carer", involvement: "loud" }],
    });
    expect(answer.statusCode).toBe(422);
    expect(
      problemOf(answer)
        .errors?.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(["/kind", "/occurredOn", "/people/0/involvement", "/surprise"]);
    expect(calls).toEqual([]);
  });

  const forms: readonly (readonly [string, number, string, RequestParts])[] = [
    ["without a key", 400, "{}", { headers: { "idempotency-key": "" } }],
    ["with a short key", 400, "{}", { headers: { "idempotency-key": "abc" } }],
    [
      "with two keys",
      400,
      "{}",
      { headers: { "idempotency-key": "abcdefghijklmnop,abcdefghijklmnop" } },
    ],
    ["that is not JSON", 400, '{"kind":', {}],
    ["that is empty", 400, "", {}],
    ["of another type", 415, "{}", { headers: { "content-type": "text/plain" } }],
    [
      "in another charset",
      415,
      "{}",
      { headers: { "content-type": "application/json; charset=latin1" } },
    ],
    ["over 64 KB", 413, `"${"a".repeat(65_536)}"`, {}],
    ["of 1 MB in base64", 413, "A".repeat(1_000_000), { isBase64Encoded: true }],
    ["in broken base64", 400, "not base64!", { isBase64Encoded: true }],
    [
      "that is no UTF-8",
      400,
      Buffer.from([0x22, 0xff, 0x22]).toString("base64"),
      { isBase64Encoded: true },
    ],
    ["from another website", 403, "{}", { headers: { origin: "https://evil.example" } }],
    ["from another website's page", 403, "{}", { headers: { "sec-fetch-site": "cross-site" } }],
    ["that is null", 422, "null", {}],
    ["that is a list", 422, "[]", {}],
    ["nested 20,000 deep", 422, `${"[".repeat(20_000)}${"]".repeat(20_000)}`, {}],
    [
      "with __proto__",
      422,
      JSON.stringify(sent()).replace("{", '{"__proto__":{"kind":"breach"},'),
      {},
    ],
    ["with a lone surrogate", 422, JSON.stringify(sent()).replace("unkind", "\\ud800"), {}],
    ["with NUL", 422, JSON.stringify(sent()).replace("unkind", "\\u0000"), {}],
  ];
  it.each(forms)("%s is refused as %d and nothing is written", async (_, status, body, parts) => {
    const { post, calls } = aHandler();
    const answer = await post(body, parts);
    expect([answer.statusCode, problemOf(answer).status]).toEqual([status, status]);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(calls).toEqual([]);
  });

  it("is taken with right-to-left marks and emoji, and kept in one normal form", async () => {
    const { post } = aHandler();
    const answer = await post(sent({ description: "\u200fשלום cafe\u0301 👩‍👧" }));
    expect(answer.statusCode).toBe(201);
    expect(JSON.stringify(await table.rows())).toContain("\u200fשלום café 👩‍👧");
  });

  it("has to wait after too many from one address, and no header makes another address", async () => {
    const { post } = aHandler({ burst: 2 });
    const statuses: unknown[] = [];
    for (const forged of ["1", "2", "3"]) {
      const answer = await post("{}", { headers: { "x-forwarded-for": `192.0.2.${forged}` } });
      statuses.push([answer.statusCode, answer.headers["retry-after"]]);
    }
    expect(statuses).toEqual([
      [422, undefined],
      [422, undefined],
      [429, "3"],
    ]);
    const other = await post("{}", { sourceIp: "198.51.100.7" });
    expect(other.statusCode).toBe(422);
  });

  it("is asked to come again when the table does not answer, and then is there once", async () => {
    const { post } = aHandler({ mishap: (call) => (call === 1 ? "answer-lost" : undefined) });
    const answer = await post(sent());
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "2"]);
    expect((await post(sent())).statusCode).toBe(201);
    expect(await table.rows()).toHaveLength(1);
  });

  it("leaves one short line in the log, with nothing of what was told", async () => {
    const { post, log } = aHandler();
    await post(sent({ description: "canary-text", people: [] }));
    expect(log.lines).toHaveLength(1);
    const line = JSON.stringify({
      level: "info",
      message: log.lines[0]?.sentence,
      ...log.lines[0]?.facts,
    });
    expect(line.length).toBeLessThanOrEqual(350);
    expect(line).not.toContain("canary");
    expect(line).toContain("POST /api/incidents");
  });
});

describe("hostile input", () => {
  const refusedOrTaken: readonly unknown[] = [201, 400, 413, 415, 422];

  it("never makes the service fail: any JSON", async () => {
    const { post } = aHandler();
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 8 }), async (body) => {
        expect(refusedOrTaken).toContain((await post(body)).statusCode);
      }),
      { numRuns: 300 },
    );
  });

  it("never makes the service fail: a good report with any value in any place", async () => {
    const { post } = aHandler();
    const key = fc.constantFrom(
      ...Object.keys(sent()),
      "people",
      "__proto__",
      "link",
      "site",
      "occurredAt",
    );
    const value = fc.oneof(fc.anything({ maxDepth: 3 }), fc.string({ unit: "binary" }));
    const idempotencyKey = fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/);
    await fc.assert(
      fc.asyncProperty(key, value, idempotencyKey, async (name, any, id) => {
        const body = JSON.stringify({ ...sent(), [name]: any }, (_, one: unknown) =>
          typeof one === "bigint" ? String(one) : one,
        );
        expect(refusedOrTaken).toContain(
          (await post(body, { headers: { "idempotency-key": id } })).statusCode,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("never makes the service fail: any bytes, any headers", async () => {
    const { post } = aHandler();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.boolean(),
        fc.string({ unit: "binary", maxLength: 80 }),
        async (bytes, isBase64Encoded, header) => {
          const body = Buffer.from(bytes).toString(isBase64Encoded ? "base64" : "latin1");
          const headers = { "content-type": header === "" ? "application/json" : header };
          expect(refusedOrTaken).toContain(
            (await post(body, { isBase64Encoded, headers })).statusCode,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
