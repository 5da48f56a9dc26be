import { type Answer, problem } from "./answers.ts";
import { bodyOf, type PageRequest } from "./request.ts";

/** The largest body of the JSON interface, in bytes. */
export const largestJson = 64 * 1024;

const jsonType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

export type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly answer: Answer };

const no = (status: number, title: string, detail: string): Json => ({
  ok: false,
  answer: problem({ status, title, detail }),
});

/** The JSON of a request, or the answer that says why there is none. */
export function readJson({ header, event }: PageRequest): Json {
  if (!jsonType.test(header("content-type").trim())) {
    return no(415, "Unsupported media type", "Send application/json in UTF-8.");
  }
  const body = bodyOf(event, largestJson);
  if (!body.ok && body.refused === "too-large") {
    return no(413, "Content too large", "Send at most 64 KB. Shorten the description.");
  }
  if (!body.ok) return no(400, "Bad request", "The body is not UTF-8 text.");
  try {
    return { ok: true, value: JSON.parse(body.text) as unknown };
  } catch {
    return no(400, "Bad request", "The body is not JSON.");
  }
}

export const tooMany = (seconds: number): Answer => {
  const refused = problem({
    status: 429,
    title: "Too many requests",
    detail: `Wait ${seconds} seconds, then send the same request again.`,
  });
  return { ...refused, headers: { ...refused.headers, "retry-after": String(seconds) } };
};
