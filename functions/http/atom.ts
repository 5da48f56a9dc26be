import type { Instant } from "#shared/domain/time.ts";

interface Entry {
  /** Stable for ever: what tells one entry from another. */
  readonly id: string;
  readonly title: string;
  readonly at: Instant;
  readonly link: string;
  readonly lines: readonly string[];
}

export interface Feed {
  readonly address: string;
  readonly about: string;
  readonly title: string;
  readonly author: string;
  readonly at: Instant;
  readonly entries: readonly Entry[];
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const safe = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? "");

const entry = ({ id, title, at, link, lines }: Entry): string =>
  [
    "<entry>",
    `<id>${safe(id)}</id>`,
    `<title>${safe(title)}</title>`,
    `<updated>${at}</updated>`,
    `<link rel="alternate" type="text/html" href="${safe(link)}"/>`,
    `<content type="text">${safe(lines.join("\n"))}</content>`,
    "</entry>",
  ].join("");

/** A feed after RFC 4287. */
export const atom = ({ address, about, title, author, at, entries }: Feed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>${safe(address)}</id>`,
    `<title>${safe(title)}</title>`,
    `<updated>${at}</updated>`,
    `<author><name>${safe(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${safe(address)}"/>`,
    `<link rel="alternate" type="text/html" href="${safe(about)}"/>`,
    ...entries.map(entry),
    "</feed>",
  ].join("");
