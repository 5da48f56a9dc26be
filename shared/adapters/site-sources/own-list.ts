import { parse } from "csv-parse/sync";
import * as z from "zod/mini";
import { type Item, mostItems } from "../../domain/sites/signal.ts";
import { slug } from "../../domain/sites/site.ts";
import type { SiteSource } from "../../ports.ts";
import { jsonOf } from "./json-of.ts";
import { plainText } from "./plain-text.ts";

const told = z.union([z.string(), z.number(), z.null()]);
const row = z.object({ slug, name: z.string(), minAge: z.optional(told) });
const rows = z.union([z.array(z.unknown()), z.object({ sites: z.array(z.unknown()) })]);

/** A number as somebody types an age: `13`, `13+`. Nothing else is one, and no text is 0. */
function ageIn(age: z.infer<typeof told> | undefined): readonly number[] {
  if (typeof age === "number") return [age];
  const number = /^\s*(-?\d{1,4}(?:\.\d{1,4})?)\s*\+?\s*$/.exec(age ?? "")?.[1];
  return number === undefined ? [] : [Number(number)];
}

const itemsOf = (found: readonly unknown[]): readonly Item[] =>
  found.slice(0, mostItems).flatMap((one) => {
    const read = row.safeParse(one);
    if (!read.success) return [];
    const { slug: key, name, minAge } = read.data;
    return [{ key, ...plainText(name), ages: [...ageIn(minAge)] }];
  });

/** The columns of a table, whatever case and blanks they are written with. */
const columns: Readonly<Record<string, string>> = {
  slug: "slug",
  name: "name",
  minage: "minAge",
  minimumage: "minAge",
};

function rowsOfTable(text: string): readonly unknown[] | undefined {
  try {
    const read: unknown[] = parse(text, {
      bom: true,
      columns: (head: readonly string[]) =>
        head.map((name) => columns[name.toLowerCase().replaceAll(/[^a-z]/g, "")] ?? name),
      skip_empty_lines: true,
      relax_column_count: true,
      to: mostItems + 1,
    });
    return read;
  } catch {
    return undefined;
  }
}

/** A list of the school's own, as JSON or as a table; undefined if it is neither. */
export function readOwnList(text: string): readonly Item[] | undefined {
  if (/^\s*</.test(text)) return undefined;
  const json = rows.safeParse(jsonOf(text));
  if (json.success) return itemsOf("sites" in json.data ? json.data.sites : json.data);
  const table = rowsOfTable(text);
  const items = table && itemsOf(table);
  return items && items.length > 0 ? items : undefined;
}

/** A list that somebody else keeps for the school: of its trust, of its council. */
export const ownList = (address: string): SiteSource => ({
  name: "own-list",
  everyDays: 7,
  hosts: [new URL(address).hostname],
  robots: false,
  isTrusted: true,
  isList: true,
  parser: 1,
  addresses: () => [{ key: "list", url: address, accept: "application/json, text/csv" }],
  read(text) {
    const items = readOwnList(text);
    return items && { about: "items", items };
  },
  keyOf: ({ slug: key }) => key,
  expected: () => 1,
  evidence: () => address,
});
