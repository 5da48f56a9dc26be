import { canonical } from "../domain/canonical.ts";
import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Member } from "../domain/school/session.ts";
import { keeperRole, keepsTheList } from "../domain/sites/deciding.ts";
import { type NewProposal, type Proposal, raisedProposal } from "../domain/sites/proposal.ts";
import type { Site, SiteField } from "../domain/sites/site.ts";
import { ageDirection, fieldChanges } from "../domain/sites/site-changes.ts";
import { listFaults, nextVersion, type SiteList, siteBySlug } from "../domain/sites/site-list.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Clock, Ids, Proposals, SiteLists } from "../ports.ts";
import { readSites } from "./read-sites.ts";

export interface PublishingParts {
  readonly siteLists: Pick<SiteLists, "current" | "publish">;
  readonly proposals: Pick<Proposals, "add" | "find" | "replace">;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "digest">;
}

export interface SiteEdit {
  /** The version of the list that the person had before them. */
  readonly seen: number;
  /** Records to stand in the list from now on: new ones, and new states of those that are there. */
  readonly put: readonly Site[];
  /** Why: tidy text of 1 to 500 characters. */
  readonly note: string;
}

export interface Published {
  readonly list: SiteList;
  /** Lowered ages: they wait with their sources for the other lead, and all else is published. */
  readonly waiting: readonly Proposal[];
}

export type PublishRefusal =
  | { readonly why: "not-allowed" }
  /** Somebody published meanwhile: what holds now. Nothing was changed. */
  | { readonly why: "changed-meanwhile"; readonly list: SiteList }
  | { readonly why: "invalid"; readonly faults: readonly string[] };

const ages: readonly SiteField[] = ["minAge", "minAgeWithParent", "legalFloor"];

/** A record says where it is from: facts without a source cannot be checked by the next person. */
const sourceFaults = (put: readonly Site[]): readonly string[] =>
  put
    .filter(
      ({ kind, sourceUrl, secondSource }) => kind !== "category" && !sourceUrl && !secondSource,
    )
    .map(({ slug }) => `${slug}: say where the facts are from: a link, or who says so`);

/** What says where an age is from. It waits with the age: a fact never stands beside another's source. */
const sources: readonly SiteField[] = [
  "sourceUrl",
  "secondSource",
  "checkedOn",
  "minAgeBasis",
  "minAgeConfidence",
  "minAgeNote",
];

const hasSource = ({ sourceUrl, secondSource }: Site): boolean =>
  sourceUrl !== null || secondSource !== "";

/** The record without what one person alone may not do: its lowered ages stay as they were. */
function withoutLowered(before: Site, after: Site): Site {
  const lowered = ages.filter(
    (field) => ageDirection(before, { ...before, [field]: after[field] }) === "down",
  );
  const held = lowered.length > 0 && hasSource(before) ? [...lowered, ...sources] : lowered;
  return held.reduce((one, field) => ({ ...one, [field]: before[field] }), after);
}

function loweredIn(before: Site, after: Site, note: string): readonly NewProposal[] {
  const held = fieldChanges(withoutLowered(before, after), after);
  const besides = held.filter(({ field }) => !ages.includes(field));
  const withIt = Object.fromEntries(besides.map((one) => [one.field, one.after]));
  return held
    .filter(({ field }) => ages.includes(field))
    .map((one) => ({
      ...one,
      kind: "change",
      slug: before.slug,
      source: "staff",
      evidence: after.sourceUrl,
      says: note,
      ...(besides.length > 0 && { besides: withIt }),
    }));
}

/** Raises a lowered age with the approval of whoever wants it. */
async function raiseMine(
  { proposals, ids }: PublishingParts,
  school: string,
  member: Member,
  wanted: NewProposal,
  at: Instant,
): Promise<Proposal> {
  const approval = { by: signatureOf(member), email: member.email, roles: [...member.roles], at };
  const fresh = raisedProposal(wanted, at, (text) => ids.digest(text));
  const mine = { ...fresh, approvals: [approval] };
  if (await proposals.add(school, mine)) return mine;
  const standing = await proposals.find(school, fresh.id);
  if (!standing || standing.status === "open") return standing ?? mine;
  // It was decided once, and a person asks for it anew.
  const again = { ...mine, version: standing.version + 1 };
  await proposals.replace(school, standing, again);
  return again;
}

const merged = (sites: readonly Site[], put: readonly Site[]): readonly Site[] => {
  const bySlug = new Map([...sites, ...put].map((one) => [one.slug, one]));
  return [...bySlug.values()];
};

const twice = (put: readonly Site[]): readonly string[] =>
  put
    .map(({ slug }) => slug)
    .filter((slug, at, all) => all.indexOf(slug) < at)
    .map((slug) => `${slug}: stands in what you want to publish twice`);

const isSame = (one: Site | undefined, other: Site): boolean =>
  one !== undefined && canonical(one) === canonical(other);

/**
 * Publishes what a keeper of the list wants of its records: added, edited, closed, made drafts. No
 * record ever leaves the list. On the version that the person saw, or not at all.
 */
export async function publishSites(
  parts: PublishingParts,
  school: string,
  member: Member,
  { seen, put, note }: SiteEdit,
): Promise<Outcome<Published, PublishRefusal>> {
  if (!keepsTheList(member)) return refused({ why: "not-allowed" });
  const list = await readSites(parts, school);
  if (list.version !== seen) return refused({ why: "changed-meanwhile", list });
  const changed = put.filter((one) => !isSame(siteBySlug(list, one.slug), one));
  const sites = merged(
    list.sites,
    changed.map((one) => {
      const before = siteBySlug(list, one.slug);
      return before ? withoutLowered(before, one) : one;
    }),
  );
  const faults = [...twice(put), ...sourceFaults(changed), ...listFaults(sites)];
  if (faults.length > 0) return refused({ why: "invalid", faults });

  const at = parts.clock.now();
  const waiting: Proposal[] = [];
  for (const one of changed) {
    const before = siteBySlug(list, one.slug);
    for (const wanted of before ? loweredIn(before, one, note) : [])
      waiting.push(await raiseMine(parts, school, member, wanted, at));
  }
  if (sites.every((one) => isSame(siteBySlug(list, one.slug), one))) return done({ list, waiting });
  const next = nextVersion(list, { sites, by: signatureOf(member), note, at }, (text) =>
    parts.ids.digest(text),
  );
  if (await parts.siteLists.publish(school, list, next)) return done({ list: next, waiting });
  return refused({ why: "changed-meanwhile", list: await readSites(parts, school) });
}

/** Says that a person looked at these records today and found them right. */
export async function confirmSites(
  parts: PublishingParts,
  school: string,
  member: Member,
  { seen, slugs }: { readonly seen: number; readonly slugs: readonly string[] },
): Promise<Outcome<Published, PublishRefusal>> {
  const by = keeperRole(member);
  if (!by) return refused({ why: "not-allowed" });
  const list = await readSites(parts, school);
  const confirmed = { on: schoolDay(parts.clock.now()), by };
  const put = list.sites.filter(({ slug }) => slugs.includes(slug));
  return publishSites(parts, school, member, {
    seen,
    put: put.map((one) => ({ ...one, confirmed })),
    note: `${put.length} records confirmed`,
  });
}
