import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as they were sent, still percent-encoded. */
  readonly url: string;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** The address of the socket: nothing a client says about itself is believed. */
  readonly sourceIp: string;
  readonly port: number;
}

/** A route that matched, and what stood in its places. */
export interface MatchedRoute {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The event an HTTP API sends to a function (payload format 2.0). As there, the path arrives decoded,
 * header names in small letters, and a body in base64 unless it is text, JSON, XML or a script: so
 * the body of a form is base64.
 */
export function gatewayEvent(request: WireRequest, route: MatchedRoute): APIGatewayProxyEventV2 {
  const { path, query } = partsOf(request.url);
  const headers = headersOf(request);
  const cookies = valuesOf(request.rawHeaders, "cookie").flatMap((line) =>
    line.split(";").flatMap((cookie) => cookie.trim() || []),
  );
  const parameters = queryParameters(query);
  const now = new Date();
  return {
    version: "2.0",
    routeKey: route.routeKey,
    rawPath: decodeURIComponent(path),
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    ...(Object.keys(route.pathParameters).length > 0 && { pathParameters: route.pathParameters }),
    requestContext: {
      accountId: "000000000000",
      apiId: "laptop",
      domainName: headers["host"] ?? "localhost",
      domainPrefix: "laptop",
      http: {
        method: request.method,
        path: decodeURIComponent(path),
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(request.body, headers["content-type"]),
  };
}

/** Path and query of a request target; its absolute form has its origin taken off. */
export function partsOf(url: string): { readonly path: string; readonly query: string } {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  return { path: path || "/", query: mark === -1 ? "" : target.slice(mark + 1) };
}

function headersOf({ rawHeaders, sourceIp, port }: WireRequest): Record<string, string> {
  const names = rawHeaders.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase());
  const sent = [...new Set(names)]
    .filter((name) => name !== "cookie")
    .map((name) => [name, valuesOf(rawHeaders, name).join(",")] as const);
  const passedOn = valuesOf(rawHeaders, "x-forwarded-for");
  return Object.fromEntries([
    ...sent,
    ["x-forwarded-for", [...passedOn, sourceIp].join(", ")],
    ["x-forwarded-port", String(port)],
    ["x-forwarded-proto", "http"],
  ]);
}

const valuesOf = (rawHeaders: readonly string[], wanted: string): readonly string[] =>
  rawHeaders.filter(
    (_, place) => place % 2 === 1 && rawHeaders[place - 1]?.toLowerCase() === wanted,
  );

function queryParameters(query: string): Record<string, string> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(",")]),
  );
}

const textual = /^(text\/.*|application\/(json|xml|javascript))$/;

function bodyOf(body: Buffer, contentType = "") {
  if (body.length === 0) return { isBase64Encoded: false };
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  return textual.test(type)
    ? { body: body.toString("utf8"), isBase64Encoded: false }
    : { body: body.toString("base64"), isBase64Encoded: true };
}
