import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Member } from "../domain/school/session.ts";
import {
  applyProposal,
  bothApproved,
  isSamePerson,
  keeperRole,
  type NotApplied,
} from "../domain/sites/deciding.ts";
import { type Proposal, proposalKinds } from "../domain/sites/proposal.ts";
import { nextVersion, type SiteList } from "../domain/sites/site-list.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Clock, Ids, Proposals, SiteLists } from "../ports.ts";
import { readSites } from "./read-sites.ts";

export interface DecidingParts {
  readonly siteLists: Pick<SiteLists, "current" | "publish">;
  readonly proposals: Pick<Proposals, "find" | "replace">;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "digest">;
}

export interface Decision {
  readonly id: string;
  /** The version of the proposal that the person had before them. */
  readonly seen: number;
  readonly decision: "accept" | "reject";
  /** Tidy text of 1 to 500 characters. */
  readonly reason: string;
}

export type Decided =
  | { readonly came: "accepted" | "rejected"; readonly proposal: Proposal }
  /** A lowered age: the other lead has to accept it too. Nothing is published yet. */
  | { readonly came: "waits"; readonly proposal: Proposal };

export type DecisionRefusal =
  | { readonly why: "not-allowed" | "not-found" }
  /** Somebody decided, or approved, meanwhile: how it stands now. */
  | { readonly why: "changed-meanwhile" | "already-approved"; readonly proposal: Proposal }
  /** Both leads accepted: it can only be finished now. */
  | { readonly why: "already-accepted"; readonly proposal: Proposal }
  | (NotApplied & { readonly proposal: Proposal; readonly list: SiteList });

/** As often as somebody else may publish between our reading and our writing. */
const mostTries = 5;

/** What is done in one go: who decides, what, and when. */
interface Act {
  readonly school: string;
  readonly member: Member;
  readonly decision: Decision;
  readonly at: Instant;
}

const apply = ({ member, at }: Act, list: SiteList, proposal: Proposal) =>
  applyProposal(list.sites, proposal, {
    role: keeperRole(member) ?? "computing-lead",
    on: schoolDay(at),
  });

async function keep(
  { proposals }: DecidingParts,
  { school }: Act,
  seen: Proposal,
  changes: Partial<Proposal>,
): Promise<Outcome<Proposal, DecisionRefusal>> {
  const next = { ...seen, ...changes, version: seen.version + 1 };
  if (await proposals.replace(school, seen, next)) return done(next);
  const now = await proposals.find(school, seen.id);
  return refused(now ? { why: "changed-meanwhile", proposal: now } : { why: "not-found" });
}

const verdict = ({ member, at, decision }: Act, status: "accepted" | "rejected") => ({
  status,
  decided: { at, by: signatureOf(member), reason: decision.reason },
});

const noteOf = ({ kind, slug, field, source }: Proposal, { reason }: Decision): string =>
  `${proposalKinds[kind].words}: ${slug}${field ? `, ${field}` : ""}, as ${source} says. ${reason}`;

/** Makes a version with what was accepted; whoever repeats it finds it done. */
async function publish(
  parts: DecidingParts,
  act: Act,
  proposal: Proposal,
): Promise<Outcome<undefined, DecisionRefusal>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const list = await readSites(parts, act.school);
    const applied = apply(act, list, proposal);
    if (!applied.ok) return refused({ ...applied.refused, proposal, list });
    if (!applied.value.changes) return done(undefined);
    const next = nextVersion(
      list,
      {
        sites: applied.value.sites,
        by: signatureOf(act.member),
        note: noteOf(proposal, act.decision),
        at: act.at,
      },
      (text) => parts.ids.digest(text),
    );
    if (await parts.siteLists.publish(act.school, list, next)) return done(undefined);
  }
  throw new Error("The site list is published too often at once");
}

/**
 * The approval is written first, so that nobody can reject what is being published; then the version,
 * then the mark. After a crash between them, accepting again finishes it.
 */
async function accept(
  parts: DecidingParts,
  act: Act,
  found: Proposal,
): Promise<Outcome<Decided, DecisionRefusal>> {
  const { member, at } = act;
  const list = await readSites(parts, act.school);
  const applied = apply(act, list, found);
  if (!applied.ok) return refused({ ...applied.refused, proposal: found, list });

  const { approvals } = found;
  const isIn = approvals.some(({ email }) => isSamePerson(email, member.email));
  const mine = { by: signatureOf(member), email: member.email, roles: [...member.roles], at };
  const all = isIn ? approvals : [...approvals, mine];
  const waits = applied.value.lowersAge && !bothApproved(all);
  if (waits && isIn) return refused({ why: "already-approved", proposal: found });

  const approved = isIn ? done(found) : await keep(parts, act, found, { approvals: all });
  if (!approved.ok) return approved;
  if (waits) return done({ came: "waits", proposal: approved.value });
  const published = await publish(parts, act, approved.value);
  if (!published.ok) return published;
  const marked = await keep(parts, act, approved.value, verdict(act, "accepted"));
  return marked.ok ? done({ came: "accepted", proposal: marked.value }) : marked;
}

async function reject(
  parts: DecidingParts,
  act: Act,
  found: Proposal,
): Promise<Outcome<Decided, DecisionRefusal>> {
  if (found.approvals.length > 0) {
    const applied = apply(act, await readSites(parts, act.school), found);
    const waits = applied.ok && applied.value.lowersAge && !bothApproved(found.approvals);
    if (applied.ok && !waits) return refused({ why: "already-accepted", proposal: found });
  }
  const marked = await keep(parts, act, found, verdict(act, "rejected"));
  return marked.ok ? done({ came: "rejected", proposal: marked.value }) : marked;
}

/** Accepts or rejects what is proposed for the list, by one of its two keepers; a lowered age by both. */
export async function decideProposal(
  parts: DecidingParts,
  school: string,
  member: Member,
  decision: Decision,
): Promise<Outcome<Decided, DecisionRefusal>> {
  if (!keeperRole(member)) return refused({ why: "not-allowed" });
  const found = await parts.proposals.find(school, decision.id);
  if (!found) return refused({ why: "not-found" });
  if (found.status !== "open" || found.version !== decision.seen) {
    return refused({ why: "changed-meanwhile", proposal: found });
  }
  const act = { school, member, decision, at: parts.clock.now() };
  return decision.decision === "accept" ? accept(parts, act, found) : reject(parts, act, found);
}
