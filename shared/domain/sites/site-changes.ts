import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { type Site, type SiteField, siteFields } from "./site.ts";

const json = z.json();
type Json = z.infer<typeof json>;

const fieldChange = z.strictObject({
  field: z.enum(siteFields as [SiteField, ...SiteField[]]),
  before: json,
  after: json,
});
export type FieldChange = z.infer<typeof fieldChange>;

/** What became of one record between two versions, as parents see it: drafts are not there yet. */
export const siteChange = z.strictObject({
  slug: z.string(),
  name: z.string(),
  what: z.enum(["added", "removed", "closed", "renamed", "age-up", "age-down", "changed"]),
  fields: z.array(fieldChange),
});
export type SiteChange = z.infer<typeof siteChange>;

/** Who confirmed it, and what staff still have to settle, is no news of the site itself. */
const noNews: readonly SiteField[] = ["confirmed", "unsure", "standing"];

const told = (value: Json | undefined): Json => value ?? null;

export const fieldChanges = (before: Site, after: Site): readonly FieldChange[] =>
  siteFields
    .filter((field) => canonical(before[field] ?? null) !== canonical(after[field] ?? null))
    .map((field) => ({ field, before: told(before[field]), after: told(after[field]) }));

type Direction = "up" | "down" | "same";

const compared = (before: number | null, after: number | null, unknown: number): Direction => {
  const [from, to] = [before ?? unknown, after ?? unknown];
  return from < to ? "up" : from > to ? "down" : "same";
};

/**
 * Which way the ages of a record moved. An own minimum that is no longer known protects nobody any
 * more, so it counts as lowered; an account with a parent where there was none lets younger children in.
 */
export function ageDirection(before: Site, after: Site): Direction {
  const moved = [
    compared(before.minAge, after.minAge, 0),
    compared(before.minAgeWithParent, after.minAgeWithParent, 18),
    compared(before.legalFloor?.age ?? null, after.legalFloor?.age ?? null, 0),
  ];
  if (moved.includes("down")) return "down";
  return moved.includes("up") ? "up" : "same";
}

function whatHappened(before: Site, after: Site): SiteChange["what"] {
  const moved = ageDirection(before, after);
  if (moved !== "same") return moved === "up" ? "age-up" : "age-down";
  if (before.status === "active" && after.status !== "active") return "closed";
  return before.name === after.name ? "changed" : "renamed";
}

interface Records {
  readonly sites: readonly Site[];
}

const shown = ({ sites }: Records): ReadonlyMap<string, Site> =>
  new Map(sites.filter(({ standing }) => standing === "published").map((one) => [one.slug, one]));

/** What changed for parents from one version to another, a line a record, by name. */
export function changesBetween(before: Records, after: Records): readonly SiteChange[] {
  const [old, now] = [shown(before), shown(after)];
  const gone = [...old.values()]
    .filter(({ slug }) => !now.has(slug))
    .map(({ slug, name }) => ({ slug, name, what: "removed" as const, fields: [] }));
  const there = [...now.values()].flatMap((one): SiteChange[] => {
    const { slug, name } = one;
    const was = old.get(slug);
    if (!was) return [{ slug, name, what: "added", fields: [] }];
    const fields = fieldChanges(was, one).filter(({ field }) => !noNews.includes(field));
    return fields.length > 0 ? [{ slug, name, what: whatHappened(was, one), fields }] : [];
  });
  return [...gone, ...there].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
