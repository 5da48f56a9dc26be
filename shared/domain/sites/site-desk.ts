import { type Instant, schoolDay } from "../time.ts";
import { applyProposal, listKeepers } from "./deciding.ts";
import { type Proposal, proposalKinds } from "./proposal.ts";
import type { Site } from "./site.ts";
import { type SiteList, siteBySlug } from "./site-list.ts";
import { type SourceState, type Standing, sourceStanding } from "./source-health.ts";

/** A proposal with what it means for the list as it is now. */
export interface SeenProposal {
  readonly proposal: Proposal;
  /** The record it is about, if there is one. */
  readonly record?: Site | undefined;
  /** `ready`: it can be accepted. `stale`: the record is not any more what it was made of. `done`: the list says so already. */
  readonly state: "ready" | "stale" | "invalid" | "done";
  readonly faults: readonly string[];
  /** True if both leads have to agree. */
  readonly lowersAge: boolean;
}

export function seenProposal(list: SiteList, proposal: Proposal, at: Instant): SeenProposal {
  const record = siteBySlug(list, proposal.slug);
  const by = { role: listKeepers[0], on: schoolDay(at) };
  const applied = applyProposal(list.sites, proposal, by);
  if (applied.ok) {
    const { changes, lowersAge } = applied.value;
    const isDone = proposalKinds[proposal.kind].changes && !changes;
    return { proposal, record, state: isDone ? "done" : "ready", faults: [], lowersAge };
  }
  const { refused } = applied;
  const faults = refused.why === "invalid" ? refused.faults : [];
  return { proposal, record, state: refused.why, faults, lowersAge: false };
}

/** A source as those who keep the list see it. */
export interface SeenSource {
  readonly state: SourceState;
  readonly standing: Standing | "never-asked" | "off";
}

export const seenSource = (state: SourceState, at: Instant): SeenSource => ({
  state,
  standing: state.off ? "off" : sourceStanding(state, at),
});
