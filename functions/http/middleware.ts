import type { MiddlewareObj, Request } from "@middy/core";
import { type Instant, secondsBetween } from "#shared/domain/time.ts";
import type { Clock, Log } from "#shared/ports.ts";
import type { Answer } from "./answers.ts";
import type { PageEvent } from "./request.ts";

export type PageMiddleware = MiddlewareObj<PageEvent, Answer>;
type PageStep = Request<PageEvent, Answer>;

/** One line a request: its route, its status, its time. No path, no address, nothing anyone wrote. */
export function logRequest({ log, clock }: { log: Log; clock: Clock }): PageMiddleware {
  const begun = new WeakMap<PageEvent, Instant>();
  const write = ({ event, response }: PageStep) => {
    const now = clock.now();
    log.info("answered", {
      route: event.routeKey,
      status: response?.statusCode ?? 0,
      ms: Math.round(secondsBetween(begun.get(event) ?? now, now) * 1000),
      request: event.requestContext.requestId,
    });
  };
  return {
    before: function logRequestBefore({ event }) {
      begun.set(event, clock.now());
    },
    after: function logRequestAfter(step) {
      write(step);
    },
    onError: function logRequestOnError(step) {
      write(step);
    },
  };
}

/** What every answer carries. Scripts, styles and pictures come from us alone, forms go to us alone. */
const headers = (formsGoTo: string): Readonly<Record<string, string>> => ({
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action 'self'${formsGoTo}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  // Not "no-referrer": with it browsers call the origin of our own forms "null".
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
});

/**
 * `formsGoTo`: another origin that a form may lead to (the sign-in service, by a redirect: Chromium
 * checks those too).
 */
export function secureHeaders(formsGoTo = ""): PageMiddleware {
  const always = headers(formsGoTo && ` ${formsGoTo}`);
  const add = ({ response }: PageStep) => {
    if (response) response.headers = { ...always, ...response.headers };
  };
  return {
    after: function secureHeadersAfter(step) {
      add(step);
    },
    onError: function secureHeadersOnError(step) {
      add(step);
    },
  };
}

/** Thrown by a step that ends the request with an answer: what comes after still sees the answer. */
class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super("refused");
    this.answer = answer;
  }
}

/**
 * A request that changes something must come from our own pages. Browsers say where a post comes
 * from in `Sec-Fetch-Site`, older ones in `Origin`; a post that says neither is no browser's form.
 * `strict`: refuse that too (forms), or let it through (JSON, which other systems send).
 * `fromAnywhere`: the one path that takes posts from wherever they come.
 */
export function sameOrigin(
  baseUrl: string,
  strict: boolean,
  refusal: (event: PageEvent) => Answer,
  fromAnywhere?: string,
): PageMiddleware {
  const own = new URL(baseUrl).origin;
  const isOurs = (site: string | undefined, origin: string | undefined): boolean => {
    if (site !== undefined) return site === "same-origin" || site === "none";
    return origin === undefined ? !strict : origin === own;
  };
  return {
    before: function sameOriginBefore({ event }) {
      const { "sec-fetch-site": site, origin } = event.headers;
      const isPost = event.requestContext.http.method === "POST";
      if (isPost && event.rawPath !== fromAnywhere && !isOurs(site, origin)) {
        throw new Refusal(refusal(event));
      }
    },
  };
}

/** A fault nobody expected: logged by its name, answered with an apology that tells nothing. */
export function answerFaults(log: Log, sorry: (event: PageEvent) => Answer): PageMiddleware {
  return {
    onError: function answerFaultsOnError(step) {
      const { error, event } = step;
      if (error instanceof Refusal) {
        step.response = error.answer;
        return;
      }
      log.error("a request failed", {
        route: event.routeKey,
        fault: error instanceof Error ? error.name : "unknown",
        request: event.requestContext.requestId,
      });
      step.response = sorry(event);
    },
  };
}
