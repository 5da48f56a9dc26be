import { canonical } from "../canonical.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { Role } from "../school/role.ts";
import { type Day, day } from "../time.ts";
import { type Approval, type Proposal, proposalKinds } from "./proposal.ts";
import { type Site, site } from "./site.ts";
import { ageDirection } from "./site-changes.ts";
import { listFaults } from "./site-list.ts";

/** Who keeps the list. A lowered age needs one of each, and two people (site-list rules, section 4). */
export const listKeepers = [
  "computing-lead",
  "safeguarding-lead",
] as const satisfies readonly Role[];

interface Held {
  readonly roles: readonly Role[];
}

interface Who {
  readonly email: string;
}

export const keepsTheList = ({ roles }: Held): boolean =>
  listKeepers.some((role) => roles.includes(role));

/** The post in which somebody confirms a record: that of the list's keepers which they hold. */
export const keeperRole = ({ roles }: Held): Role | undefined =>
  listKeepers.find((role) => roles.includes(role));

export const isSamePerson = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** True if both posts approved, in two different people. */
export function bothApproved(approvals: readonly Approval[]): boolean {
  const [computing, safeguarding] = listKeepers;
  return approvals.some(
    (one) =>
      one.roles.includes(computing) &&
      approvals.some(
        (other) => other.roles.includes(safeguarding) && !isSamePerson(one.email, other.email),
      ),
  );
}

/** True if somebody agreed to a lower age already, and only the other post is waited for. */
export const waitsForOther = (approvals: readonly Approval[], { email }: Who): boolean =>
  !bothApproved(approvals) && approvals.some((one) => isSamePerson(one.email, email));

export type NotApplied =
  /** The record is not any more what the proposal was made of. */
  { readonly why: "stale" } | { readonly why: "invalid"; readonly faults: readonly string[] };

export interface Applied {
  readonly sites: readonly Site[];
  /** False if the list says already what was proposed, or nothing of it changes by this kind. */
  readonly changes: boolean;
  readonly lowersAge: boolean;
}

const same = (one: unknown, other: unknown): boolean =>
  canonical(one ?? null) === canonical(other ?? null);

const faultsOf = (parsed: ReturnType<typeof site.safeParse>): readonly string[] =>
  (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

const unchanged = (sites: readonly Site[]) => done({ sites, changes: false, lowersAge: false });

function applyAdd(sites: readonly Site[], { slug, after }: Proposal): Outcome<Applied, NotApplied> {
  const standing = sites.find((one) => one.slug === slug);
  if (standing) return same(standing, after) ? unchanged(sites) : refused({ why: "stale" });
  const parsed = site.safeParse(after);
  if (!parsed.success) return refused({ why: "invalid", faults: faultsOf(parsed) });
  if (parsed.data.slug !== slug) return refused({ why: "stale" });
  return checked([...sites, parsed.data], false);
}

const checked = (sites: readonly Site[], lowersAge: boolean): Outcome<Applied, NotApplied> => {
  const faults = listFaults(sites);
  return faults.length > 0
    ? refused({ why: "invalid", faults })
    : done({ sites, changes: true, lowersAge });
};

/** What the list becomes if a proposal is accepted by somebody who holds a post, on a day. */
export function applyProposal(
  sites: readonly Site[],
  one: Proposal,
  by: { readonly role: Role; readonly on: Day },
): Outcome<Applied, NotApplied> {
  if (!proposalKinds[one.kind].changes) return unchanged(sites);
  if (one.kind === "add") return applyAdd(sites, one);
  const { slug, field = "status", before, after, besides } = one;
  const record = sites.find((each) => each.slug === slug);
  if (!record) return refused({ why: "stale" });
  const now = Object.entries(record).find(([name]) => name === field)?.[1];
  if (same(now, after)) return unchanged(sites);
  if (!same(now, before)) return refused({ why: "stale" });
  const parsed = site.safeParse({
    ...record,
    ...besides,
    [field]: after,
    ...(one.kind === "retire" && record.statusSince === null && { statusSince: by.on }),
    // Whoever accepts has looked: what they settled is open no more.
    unsure: record.unsure.filter((each) => each !== field),
    confirmed: { on: day.parse(by.on), by: by.role },
  });
  if (!parsed.success) return refused({ why: "invalid", faults: faultsOf(parsed) });
  // Its short name is how everything else names it: nothing renames that.
  if (parsed.data.slug !== slug)
    return refused({ why: "invalid", faults: ["slug: cannot change"] });
  return checked(
    sites.map((each) => (each.slug === slug ? parsed.data : each)),
    ageDirection(record, parsed.data) === "down",
  );
}
