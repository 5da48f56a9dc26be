import type { Proposal, ProposalStatus } from "../domain/sites/proposal.ts";
import type { SiteList, SiteListNote } from "../domain/sites/site-list.ts";

/** The published list: versions that never change, and which of them holds. */
export interface SiteLists {
  /** The version that holds; undefined if the school never published one. */
  current(school: string): Promise<SiteList | undefined>;
  /** An older version, by its number; undefined if there is none. */
  version(school: string, version: number): Promise<SiteList | undefined>;
  /** What is said of the last versions, the newest first: at most `limit` of them. */
  history(school: string, limit: number): Promise<readonly SiteListNote[]>;
  /** Makes `next` hold if `seen` still does. Says whether it did; if not, nothing changed. */
  publish(school: string, seen: SiteList, next: SiteList): Promise<boolean>;
}

export interface ProposalPage {
  readonly found: readonly Proposal[];
  /** Where the next page begins, if there is one. */
  readonly next?: string;
}

/** What sources and people propose for the list. */
export interface Proposals {
  find(school: string, id: string): Promise<Proposal | undefined>;
  /** Those of one status: open ones the oldest first, others the latest decided first. */
  page(
    school: string,
    status: ProposalStatus,
    asked: { readonly limit: number; readonly after?: string },
  ): Promise<ProposalPage>;
  /** Keeps a new one if there is none of its id. Says whether it did. */
  add(school: string, wanted: Proposal): Promise<boolean>;
  /** Writes `next` if the stored one still has the version of `seen`. Says whether it did. */
  replace(school: string, seen: Proposal, next: Proposal): Promise<boolean>;
}
