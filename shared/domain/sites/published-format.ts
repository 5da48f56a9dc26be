import type { Site } from "./site.ts";
import { isPublished, type SiteList } from "./site-list.ts";

/** Raised when a field is renamed, removed or means something else; new fields may come at any time. */
export const formatVersion = 1;

/** A record as other programs get it: `infra/docs/site-list-format.md` says what each field means. */
const told = (one: Site) => ({
  slug: one.slug,
  name: one.name,
  aliases: one.aliases,
  formerNames: one.formerNames,
  kind: one.kind,
  operator: one.operator,
  officialUrl: one.officialUrl,
  status: one.status,
  statusSince: one.statusSince,
  successorSlug: one.successorSlug,
  minAge: one.minAge,
  minAgeBasis: one.minAgeBasis,
  minAgeWithParent: one.minAgeWithParent,
  legalFloor: one.legalFloor,
  ukUnder16: one.ukUnder16,
  contentRating: one.contentRating,
  note: one.minAgeNote,
  confidence: one.minAgeConfidence,
  source: one.sourceUrl,
  secondSource: one.secondSource === "" ? null : one.secondSource,
  checkedOn: one.checkedOn,
  confirmedOn: one.confirmed?.on ?? null,
});

type Told = ReturnType<typeof told>;

export const toldList = ({ version, publishedAt, sites }: SiteList) => ({
  schemaVersion: formatVersion,
  version,
  publishedAt,
  sites: sites.filter(isPublished).map(told),
});

const cell = (value: number | readonly string[] | null): string =>
  value === null ? "" : typeof value === "number" ? String(value) : value.join("; ");

/** The columns of the file, in this order for as long as `formatVersion` stays. */
const columns: readonly (readonly [string, (one: Told) => string])[] = [
  ["slug", ({ slug }) => slug],
  ["name", ({ name }) => name],
  ["kind", ({ kind }) => kind],
  ["operator", ({ operator }) => operator],
  ["status", ({ status }) => status],
  ["minAge", ({ minAge }) => cell(minAge)],
  ["minAgeBasis", ({ minAgeBasis }) => minAgeBasis],
  ["minAgeWithParent", ({ minAgeWithParent }) => cell(minAgeWithParent)],
  ["legalFloorAge", ({ legalFloor }) => cell(legalFloor?.age ?? null)],
  ["legalFloorFrom", ({ legalFloor }) => legalFloor?.from ?? ""],
  ["ukUnder16", ({ ukUnder16 }) => ukUnder16],
  ["contentRating", ({ contentRating: of }) => (of ? `${of.system} ${of.value}` : "")],
  ["aliases", ({ aliases, formerNames }) => cell([...aliases, ...formerNames])],
  ["officialUrl", ({ officialUrl }) => officialUrl ?? ""],
  ["note", ({ note }) => note],
  ["confidence", ({ confidence }) => confidence],
  ["source", ({ source }) => source ?? ""],
  ["checkedOn", ({ checkedOn }) => checkedOn ?? ""],
  ["confirmedOn", ({ confirmedOn }) => confirmedOn ?? ""],
  ["secondSource", ({ secondSource }) => secondSource ?? ""],
];

/** The list as lines of cells, the names of the columns first. */
export const toldLines = (list: SiteList): readonly (readonly string[])[] => [
  columns.map(([name]) => name),
  ...toldList(list).sites.map((one) => columns.map(([, of]) => of(one))),
];
