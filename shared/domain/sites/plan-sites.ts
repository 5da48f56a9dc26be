import { statusWords } from "./field-words.ts";
import { blankSite, slugOf, typedDay } from "./new-site.ts";
import { type Site, site } from "./site.ts";
import { ageDirection, type FieldChange, fieldChanges } from "./site-changes.ts";
import { plainWords } from "./site-filter.ts";
import { issueWords } from "./site-issues.ts";
import { listFaults } from "./site-list.ts";
import { siteKinds } from "./site-vocabulary.ts";

/** What a file may say of a record: the columns of our own file that a person may fill in. */
export const siteColumns = [
  "slug",
  "name",
  "kind",
  "operator",
  "status",
  "minAge",
  "minAgeBasis",
  "minAgeWithParent",
  "legalFloorAge",
  "legalFloorFrom",
  "ukUnder16",
  "contentRating",
  "aliases",
  "officialUrl",
  "note",
  "confidence",
  "source",
  "checkedOn",
] as const;
export type SiteColumn = (typeof siteColumns)[number];

/** One line of a file, by its columns; what is empty or not there says nothing. */
export interface SiteLine {
  readonly line: number;
  readonly cell: (column: SiteColumn) => string;
}

/** What becomes of a line: nothing is removed, and what a file leaves empty stays as it is. */
export type PlannedSite = { readonly line: number; readonly name: string } & (
  | { readonly fate: "added"; readonly wanted: Site }
  | {
      readonly fate: "changed";
      readonly wanted: Site;
      readonly fields: readonly FieldChange[];
      /** True if an age in it waits for both leads. */
      readonly lowersAge: boolean;
    }
  | { readonly fate: "unchanged" }
  | { readonly fate: "refused"; readonly reasons: readonly string[] }
);

/** A name of our own, or the words for it, whatever the case. */
const keyOf = (told: string, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).find(([key, text]) =>
    [key, text].some((one) => one.toLowerCase() === told.toLowerCase()),
  )?.[0] ?? told;

/** A whole number; not a number if it is none, so that the schema refuses it. Never 0 for nothing. */
const wholeNumber = (told: string): number =>
  /^\d{1,3}\+?$/.test(told) ? parseInt(told, 10) : Number.NaN;

const namesIn = (told: string): readonly string[] =>
  told
    .split(";")
    .map((one) => one.trim())
    .filter(Boolean);

const isLink = (told: string): boolean => /^[a-z]+:\/\//i.test(told);

type Raw = Readonly<Record<string, unknown>>;

/** What a column makes of the record; of `before`, what it leaves alone. */
const readers: Readonly<Record<SiteColumn, (told: string, before: Site | undefined) => Raw>> = {
  slug: () => ({}),
  name: (told) => ({ name: told }),
  kind: (told) => ({ kind: keyOf(told, siteKinds) }),
  operator: (told) => ({ operator: told }),
  status: (told) => ({ status: keyOf(told, statusWords) }),
  minAge: (told) => ({ minAge: wholeNumber(told) }),
  minAgeBasis: (told) => ({ minAgeBasis: told }),
  minAgeWithParent: (told) => ({ minAgeWithParent: wholeNumber(told) }),
  legalFloorAge: () => ({}),
  legalFloorFrom: () => ({}),
  ukUnder16: (told) => ({ ukUnder16: told }),
  contentRating: (told) => {
    const [, system = told, value = ""] = /^(.+)\s(\S+)$/.exec(told) ?? [];
    return { contentRating: { system, value } };
  },
  // Our own file has both kinds of other names in this column.
  aliases: (told, before) => ({
    aliases: namesIn(told).filter((one) => !before?.formerNames.includes(one)),
  }),
  officialUrl: (told) => ({ officialUrl: told }),
  note: (told) => ({ minAgeNote: told }),
  confidence: (told) => ({ minAgeConfidence: told }),
  source: (told) => (isLink(told) ? { sourceUrl: told } : { secondSource: told }),
  checkedOn: (told) => ({ checkedOn: typedDay(told) }),
};

