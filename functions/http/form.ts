import { bodyOf, type PageRequest } from "./request.ts";

/** The largest body of a form, in bytes: a full report, twice, written in emoji. */
const largestForm = 1_000_000;

export type Form =
  | { readonly ok: true; readonly fields: URLSearchParams }
  | { readonly ok: false; readonly refused: "too-large" | "unreadable" };

/** The fields of a posted form. */
export function readForm({ header, event }: PageRequest, largest = largestForm): Form {
  if (!/^application\/x-www-form-urlencoded\b/i.test(header("content-type"))) {
    return { ok: false, refused: "unreadable" };
  }
  const body = bodyOf(event, largest);
  return body.ok ? { ok: true, fields: new URLSearchParams(body.text) } : body;
}
