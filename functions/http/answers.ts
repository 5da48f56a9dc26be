import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

export type Answer = APIGatewayProxyStructuredResultV2 & {
  readonly headers: Record<string, string>;
};

/** Nothing that concerns a person is kept by a browser or by anything in between. */
const personal = { "cache-control": "no-store" };

const answer = (statusCode: number, type: string, body: string): Answer => ({
  statusCode,
  headers: { "content-type": type, ...personal },
  body,
});

export const html = (body: string, statusCode = 200): Answer =>
  answer(statusCode, "text/html; charset=utf-8", body);

export const json = (value: unknown, statusCode = 200): Answer =>
  answer(statusCode, "application/json", JSON.stringify(value));

export const seeOther = (location: string): Answer => ({
  statusCode: 303,
  headers: { location, ...personal },
  body: "",
});

/** A problem document after RFC 9457, with the faults of single fields if there are any. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export const problem = (one: Problem): Answer =>
  answer(one.status, "application/problem+json", JSON.stringify({ type: "about:blank", ...one }));

export const withHeaders = (one: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...one,
  headers: { ...one.headers, ...headers },
});

/**
 * Sets a cookie that only this very host gets back, only over a safe channel, and no script reads.
 * `SameSite=Lax`, because the way back from the sign-in service begins on its host.
 */
export const withCookie = (one: Answer, name: string, value: string, maxAge: number): Answer => ({
  ...one,
  cookies: [
    ...(one.cookies ?? []),
    `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAge}`,
  ],
});

export const withoutCookie = (one: Answer, name: string): Answer => withCookie(one, name, "", 0);