function legalFloorOf({ cell }: SiteLine, before: Site | undefined): Raw {
  const [age, from] = [cell("legalFloorAge"), cell("legalFloorFrom")];
  if (age === "" && from === "") return {};
  const known = before?.legalFloor;
  return {
    legalFloor: {
      age: age === "" ? known?.age : wholeNumber(age),
      from: from === "" ? known?.from : typedDay(from),
      source: known?.source ?? cell("source"),
    },
  };
}

const columnOf: Readonly<Record<string, SiteColumn>> = {
  minAgeNote: "note",
  minAgeConfidence: "confidence",
  sourceUrl: "source",
  secondSource: "source",
  legalFloor: "legalFloorAge",
};

/** The record that a line wants; what the line says nothing of is as it was. */
function readLine(one: SiteLine, before: Site | undefined): ReturnType<typeof site.safeParse> {
  // Whoever names a record without its short name does not rename it.
  const isFoundByName = before !== undefined && one.cell("slug") === "";
  const told = siteColumns.filter(
    (column) => one.cell(column) !== "" && !(column === "name" && isFoundByName),
  );
  const slug = before?.slug ?? (one.cell("slug") || slugOf(one.cell("name")));
  return site.safeParse({
    ...blankSite,
    ...before,
    ...Object.assign({}, ...told.map((column) => readers[column](one.cell(column), before))),
    ...legalFloorOf(one, before),
    slug,
  });
}

/** The record that a line is about: by its short name, else by any of its names. */
function recordOf({ cell }: SiteLine, sites: readonly Site[]): Site | undefined {
  const slug = cell("slug");
  if (slug !== "") return sites.find((one) => one.slug === slug);
  const name = plainWords(cell("name"));
  return sites.find((one) =>
    [one.slug, one.name, ...one.aliases].some((each) => plainWords(each) === name),
  );
}

const needsSource = ({ kind, sourceUrl, secondSource }: Site): readonly string[] =>
  kind !== "category" && !sourceUrl && !secondSource
    ? ["source: say where the facts are from, by a link or in words"]
    : [];

/** What a file would do to the list, line by line. Lines that are refused are left out of it. */
export function planSites(
  lines: readonly SiteLine[],
  sites: readonly Site[],
): readonly PlannedSite[] {
  const known = new Map(sites.map((one) => [one.slug, one]));
  const seen = new Map<string, number>();
  const refuse = (one: SiteLine, name: string, reasons: readonly string[]): PlannedSite => ({
    line: one.line,
    name,
    fate: "refused",
    reasons,
  });

  return lines.map((one): PlannedSite => {
    const name = one.cell("name") || one.cell("slug");
    if (name === "") return refuse(one, "", ["name: the line names no site"]);
    const before = recordOf(one, sites);
    const read = readLine(one, before);
    if (!read.success) {
      return refuse(
        one,
        name,
        read.error.issues.map((issue) => {
          const field = String(issue.path[0]);
          return `${columnOf[field] ?? field}: ${issueWords(issue)}`;
        }),
      );
    }
    const wanted = read.data;
    const earlier = seen.get(wanted.slug);
    if (earlier !== undefined) return refuse(one, name, [`line ${earlier} is about the same`]);
    seen.set(wanted.slug, one.line);
    const fields = before ? fieldChanges(before, wanted) : [];
    if (before && fields.length === 0)
      return { line: one.line, name: before.name, fate: "unchanged" };
    const faults = [
      ...needsSource(wanted),
      ...listFaults([...new Map(known).set(wanted.slug, wanted).values()]),
    ];
    if (faults.length > 0) return refuse(one, name, faults);
    known.set(wanted.slug, wanted);
    if (!before) return { line: one.line, name: wanted.name, fate: "added", wanted };
    const lowersAge = ageDirection(before, wanted) === "down";
    return { line: one.line, name: wanted.name, fate: "changed", wanted, fields, lowersAge };
  });
}

/** The records that a plan puts into the list. */
export const wantedIn = (plan: readonly PlannedSite[]): readonly Site[] =>
  plan.flatMap((one) => (one.fate === "added" || one.fate === "changed" ? one.wanted : []));
