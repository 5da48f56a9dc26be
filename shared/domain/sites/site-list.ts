import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { type Day, type Instant, instant, schoolDay } from "../time.ts";
import { type Site, site } from "./site.ts";
import { changesBetween, siteChange } from "./site-changes.ts";

export const mostSites = 1000;

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What is said of a version, without its records. `by` is a name and posts: for staff only. */
export const siteListNote = z.strictObject({
  version: z.int().check(z.positive()),
  publishedAt: instant,
  by: z.string().check(z.maxLength(300)),
  note: z.string().check(z.maxLength(1000)),
  /** How many of its records are published. */
  count: z.int().check(z.nonnegative()),
  /** The version that it came from: null of the first. */
  previous: z.nullable(hash),
  hash,
});
export type SiteListNote = z.infer<typeof siteListNote>;

/** What a version changed for parents. Who did it is not told to everybody. */
export const publishedChanges = z.strictObject({
  version: z.int().check(z.positive()),
  publishedAt: instant,
  changes: z.array(siteChange),
});
export type PublishedChanges = z.infer<typeof publishedChanges>;

/** A version of the list: it never changes once it is made. */
export const siteList = z.extend(siteListNote, {
  sites: z.array(site).check(z.maxLength(mostSites)),
  /** The last changes, the newest first, so that nobody reads older versions to tell of them. */
  recent: z.array(publishedChanges),
});
export type SiteList = z.infer<typeof siteList>;

const plain = (name: string): string => name.trim().toLowerCase();

/** What makes records impossible beside each other, in sentences that name the records. */
export function listFaults(sites: readonly Site[]): readonly string[] {
  const slugs = new Set(sites.map(({ slug }) => slug));
  const seen = new Map<string, string>();
  const faults: string[] = [];
  if (sites.length > mostSites) faults.push(`The list can hold ${mostSites} records at most`);
  for (const { slug } of sites) {
    if (seen.has(slug)) faults.push(`${slug}: there are two records with this short name`);
    seen.set(slug, slug);
  }
  const names = new Map<string, string>();
  for (const { slug, name, aliases, successorSlug, members } of sites) {
    for (const one of new Set([name, ...aliases].map(plain))) {
      const other = names.get(one);
      if (other !== undefined) faults.push(`${slug}: ${other} is already called “${one}”`);
      else if (one !== slug && slugs.has(one))
        faults.push(`${slug}: “${one}” names another record`);
      names.set(one, slug);
    }
    for (const wanted of [...members, ...(successorSlug === null ? [] : [successorSlug])]) {
      if (!slugs.has(wanted)) faults.push(`${slug}: there is no record “${wanted}”`);
    }
  }
  return faults;
}

export const isPublished = ({ standing }: Site): boolean => standing === "published";

export const publishedSites = (list: Pick<SiteList, "sites">): readonly Site[] =>
  list.sites.filter(isPublished);

export const siteBySlug = (list: Pick<SiteList, "sites">, slug: string): Site | undefined =>
  list.sites.find((one) => one.slug === slug);

const byName = (one: Site, other: Site): number =>
  plain(one.name) < plain(other.name) ? -1 : plain(one.name) > plain(other.name) ? 1 : 0;

export interface Publication {
  readonly sites: readonly Site[];
  readonly by: string;
  readonly note: string;
  readonly at: Instant;
}

/** What is told of changes has room in a row beside the records: so many characters of JSON. */
const mostTold = 60_000;
const mostBrief = 300;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** The changes with those of the versions before, as many versions as there is room for. */
const told = (
  before: SiteList | undefined,
  { version, publishedAt, sites }: Pick<SiteList, "version" | "publishedAt" | "sites">,
): SiteList["recent"] => {
  if (!before) return [];
  const changes = changesBetween(before, { sites });
  if (changes.length === 0) return before.recent;
  // A file that changes very much is told by its records alone.
  const brief = changes.slice(0, mostBrief).map((one) => ({ ...one, fields: [] }));
  const isMuch = sizeOf(changes) > mostTold / 2;
  let size = 0;
  const all = [{ version, publishedAt, changes: isMuch ? brief : [...changes] }, ...before.recent];
  return all.filter((one, at) => {
    size += sizeOf(one);
    return at === 0 || size <= mostTold;
  });
};

/** The version after `before`: its hash holds everything, and which version it came from. */
export function nextVersion(
  before: SiteList | undefined,
  { sites, by, note, at }: Publication,
  digest: (text: string) => string,
): SiteList {
  const made = {
    version: (before?.version ?? 0) + 1,
    publishedAt: at,
    sites: sites.toSorted(byName),
  };
  const unsigned = {
    ...made,
    by,
    note,
    count: sites.filter(isPublished).length,
    previous: before?.hash ?? null,
    recent: told(before, made),
  };
  return { ...unsigned, hash: digest(canonical(unsigned)) };
}

/** What was published since a day, the newest first. */
export const changesSince = ({ recent }: SiteList, day: Day): readonly PublishedChanges[] =>
  recent.filter(({ publishedAt }) => schoolDay(publishedAt) >= day);

/** A service's own minimum age as it was and as it is; null is not known. */
export interface AgeLimitChange {
  readonly slug: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

const known = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The minimum ages that moved since a moment, each record once: for reminders and for the review. */
export function ageLimitsSince({ recent }: SiteList, since: Instant): readonly AgeLimitChange[] {
  const moved = new Map<string, AgeLimitChange>();
  for (const { publishedAt, changes } of recent.toReversed()) {
    if (publishedAt < since) continue;
    for (const { slug, name, fields } of changes) {
      const age = fields.find(({ field }) => field === "minAge");
      if (!age) continue;
      const first = moved.get(slug)?.before;
      const before = first === undefined ? known(age.before) : first;
      moved.set(slug, { slug, name, before, after: known(age.after) });
    }
  }
  return [...moved.values()].filter(({ before, after }) => before !== after);
}
