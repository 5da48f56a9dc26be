import type { ServerResponse } from "node:http";

/** What goes back over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** An answer of the gateway's own, in its own words. */
export const gatewayMessage = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message })),
});

export const internalServerError = gatewayMessage(500, "Internal Server Error");

/** Set by the connection or worked out here: a function's word on them is not taken. */
const ours = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

/** Reads a function's result as an HTTP API does; what is no answer becomes a plain 500. */
export function gatewayAnswer(result: unknown): WireAnswer {
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    return inferred(result);
  }
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return internalServerError;
  const body = "body" in result && typeof result.body === "string" ? result.body : "";
  const encoded = "isBase64Encoded" in result && result.isBase64Encoded === true;
  const headers = Object.entries("headers" in result && result.headers ? result.headers : {})
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    .filter(([name]) => !ours.has(name));
  const cookies = "cookies" in result && Array.isArray(result.cookies) ? result.cookies : [];
  return {
    status,
    headers: { "content-type": "text/plain;charset=UTF-8", ...Object.fromEntries(headers) },
    cookies: cookies.map(String),
    body: Buffer.from(body, encoded ? "base64" : "utf8"),
  };
}

/** A result without a status is taken for the body of a 200. */
const inferred = (result: unknown): WireAnswer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  cookies: [],
  body: Buffer.from(typeof result === "string" ? result : (JSON.stringify(result) ?? "")),
});

/** Sends an answer. Headers that HTTP does not allow become a 500, never a crash. */
export function send(response: ServerResponse, answer: WireAnswer, head: boolean): void {
  const empty = answer.status === 204 || answer.status === 304;
  try {
    for (const [name, value] of Object.entries(answer.headers)) {
      if (!(empty && name === "content-type")) response.setHeader(name, value);
    }
    if (answer.cookies.length > 0) response.setHeader("set-cookie", [...answer.cookies]);
  } catch {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    send(response, internalServerError, head);
    return;
  }
  if (!empty) response.setHeader("content-length", answer.body.length);
  response.writeHead(answer.status);
  response.end(empty || head ? undefined : answer.body);
}
