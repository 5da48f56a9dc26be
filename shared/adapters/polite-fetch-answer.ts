import type { RequestOutcome } from "../domain/sites/refresh-run.ts";
import type { Instant } from "../domain/time.ts";
import type { Fetched } from "../ports.ts";
import type { Answer } from "./polite-fetch-exchange.ts";
import { textOf } from "./polite-fetch-text.ts";

/** What one try came to, and in how many seconds another makes sense. */
export interface Came extends Omit<Fetched, "exchanges"> {
  readonly again?: number;
}

/** Who asks for a longer wait is asked again in the next run. */
const longestWaitSeconds = 30;

const byStatus: Readonly<Record<number, RequestOutcome>> = {
  200: "read",
  301: "moved",
  302: "moved",
  303: "moved",
  304: "unchanged",
  307: "moved",
  308: "moved",
  401: "forbidden",
  403: "forbidden",
  404: "missing",
  410: "gone",
  429: "told-to-wait",
  503: "told-to-wait",
};

export const outcomeOf = (status: number): RequestOutcome => byStatus[status] ?? "failed";

/** Without an answer another try makes sense only if it may have been bad luck. */
export const withoutAnswer = (outcome: RequestOutcome): Came =>
  outcome === "unreachable" || outcome === "timed-out" ? { outcome, again: 0 } : { outcome };

/** What an answer that leads nowhere else came to. */
export function readAnswer({ status, header, body }: Answer, now: Instant): Came {
  const outcome = outcomeOf(status);
  if (outcome === "told-to-wait") {
    const again = secondsOf(header("retry-after"), now);
    return again !== undefined && again <= longestWaitSeconds ? { outcome, again } : { outcome };
  }
  if (outcome === "failed" && status >= 500) return { outcome, again: 0 };
  if (outcome !== "read" && outcome !== "unchanged") return { outcome };
  const [etag, lastModified] = [header("etag"), header("last-modified")];
  return {
    outcome,
    ...(outcome === "read" && { text: textOf(body, header("content-type")) }),
    ...(etag !== "" && etag.length <= 200 && { etag }),
    ...(lastModified !== "" && lastModified.length <= 60 && { lastModified }),
  };
}

/** `Retry-After`: seconds, or a date. Undefined if it says nothing that can be read. */
function secondsOf(retryAfter: string, now: Instant): number | undefined {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const then = Date.parse(retryAfter);
  return Number.isNaN(then) ? undefined : Math.max(0, (then - Date.parse(now)) / 1000);
}
