/** What a text of JSON holds; undefined if it is none. A byte-order mark is no fault. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
