import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gatewayAnswer } from "#infra/local/gateway-answer.ts";
import { gatewayEvent } from "#infra/local/gateway-event.ts";
import { gatewayRoutes } from "#infra/local/gateway-routes.ts";

const throttle = { rate: 2, burst: 3 };
const find = gatewayRoutes([
  { method: "GET", path: "/", answeredBy: "home", throttle },
  { method: "GET", path: "/report/{step}", answeredBy: "form", throttle },
  { method: "GET", path: "/report/received", answeredBy: "receipt", throttle },
  { method: "POST", path: "/a/{one}/b/{two}", answeredBy: "both", throttle },
]);
const wire = {
  method: "GET",
  url: "/",
  rawHeaders: [] as readonly string[],
  body: Buffer.alloc(0),
  sourceIp: "127.0.0.1",
  port: 3000,
};
const home = { routeKey: "GET /", pathParameters: {} };
const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/);
const headerValue = fc.stringMatching(/^[!-~][ -~]{0,30}$/);

describe("the gateway's event", () => {
  it("holds every header once, in small letters, joined by commas, and no cookie among them", () => {
    const headers = fc.array(fc.tuple(token, headerValue), { maxLength: 10 });
    fc.assert(
      fc.property(headers, fc.array(token), (sent, cookies) => {
        const all = [
          ...sent,
          ...cookies.map((name) => ["Cookie", `${name}=1; ${name}=2`] as const),
        ];
        const event = gatewayEvent({ ...wire, rawHeaders: all.flat() }, home);
        expect(event.headers).not.toHaveProperty("cookie");
        expect(event.cookies ?? []).toEqual([
          ...sent
            .filter(([name]) => name.toLowerCase() === "cookie")
            .flatMap(([, value]) => value.split(";").flatMap((one) => one.trim() || [])),
          ...cookies.flatMap((name) => [`${name}=1`, `${name}=2`]),
        ]);
        for (const [name] of sent) {
          const lower = name.toLowerCase();
          if (lower === "cookie" || lower.startsWith("x-forwarded-")) continue;
          const values = sent.filter(([other]) => other.toLowerCase() === lower);
          expect(event.headers[lower]).toBe(values.map(([, value]) => value).join(","));
        }
      }),
    );
  });

  it("gives back any path parameter as it was before it was encoded", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(part, part, (one, two) => {
        const url = `/a/${encodeURIComponent(one)}/b/${encodeURIComponent(two)}`;
        const route = find("POST", url);
        expect(route?.pathParameters).toEqual({ one, two });
        if (!route) return;
        const event = gatewayEvent({ ...wire, method: "POST", url }, route);
        expect(event.rawPath).toBe(`/a/${one}/b/${two}`);
        expect(event.routeKey).toBe("POST /a/{one}/b/{two}");
      }),
    );
  });

  it("never fails on an odd query or body, and loses no byte of it", () => {
    const types = fc.constantFrom(
      "text/plain",
      "application/json",
      "application/x-www-form-urlencoded",
      "",
      "x",
    );
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.uint8Array(), types, (query, bytes, type) => {
        const body = Buffer.from(bytes);
        const rawHeaders = type === "" ? [] : ["Content-Type", `${type}; charset=utf-8`];
        const event = gatewayEvent({ ...wire, url: `/?${query}`, rawHeaders, body }, home);
        expect(event.rawQueryString).toBe(query);
        const textual = type === "text/plain" || type === "application/json";
        expect(event.isBase64Encoded).toBe(body.length > 0 && !textual);
        const kept = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
        expect(kept).toEqual(textual ? Buffer.from(body.toString("utf8")) : body);
      }),
    );
  });

  it("believes nobody about where they are", () => {
    const rawHeaders = ["X-Forwarded-For", "10.0.0.1"];
    const event = gatewayEvent({ ...wire, rawHeaders }, home);
    expect(event.requestContext.http.sourceIp).toBe("127.0.0.1");
    expect(event.headers["x-forwarded-for"]).toBe("10.0.0.1, 127.0.0.1");
  });
});

describe("the gateway's routes", () => {
  it.each([
    ["GET", "/", "home"],
    ["GET", "/report/received", "receipt"],
    ["GET", "/report/people", "form"],
    ["GET", "/report/", undefined],
    ["GET", "/report", undefined],
    ["POST", "/", undefined],
    ["HEAD", "/", undefined],
  ])("lead %s %s to %s", (method, path, name) => {
    expect(find(method, path)?.answeredBy).toBe(name);
  });

  it("let a burst through, then so many a second", () => {
    const wait = find("GET", "/")?.wait;
    const at = (ms: number) => wait?.(ms);
    expect([at(1_000), at(1_000), at(1_000), at(1_000)]).toEqual([0, 0, 0, 1]);
    expect([at(1_500), at(1_500), at(2_500), at(2_500), at(2_500)]).toEqual([0, 1, 0, 0, 1]);
  });
});

describe("the gateway's answer", () => {
  it.each([
    [{ statusCode: 200, body: "x", headers: { "Content-Type": "text/html" } }, 200, "text/html"],
    [{ statusCode: "204" }, 204, "text/plain;charset=UTF-8"],
    [{ any: "thing" }, 200, "application/json"],
    ["words", 200, "application/json"],
    [null, 200, "application/json"],
    [{ statusCode: 99 }, 500, "application/json"],
    [{ statusCode: "many" }, 500, "application/json"],
  ])("to %j has the status %i and the type %s", (result, status, type) => {
    const answer = gatewayAnswer(result);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe(type);
  });

  it("is always something that can be sent", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (result) => {
        const { status, body } = gatewayAnswer(result);
        expect(status).toBeGreaterThanOrEqual(200);
        expect(body).toBeInstanceOf(Buffer);
      }),
    );
  });
});
