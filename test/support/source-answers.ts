/** What sources of the site list answer, made of as little as is read. */

/** An app as the App Store tells of it. */
export const app = (changes: Readonly<Record<string, unknown>> = {}) => ({
  wrapperType: "software",
  trackId: 284_882_215,
  trackName: "Facebook",
  contentAdvisoryRating: "12+",
  ...changes,
});
export const lookup = (...results: readonly unknown[]) =>
  JSON.stringify({ resultCount: results.length, results });

/** A row as Wikidata answers it; each change is a variable and its value. */
export const binding = (changes: Readonly<Record<string, string>> = {}) => ({
  item: { value: "http://www.wikidata.org/entity/Q355" },
  itemLabel: { value: "Facebook" },
  app: { value: "284882215" },
  ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { value }])),
});
export const bindings = (...rows: readonly unknown[]) =>
  JSON.stringify({ head: { vars: [] }, results: { bindings: rows } });

/** An entry of a feed of commits. */
export const entry = (title: string, sha = "a".repeat(40), at = "2026-07-29T01:07:20Z") =>
  `<entry><id>tag:github.com,2008:Grit::Commit/${sha}</id><title>\n  ${title}\n </title><updated>${at}</updated></entry>`;
export const feed = (...entries: readonly string[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${entries.join("")}</feed>`;
