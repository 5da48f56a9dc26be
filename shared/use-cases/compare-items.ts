import { canonical } from "../domain/canonical.ts";
import { type Gate, gatesFailed } from "../domain/sites/gates.ts";
import type { NewProposal } from "../domain/sites/proposal.ts";
import type { Item } from "../domain/sites/signal.ts";
import { addProposal, goneProposal, itemProposals } from "../domain/sites/signal-items.ts";
import type { Site } from "../domain/sites/site.ts";
import type { KeptAddress } from "../domain/sites/source-health.ts";
import type { AskedAddress, Asking } from "./ask-source.ts";

export interface ComparedItems {
  readonly gates: readonly Gate[];
  readonly proposals: readonly NewProposal[];
  readonly addresses: Readonly<Record<string, KeptAddress>>;
  /** A digest of all that it said: the same words, the same digest. */
  readonly content: string;
  readonly isUnchanged: boolean;
}

const itemsIn = ({ reading, kept }: AskedAddress): readonly Item[] =>
  reading?.about === "items" ? reading.items : (kept?.items ?? []);

/** What a source lists now, beside what it listed last, and what follows of it for the records. */
export function compareItems(
  { source, ids }: Asking,
  asked: readonly AskedAddress[],
  sites: readonly Site[],
): ComparedItems {
  const digest = (value: unknown) => ids.digest(canonical(value)).slice(0, 32);
  const now = asked.flatMap(itemsIn);
  const known = asked.some(({ kept }) => kept?.items !== undefined);
  const keys = new Set(sites.map((site) => source.keyOf(site)));
  /** A list is all that it has; of others we know only what the records ask for. */
  const isAskedFor = (key: string) => !source.isList && keys.has(key);
  const before = known
    ? asked
        .flatMap(({ kept }) => kept?.items ?? [])
        .filter(({ key }) => source.isList || keys.has(key))
    : undefined;
  const addresses = Object.fromEntries(
    asked.map((one) => {
      const items = [...itemsIn(one)];
      return [one.address.key, { ...one.next, content: digest(items), items }];
    }),
  );
  const isUnchanged = before !== undefined && digest(before) === digest(now);
  return {
    gates: gatesFailed(before, now, { count: source.expected(sites), isAskedFor }),
    proposals: isUnchanged ? [] : proposalsOf(source, { before, now }, sites),
    addresses,
    content: digest(now),
    isUnchanged,
  };
}

const byKey = (items: readonly Item[] | undefined) => new Map(items?.map((one) => [one.key, one]));

function proposalsOf(
  source: Asking["source"],
  told: { readonly before: readonly Item[] | undefined; readonly now: readonly Item[] },
  sites: readonly Site[],
): readonly NewProposal[] {
  const [was, is] = [byKey(told.before), byKey(told.now)];
  const { name, isTrusted } = source;
  const ofRecords = sites.flatMap((site) => {
    const key = source.keyOf(site);
    const [before, now] = key === undefined ? [] : [was.get(key), is.get(key)];
    const evidence = source.evidence(site, now);
    const compared = { site, source: name, before, now, evidence, isTrusted };
    const gone = goneProposal(compared);
    return [...itemProposals(compared), ...(gone ? [gone] : [])];
  });
  if (!source.isList || !(told.before || isTrusted)) return ofRecords;
  const known = new Set(sites.map((site) => source.keyOf(site)));
  const added = told.now
    .filter(({ key }) => !known.has(key) && !was.has(key))
    .flatMap((one) => addProposal(name, one, null) ?? []);
  return [...ofRecords, ...added];
}
