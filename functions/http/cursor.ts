import type { PageRequest } from "./request.ts";

/** Cursors are sort keys: an instant, and a reference or something drawn. */
const longestCursor = 80;

/** Where a list goes on, from the page's address; undefined at its beginning, and for what is no cursor. */
export function cursorOf({ query }: PageRequest, longest = longestCursor): string | undefined {
  const after = query("after");
  return after === "" || after.length > longest ? undefined : after;
}
