import { isUtf8 } from "node:buffer";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** An API Gateway HTTP API event, payload 2.0. */
export type PageEvent = APIGatewayProxyEventV2;

/** What a handler wants to know of a request; the body is read by `bodyOf`, when it is wanted. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  /** The route's key, `GET /register/{reference}`: names no person and no incident. */
  readonly route: string;
  readonly parameter: (name: string) => string;
  readonly query: (name: string) => string;
  readonly header: (name: string) => string;
  readonly cookie: (name: string) => string;
  /** The address of the client as the gateway saw it. Never a header: anybody can write those. */
  readonly sourceAddress: string;
  readonly wantsJson: boolean;
  readonly event: PageEvent;
}

const cookieOf = (cookies: readonly string[], name: string): string => {
  const found = cookies.find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
};

export function requestOf(event: PageEvent): PageRequest {
  const { requestContext, headers, cookies = [], pathParameters, queryStringParameters } = event;
  const header = (name: string) => headers[name] ?? "";
  return {
    method: requestContext.http.method,
    path: event.rawPath,
    route: event.routeKey,
    parameter: (name) => pathParameters?.[name] ?? "",
    query: (name) => queryStringParameters?.[name] ?? "",
    header,
    cookie: (name) => cookieOf(cookies, name),
    sourceAddress: requestContext.http.sourceIp,
    wantsJson:
      /\bapplication\/json\b/.test(header("accept")) && !/\btext\/html\b/.test(header("accept")),
    event,
  };
}

interface NoBody {
  readonly ok: false;
  readonly refused: "too-large" | "unreadable";
}
export type Body = { readonly ok: true; readonly text: string } | NoBody;
type Bytes = { readonly ok: true; readonly bytes: Buffer } | NoBody;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The body as it was sent, if it is at most `limit` bytes. */
export function bytesOf({ body = "", isBase64Encoded }: PageEvent, limit: number): Bytes {
  // Four characters of base64 stand for three bytes: what is too long is not even decoded.
  if (body.length > (isBase64Encoded ? Math.ceil(limit / 3) * 4 : limit)) {
    return { ok: false, refused: "too-large" };
  }
  if (isBase64Encoded && !base64.test(body)) return { ok: false, refused: "unreadable" };
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  return bytes.length > limit ? { ok: false, refused: "too-large" } : { ok: true, bytes };
}

/** The body as text, if it is at most `limit` bytes of well-formed UTF-8. */
export function bodyOf(event: PageEvent, limit: number): Body {
  const sent = bytesOf(event, limit);
  if (!sent.ok) return sent;
  const { bytes } = sent;
  if (!isUtf8(bytes)) return { ok: false, refused: "unreadable" };
  // One byte order mark in front is no part of the text.
  return { ok: true, text: bytes.toString("utf8").replace(/^\uFEFF/, "") };
}
