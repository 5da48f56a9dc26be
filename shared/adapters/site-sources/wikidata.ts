import * as z from "zod/mini";
import { type Item, mostItems } from "../../domain/sites/signal.ts";
import type { Site } from "../../domain/sites/site.ts";
import type { SiteSource } from "../../ports.ts";
import { jsonOf } from "./json-of.ts";
import { plainText } from "./plain-text.ts";

const term = z.object({ value: z.string() });
const binding = z.object({
  item: term,
  app: z.object({ value: z.string().check(z.regex(/^\d{5,12}$/)) }),
  itemLabel: z.optional(term),
  minAge: z.optional(term),
  end: z.optional(term),
  next: z.optional(term),
  nextLabel: z.optional(term),
});
type Binding = z.infer<typeof binding>;
const answer = z.object({ results: z.object({ bindings: z.array(z.unknown()) }) });

/** A number of years as it is written, or nothing: an empty text is no 0. */
const ageIn = ({ minAge }: Binding): readonly number[] =>
  minAge && /^\+?\d{1,3}(\.\d{1,6})?$/.test(minAge.value.trim()) ? [Number(minAge.value)] : [];

const itemNumber = (address: string): string | undefined => /\/(Q\d{1,12})$/.exec(address)?.[1];

function itemOf(app: string, rows: readonly Binding[]): Item {
  const [first] = rows;
  const label = plainText(first?.itemLabel?.value ?? "");
  const id = itemNumber(first?.item.value ?? "");
  const ended = rows.map(({ end }) => /^\d{4}-\d\d-\d\d/.exec(end?.value ?? "")?.[0]).find(Boolean);
  const next = rows
    .map(({ nextLabel }) => nextLabel && plainText(nextLabel.value).name)
    .find(Boolean);
  return {
    key: app,
    ...label,
    ages: rows.flatMap(ageIn).slice(0, 40),
    ...(id && { id }),
    ...(ended && { ended }),
    ...(next && { next }),
  };
}

/** The items of an answer, an app's rows together; undefined if it is none. Shows all ages, chooses none. */
export function readBindings(text: string): readonly Item[] | undefined {
  const parsed = answer.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const rows = new Map<string, Binding[]>();
  for (const one of parsed.data.results.bindings.slice(0, 10 * mostItems)) {
    const read = binding.safeParse(one);
    if (!read.success) continue;
    const app = read.data.app.value;
    rows.set(app, [...(rows.get(app) ?? []), read.data]);
  }
  return [...rows].slice(0, mostItems).map(([app, found]) => itemOf(app, found));
}

const atOnce = 100;

const query = (ids: readonly string[]): string =>
  `SELECT ?item ?itemLabel ?app ?minAge ?end ?next ?nextLabel WHERE {
 VALUES ?app { ${ids.map((id) => `"${id}"`).join(" ")} } ?item wdt:P3861 ?app .
 OPTIONAL{?item wdt:P2899 ?minAge} OPTIONAL{?item wdt:P576 ?end} OPTIONAL{?item wdt:P1366 ?next}
 SERVICE wikibase:label { bd:serviceParam wikibase:language "en". } }
ORDER BY ?app ?item ?minAge`;

const isAsked = ({ appStoreId, status }: Site): boolean =>
  appStoreId !== null && status === "active";

/** What volunteers note of a service: that it ended, what took its place. Licence: CC0. */
export const wikidata: SiteSource = {
  name: "wikidata",
  everyDays: 28,
  hosts: ["query.wikidata.org"],
  robots: false,
  parser: 1,
  addresses(sites) {
    const ids = [
      ...new Set(sites.filter(isAsked).flatMap(({ appStoreId }) => appStoreId ?? [])),
    ].toSorted();
    const calls = Math.ceil(ids.length / atOnce);
    return Array.from({ length: calls }, (_, call) => {
      const some = query(ids.slice(call * atOnce, (call + 1) * atOnce));
      return {
        key: `query-${call + 1}`,
        url: `https://query.wikidata.org/sparql?format=json&query=${encodeURIComponent(some)}`,
        accept: "application/sparql-results+json",
      };
    });
  },
  read(text) {
    const items = readBindings(text);
    return items && { about: "items", items };
  },
  keyOf: (site) => (isAsked(site) ? (site.appStoreId ?? undefined) : undefined),
  // Many an app is not known there, so a first answer of any length will do.
  expected: () => 1,
  evidence: (_, found) =>
    found?.id === undefined ? null : `https://www.wikidata.org/wiki/${found.id}`,
};
