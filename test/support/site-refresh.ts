import { afterAll, beforeAll, beforeEach } from "vitest";
import { type SiteSourcesEngine, startSiteSources } from "#infra/local/site-sources-engine.ts";
import { dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoRefreshRuns, dynamoSourceStates } from "#shared/adapters/dynamo-source-states.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { type PoliteFetchOptions, politeFetch } from "#shared/adapters/polite-fetch.ts";
import { appleLookup } from "#shared/adapters/site-sources/apple-lookup.ts";
import { openTermsArchive } from "#shared/adapters/site-sources/open-terms-archive.ts";
import { netAwareProfile, webList } from "#shared/adapters/site-sources/web-list.ts";
import { wikidata } from "#shared/adapters/site-sources/wikidata.ts";
import { type Instant, instant, later } from "#shared/domain/time.ts";
import type { SiteSource } from "#shared/ports.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { refreshSites } from "#shared/use-cases/refresh-sites.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { aClock, aLog, someIds } from "./world.ts";

export const school = "highters-heath";
export const netAware = webList(netAwareProfile);
export const usualSources: readonly SiteSource[] = [openTermsArchive, appleLookup, wikidata];

/** The first Monday of the story, at the hour of the job; each number is so many weeks later. */
export const monday = (weeks = 0): Instant =>
  later(instant.parse("2026-08-03T05:15:00Z"), weeks * 7 * 86_400);

/** The sources of the site list on this machine, for the tests of a file. */
export function someSources(): SiteSourcesEngine {
  let engine: SiteSourcesEngine;
  beforeAll(async () => {
    engine = await startSiteSources({ variable: "SOURCES_PORT", port: 0 });
  });
  beforeEach(() => engine.reset());
  afterAll(() => engine.close());
  return {
    get url() {
      return engine.url;
    },
    get seen() {
      return engine.seen;
    },
    play: (host, mode, where) => engine.play(host, mode, where),
    reset: () => engine.reset(),
    close: () => engine.close(),
  };
}

export const userAgent =
  "SocialMediaPolicy/1 (+https://policy.example.org/sites; mailto:office@example.org)";

export const aFetcher = (engine: SiteSourcesEngine, options: Partial<PoliteFetchOptions> = {}) =>
  politeFetch({
    userAgent,
    standIn: () => engine.url,
    clock: aClock(monday()),
    ids: someIds(),
    timeoutMs: 5000,
    wait: () => Promise.resolve(),
    ...options,
  });

/** Hosts that let one wait are given up sooner in tests; everything else has time on a busy machine. */
export const impatient = (mode: string) =>
  ["slow", "drip"].includes(mode) ? { timeoutMs: 150 } : {};

export interface RefreshOptions extends Partial<PoliteFetchOptions> {
  readonly sources?: readonly SiteSource[];
  readonly mishap?: Mishap;
}

/** The job with its table and the made-up sources. */
export function aRefresh(
  table: TestTable,
  engine: SiteSourcesEngine,
  options: RefreshOptions = {},
) {
  const { sources = usualSources, mishap, ...fetching } = options;
  const { client, calls } = table.watch(mishap);
  const log = aLog();
  const clock = aClock(monday());
  const parts = {
    siteLists: dynamoSiteLists(client, table.name),
    proposals: dynamoProposals(client, table.name),
    sourceStates: dynamoSourceStates(client, table.name),
    refreshRuns: dynamoRefreshRuns(client, table.name),
    incidents: dynamoRegister(client, table.name),
    messages: dynamoMessages(client, table.name),
    terms: dynamoTerms(client, table.name),
    fetcher: aFetcher(engine, fetching),
    ids: someIds(),
    clock,
    log,
    sources,
  };
  return {
    ...parts,
    calls,
    run: (at: Instant = monday(), mayGoOn = () => true) => {
      clock.forward(1);
      return refreshSites(parts, school, { at, mayGoOn });
    },
    open: async () => (await parts.proposals.page(school, "open", { limit: 100 })).found,
    list: () => readSites(parts, school),
    lastRun: async () => (await parts.refreshRuns.latest(school, 1))[0],
    state: (source: string) => parts.sourceStates.find(school, source),
  };
}
