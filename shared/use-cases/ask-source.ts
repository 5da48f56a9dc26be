import type { RequestOutcome } from "../domain/sites/refresh-run.ts";
import type { Item, Reading } from "../domain/sites/signal.ts";
import type { Site } from "../domain/sites/site.ts";
import { deadAfter, type KeptAddress, type SourceState } from "../domain/sites/source-health.ts";
import type { Instant } from "../domain/time.ts";
import type { Fetched, Ids, SiteSource, SourceAddress, Visit } from "../ports.ts";

/** What came of one address. */
export interface AskedAddress {
  readonly address: SourceAddress;
  readonly outcome: RequestOutcome;
  readonly fetched: Fetched;
  /** What it says; undefined if nothing changed, or nothing could be read. */
  readonly reading: Reading | undefined;
  /** What was kept of it before this run. */
  readonly kept: KeptAddress | undefined;
  /** What the next request of it needs. */
  readonly next: KeptAddress;
}

export interface AskedSource {
  readonly addresses: readonly AskedAddress[];
  /** Addresses that there was no time for. */
  readonly left: number;
  /** Every address that the source has now: of others nothing is kept. */
  readonly keys: readonly string[];
}

/** So many addresses a source at most: its memory is one row. */
const mostAddresses = 500;

export interface Asking {
  readonly source: SiteSource;
  readonly state: SourceState;
  readonly visit: Visit;
  readonly ids: Pick<Ids, "digest">;
  readonly at: Instant;
  readonly mayGoOn: () => boolean;
}

/** Asks every address of a source, the longest unasked first, for as long as there is time. */
export async function askSource(asking: Asking, sites: readonly Site[]): Promise<AskedSource> {
  const { source, state, at, mayGoOn } = asking;
  const lastAsked = ({ key }: SourceAddress): string => state.addresses[key]?.checkedAt ?? "";
  const all = source.addresses(sites).slice(0, mostAddresses);
  const wanted = all
    // What this run has asked before it was stopped is not asked again.
    .filter((one) => lastAsked(one) !== at)
    .toSorted((one, other) => (lastAsked(one) < lastAsked(other) ? -1 : 1));
  const addresses: AskedAddress[] = [];
  for (const address of wanted) {
    if (!mayGoOn()) break;
    addresses.push(await withDetails(asking, await askAddress(asking, address), sites));
  }
  return { addresses, left: wanted.length - addresses.length, keys: all.map(({ key }) => key) };
}

/** So many pages of single items are asked in a run. */
const mostDetails = 60;

/** A new list together with what the pages of those items say that are on our own list. */
async function withDetails(
  { source, visit, mayGoOn }: Asking,
  asked: AskedAddress,
  sites: readonly Site[],
): Promise<AskedAddress> {
  const { details, hosts, robots } = source;
  if (!details || asked.reading?.about !== "items") return asked;
  const active = sites.filter(({ status }) => status === "active");
  const wanted = new Set(active.map((site) => source.keyOf(site)));
  const exchanges = [...asked.fetched.exchanges];
  const items: Item[] = [];
  let left = mostDetails;
  for (const one of asked.reading.items) {
    const isAsked = wanted.has(one.key) && left > 0 && mayGoOn();
    if (isAsked) left -= 1;
    const { url, accept } = details.address(one);
    const page = isAsked ? await visit.get({ url, accept, hosts, robots }) : undefined;
    exchanges.push(...(page?.exchanges ?? []));
    const age = page?.text === undefined ? null : details.age(page.text);
    items.push(age === null ? one : { ...one, ages: [age] });
  }
  const fetched = { ...asked.fetched, exchanges };
  return { ...asked, fetched, reading: { ...asked.reading, items } };
}

async function askAddress(asking: Asking, address: SourceAddress): Promise<AskedAddress> {
  const { source, state, ids, at } = asking;
  const { key, url } = address;
  // A parser that reads more needs the answer again.
  const of = ids.digest(`${source.parser} ${url}`).slice(0, 32);
  const kept = state.addresses[key];
  const { fetched, reading } = await fetchOnceMore(asking, address, kept?.of === of ? kept : {});
  const isWrong = fetched.outcome === "read" && reading === undefined;
  const outcome = isWrong ? "wrong-content" : fetched.outcome;
  const { etag, lastModified } = fetched;
  const absence = deadAfter(kept?.dead, outcome, at);
  const { dead: _, ...before } = kept ?? { of: "", checkedAt: at };
  const next: KeptAddress =
    outcome === "read"
      ? { of, checkedAt: at, ...(etag && { etag }), ...(lastModified && { lastModified }) }
      : { ...before, checkedAt: at, ...(absence && { dead: absence }) };
  return { address, outcome, fetched, reading, kept, next };
}

/** An answer that is none of this source's is asked for once more: under load some send any page. */
async function fetchOnceMore(
  { source, visit }: Asking,
  address: SourceAddress,
  { etag, lastModified }: Partial<KeptAddress>,
): Promise<{ readonly fetched: Fetched; readonly reading: Reading | undefined }> {
  const { hosts, robots } = source;
  const { url, accept } = address;
  const ask = () => visit.get({ url, accept, etag, lastModified, hosts, robots });
  const first = await ask();
  const read = ({ text }: Fetched) => (text === undefined ? undefined : source.read(text, address));
  const reading = read(first);
  const wasTriedOnce = first.exchanges.filter(({ url: asked }) => asked === url).length <= 1;
  if (first.outcome !== "read" || reading !== undefined || !wasTriedOnce) {
    return { fetched: first, reading };
  }
  const second = await ask();
  const exchanges = [...first.exchanges, ...second.exchanges];
  return { fetched: { ...second, exchanges }, reading: read(second) };
}

/** True if the address answered, be it that nothing changed. */
export const isAnswered = ({ outcome }: AskedAddress): boolean =>
  outcome === "read" || outcome === "unchanged";
