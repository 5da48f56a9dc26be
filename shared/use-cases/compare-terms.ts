import { canonical } from "../domain/canonical.ts";
import type { NewProposal } from "../domain/sites/proposal.ts";
import type { Exchange } from "../domain/sites/refresh-run.ts";
import type { Commit } from "../domain/sites/signal.ts";
import {
  type ChangedAgeLines,
  changedAgeLines,
  changeSince,
  newestOf,
  silenceProposal,
  termsProposal,
} from "../domain/sites/signal-terms.ts";
import type { Site } from "../domain/sites/site.ts";
import type { KeptAddress } from "../domain/sites/source-health.ts";
import type { AskedAddress, Asking } from "./ask-source.ts";

/** What a source's answers mean, beside what is kept of it. */
export interface Compared {
  readonly proposals: readonly NewProposal[];
  readonly addresses: Readonly<Record<string, KeptAddress>>;
  /** Requests made for it besides. */
  readonly exchanges: readonly Exchange[];
}

/** In a run so many changes are shown line by line; of the others there is a link. */
const mostTexts = 12;

/** What changed in the terms that are watched. */
export async function compareTerms(
  asking: Asking,
  asked: readonly AskedAddress[],
  sites: readonly Site[],
): Promise<Compared> {
  const bySlug = new Map(sites.map((site) => [site.slug, site]));
  const proposals: NewProposal[] = [];
  const exchanges: Exchange[] = [];
  const addresses: Record<string, KeptAddress> = {};
  for (const one of asked) {
    const { address, kept, next, reading } = one;
    const site = bySlug.get(address.key);
    const commits = reading?.about === "terms" ? reading.commits : undefined;
    addresses[address.key] = commits ? withNewest(asking, one, commits) : next;
    if (!site) continue;
    const change = commits && changeSince(kept?.newest, commits);
    if (change) {
      const isShown = exchanges.length < 2 * mostTexts && asking.mayGoOn();
      const texts = isShown
        ? await readTexts(asking, site, change)
        : { exchanges: [], changed: undefined };
      exchanges.push(...texts.exchanges);
      proposals.push(proposalOf(asking, site, change, texts.changed));
    }
    const told = kept && silenceOf(asking, site, addresses[address.key]);
    if (told) {
      proposals.push(told.proposal);
      addresses[address.key] = told.kept;
    }
  }
  return { proposals, addresses, exchanges };
}

interface Change {
  readonly before: string;
  readonly after: Commit;
}

function withNewest({ ids }: Asking, { kept, next }: AskedAddress, commits: readonly Commit[]) {
  const newest = newestOf(kept?.newest, commits);
  return {
    ...next,
    content: ids.digest(canonical(commits)).slice(0, 32),
    ...(newest && { newest }),
    ...(kept?.silenceTold && { silenceTold: kept.silenceTold }),
  };
}

const proposalOf = (
  { source }: Asking,
  site: Site,
  change: Change,
  changed: ChangedAgeLines | undefined,
): NewProposal =>
  termsProposal({
    ...change,
    site,
    source: source.name,
    evidence: source.evidence(site, { id: change.after.sha }),
    changed,
  });

/** Both texts, and what changed of the lines that mention an age. */
async function readTexts({ source, visit }: Asking, site: Site, { before, after }: Change) {
  const { hosts, robots } = source;
  const exchanges: Exchange[] = [];
  const texts: string[] = [];
  for (const { url, accept } of source.texts?.(site, before, after.sha) ?? []) {
    const fetched = await visit.get({ url, accept, hosts, robots });
    exchanges.push(...fetched.exchanges);
    if (fetched.text !== undefined) texts.push(fetched.text);
  }
  const [was, is] = texts;
  const changed = was === undefined || is === undefined ? undefined : changedAgeLines(was, is);
  return { exchanges, changed };
}

/** Asks a person about a silent feed, once for as long as it stays silent. */
function silenceOf({ source, at }: Asking, site: Site, kept: KeptAddress | undefined) {
  const newest = kept?.newest;
  if (!newest || kept.silenceTold === newest.at) return undefined;
  const evidence = source.evidence(site);
  const proposal = silenceProposal({ site, source: source.name, evidence }, newest.at, at);
  return proposal && { proposal, kept: { ...kept, silenceTold: newest.at } };
}
