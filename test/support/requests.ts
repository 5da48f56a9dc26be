import type { Context } from "aws-lambda";
import type { Answer } from "#functions/http/answers.ts";
import type { PageEvent } from "#functions/http/request.ts";

export const baseUrl = "https://policy.example.org";

export interface RequestParts {
  readonly method?: string;
  readonly path?: string;
  /** The key of the route, if it is not method and path. */
  readonly route?: string;
  readonly query?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly sourceIp?: string;
}

/** A request as the gateway hands it on. */
export function anEvent(parts: RequestParts = {}): PageEvent {
  const { method = "GET", path = "/", query = "", headers = {}, body, parameters } = parts;
  const route = parts.route ?? `${method} ${path}`;
  return {
    version: "2.0",
    routeKey: route,
    rawPath: path,
    rawQueryString: query,
    cookies: [...(parts.cookies ?? [])],
    headers: { host: "policy.example.org", ...headers },
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    ...(parameters && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      domainName: "policy.example.org",
      domainPrefix: "policy",
      http: {
        method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: parts.sourceIp ?? "192.0.2.1",
        userAgent: "test",
      },
      requestId: "request-1",
      routeKey: route,
      stage: "$default",
      time: "20/Nov/2026:12:00:00 +0000",
      timeEpoch: 1_795_176_000_000,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: parts.isBase64Encoded ?? false,
  };
}

/** A form posted from one of our own pages. */
export const aPost = (path: string, fields: URLSearchParams, parts: RequestParts = {}): PageEvent =>
  anEvent({
    ...parts,
    method: "POST",
    path,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      ...parts.headers,
    },
    body: fields.toString(),
  });

/** What somebody fills in: by name, or one after another where a name comes more than once. */
export type Fields =
  | Readonly<Record<string, string>>
  | readonly (readonly [name: string, value: string])[];
export const fieldsOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(Array.isArray(fields) ? fields : Object.entries(fields));

/** A form with a file in it, as a browser sends it from one of our own pages. */
export async function anUpload(
  fields: Readonly<Record<string, string | File>>,
  parts: RequestParts,
): Promise<PageEvent> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const sent = new Response(form);
  return anEvent({
    ...parts,
    method: "POST",
    headers: {
      "content-type": sent.headers.get("content-type") ?? "",
      "sec-fetch-site": "same-origin",
    },
    body: Buffer.from(await sent.arrayBuffer()).toString("base64"),
    isBase64Encoded: true,
  });
}

export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "test",
  functionVersion: "1",
  invokedFunctionArn: "arn",
  memoryLimitInMB: "512",
  awsRequestId: "request-1",
  logGroupName: "log",
  logStreamName: "log",
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

type Handler = (event: PageEvent, context: Context) => Promise<Answer>;

export const ask = (handler: Handler, event: PageEvent): Promise<Answer> => handler(event, context);
