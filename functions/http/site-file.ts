import { type SiteColumn, type SiteLine, siteColumns } from "#shared/domain/sites/plan-sites.ts";
import { mostSites } from "#shared/domain/sites/site-list.ts";
import { unguarded } from "./csv.ts";
import { readTable } from "./spreadsheet.ts";

/** In bytes. 500 records have about 200 kB. */
export const largestSiteFile = 1_000_000;

export type ReadSites =
  | { readonly ok: true; readonly lines: readonly SiteLine[] }
  | { readonly ok: false; readonly words: string };

const refuse = (words: string): ReadSites => ({ ok: false, words });

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** Other headings that people write. */
const alsoCalled: Readonly<Record<string, SiteColumn>> = {
  shortname: "slug",
  site: "name",
  app: "name",
  age: "minAge",
  minimumage: "minAge",
  ageparent: "minAgeWithParent",
  othernames: "aliases",
  website: "officialUrl",
  url: "officialUrl",
  link: "source",
  sourceurl: "source",
};

const columnNamed = (heading: string): SiteColumn | undefined =>
  siteColumns.find((one) => letters(one) === letters(heading)) ?? alsoCalled[letters(heading)];

/** The lines of a file of sites, as spreadsheets save it: our own file is one. */
export function readSiteFile(text: string): ReadSites {
  const limits = { largest: largestSiteFile, told: "1 MB", mostRows: mostSites };
  const table = readTable(text, limits);
  if (!table.ok) return table;
  const places = new Map<SiteColumn, number>();
  for (const [place, heading] of table.heading.entries()) {
    const column = columnNamed(heading);
    if (column && !places.has(column)) places.set(column, place);
  }
  if (!places.has("name") && !places.has("slug")) {
    return refuse("The first line must name the columns, and one of them must be “name”");
  }
  if (table.rows.length === 0) return refuse("There is no site in the file below its first line");
  if (table.rows.length > mostSites) return refuse("The file must have at most 1,000 sites");
  return {
    ok: true,
    lines: table.rows.map(({ line, cells }) => ({
      line,
      cell: (column) => unguarded(cells[places.get(column) ?? -1] ?? "").trim(),
    })),
  };
}
