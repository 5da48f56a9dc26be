const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** What a page of HTML says of itself, in its first bytes. */
const inMarkup =
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,40})/i;

const decoded = (body: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
};

/**
 * The text of an answer. A byte-order mark wins; then UTF-8, whatever was declared, because text of
 * another charset is hardly ever valid UTF-8 by chance; then what was declared; then Windows-1252,
 * in which every byte means something.
 */
export function textOf(body: Uint8Array, contentType: string): string {
  const [marked] = marks.filter(([, mark]) => mark.every((byte, place) => body[place] === byte));
  const head = new TextDecoder("windows-1252").decode(body.subarray(0, 1024));
  const [, meta, xml] = inMarkup.exec(head) ?? [];
  const declared = /charset\s*=\s*"?([\w-]{2,40})/i.exec(contentType)?.[1] ?? meta ?? xml;
  const isWide = declared !== undefined && /^utf-?16|^utf-?32/i.test(declared);
  const order = [marked?.[0], isWide ? declared : undefined, "utf-8", declared, "windows-1252"];
  for (const charset of order) {
    const text = charset === undefined ? undefined : decoded(body, charset);
    if (text !== undefined) return text;
  }
  return head;
}
