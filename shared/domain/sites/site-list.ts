import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { type Instant, instant } from "../time.ts";
import { type Site, site } from "./site.ts";

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

/** A version of the list: it never changes once it is made. */
export const siteList = z.extend(siteListNote, {
  sites: z.array(site).check(z.maxLength(mostSites)),
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

/** The version after `before`: its hash holds everything, and which version it came from. */
export function nextVersion(
  before: SiteListNote | undefined,
  { sites, by, note, at }: Publication,
  digest: (text: string) => string,
): SiteList {
  const unsigned = {
    version: (before?.version ?? 0) + 1,
    publishedAt: at,
    by,
    note,
    count: sites.filter(isPublished).length,
    previous: before?.hash ?? null,
    sites: sites.toSorted(byName),
  };
  return { ...unsigned, hash: digest(canonical(unsigned)) };
}
