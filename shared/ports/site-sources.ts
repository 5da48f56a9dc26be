import type { Exchange, RefreshRun, RequestOutcome } from "../domain/sites/refresh-run.ts";
import type { Item, Reading } from "../domain/sites/signal.ts";
import type { Site } from "../domain/sites/site.ts";
import type { SourceState } from "../domain/sites/source-health.ts";

/** An address of a source. */
export interface SourceAddress {
  /** What it is called in the source's memory: the same in every run. */
  readonly key: string;
  readonly url: string;
  /** The media types that it is asked for. */
  readonly accept: string;
}

/** What a source is asked for: an address, and what was kept of its last answer. */
export interface FetchAsk extends Omit<SourceAddress, "key"> {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** The hosts that this may lead to, its own among them. */
  readonly hosts: readonly string[];
  /** True if robots.txt is to be asked first: pages are, documented services are not. */
  readonly robots: boolean;
}

export interface Fetched {
  readonly outcome: RequestOutcome;
  /** The answer, decoded; of `read` only. */
  readonly text?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Where it leads; of `moved-away` only. */
  readonly movedTo?: string;
  /** Every request that was made for it. */
  readonly exchanges: readonly Exchange[];
}

/** One run's worth of requests: it remembers how each host is to be treated. Never throws. */
export interface Visit {
  get(asked: FetchAsk): Promise<Fetched>;
}

export interface Fetcher {
  visit(): Visit;
}

/** Where something is learnt that may be news of a site. Knows addresses and formats, no rules. */
export interface SiteSource {
  readonly name: string;
  /** How often it is asked: 7, or 28. */
  readonly everyDays: number;
  readonly hosts: readonly string[];
  readonly robots: boolean;
  /** Raised with every change of what `read` makes of the same answer. */
  readonly parser: number;
  /** What is asked in a run, for these records. */
  addresses(sites: readonly Site[]): readonly SourceAddress[];
  /** Reads an answer; undefined if it is nothing that this source sends. Never throws. */
  read(text: string, address: SourceAddress): Reading | undefined;
  /** True if its first answer counts as news; of others it is only noted. */
  readonly isTrusted?: true;
  /** True if it is a list of sites, so that one that is not on ours may be missing there. */
  readonly isList?: true;
  /** By what the source knows a record: the `key` of an item or of an address. */
  keyOf(site: Site): string | undefined;
  /** How many items are to be expected of a first answer. */
  expected(sites: readonly Site[]): number;
  /** A page for a person who wants to see what the source says. */
  evidence(site: Site, found?: { readonly id?: string | undefined }): string | null;
  /** Pages of single items, for what a list does not tell. They are asked when the list is a new one. */
  readonly details?: {
    address(item: Item): SourceAddress;
    /** The age that the page tells; null if it tells none. Never throws. */
    age(text: string): number | null;
  };
  /** The two texts between which a recorded change lies. */
  texts?(site: Site, before: string, after: string): readonly [SourceAddress, SourceAddress];
}

/** What is kept of each source. */
export interface SourceStates {
  /** `unknownSource` if it was never asked. */
  find(school: string, source: string): Promise<SourceState>;
  /** Each that was ever asked. One query. */
  all(school: string): Promise<readonly SourceState[]>;
  /** Writes `next` if the stored state still has the version of `seen`. Says whether it did. */
  replace(school: string, seen: SourceState, next: SourceState): Promise<boolean>;
}

/** The records of runs: written once, gone after two years. */
export interface RefreshRuns {
  add(school: string, run: RefreshRun): Promise<void>;
  /** The last runs, the newest first. */
  latest(school: string, limit: number): Promise<readonly RefreshRun[]>;
}
