import type { Proposal } from "../domain/sites/proposal.ts";
import type { RefreshRun } from "../domain/sites/refresh-run.ts";
import {
  type SeenProposal,
  type SeenSource,
  seenProposal,
  seenSource,
} from "../domain/sites/site-desk.ts";
import type { SiteList } from "../domain/sites/site-list.ts";
import type { Proposals, World } from "../ports.ts";
import { type ListParts, readSites } from "./read-sites.ts";

export interface SiteDeskView {
  readonly list: SiteList;
  readonly open: readonly SeenProposal[];
  /** Where the next page of open ones begins, if there are more. */
  readonly next?: string | undefined;
  /** The latest decided ones, the newest first. */
  readonly decided: readonly Proposal[];
}

type DeskParts = ListParts &
  Pick<World, "clock"> & { readonly proposals: Pick<Proposals, "find" | "page"> };

const openAtOnce = 60;
const decidedShown = 50;

const byDecision = (one: Proposal, other: Proposal): number =>
  (one.decided?.at ?? "") > (other.decided?.at ?? "") ? -1 : 1;

/** What waits to be decided for the list, and what was decided last. */
export async function readSiteDesk(
  parts: DeskParts,
  school: string,
  after?: string,
): Promise<SiteDeskView> {
  const { proposals, clock } = parts;
  const last = (status: "accepted" | "rejected") =>
    proposals.page(school, status, { limit: decidedShown });
  const [list, page, accepted, rejected] = await Promise.all([
    readSites(parts, school),
    proposals.page(school, "open", { limit: openAtOnce, ...(after !== undefined && { after }) }),
    last("accepted"),
    last("rejected"),
  ]);
  const at = clock.now();
  return {
    list,
    open: page.found.map((one) => seenProposal(list, one, at)),
    next: page.next,
    decided: [...accepted.found, ...rejected.found].toSorted(byDecision).slice(0, decidedShown),
  };
}

/** One proposal, decided or not; undefined if there is none of this id. */
export async function readProposal(
  parts: DeskParts,
  school: string,
  id: string,
): Promise<SeenProposal | undefined> {
  const [list, found] = await Promise.all([
    readSites(parts, school),
    parts.proposals.find(school, id),
  ]);
  return found && seenProposal(list, found, parts.clock.now());
}

export interface SourcesView {
  readonly sources: readonly SeenSource[];
  /** The last runs, the newest first. */
  readonly runs: readonly RefreshRun[];
}

const runsShown = 5;

/** How the sources of the list are, and what the last runs asked them. */
export async function readSources(
  { sourceStates, refreshRuns, clock }: Pick<World, "sourceStates" | "refreshRuns" | "clock">,
  school: string,
  names: readonly string[],
): Promise<SourcesView> {
  const at = clock.now();
  const [states, runs] = await Promise.all([
    Promise.all(names.map((name) => sourceStates.find(school, name))),
    refreshRuns.latest(school, runsShown),
  ]);
  const sources = states.map((state) => seenSource(state, at));
  return { sources, runs };
}
