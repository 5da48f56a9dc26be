import type { Gate } from "../domain/sites/gates.ts";
import type { NewProposal } from "../domain/sites/proposal.ts";
import { requestOutcomes, type SourceOutcome } from "../domain/sites/refresh-run.ts";
import { retiredProposal } from "../domain/sites/signal-items.ts";
import {
  type Dead,
  type KeptAddress,
  mustTell,
  type SourceState,
  stateAfter,
} from "../domain/sites/source-health.ts";
import type { Instant } from "../domain/time.ts";
import type { AskedSource, Asking } from "./ask-source.ts";

/** What a run found, as far as it is kept. */
interface Found {
  readonly outcome: SourceOutcome;
  readonly gates: readonly Gate[];
  readonly addresses: Readonly<Record<string, KeptAddress>>;
}

const sayDead = ({ why, runs }: Dead): string =>
  `It ${requestOutcomes[why].words}. Asked in vain in ${runs} ${runs === 1 ? "run" : "runs"}: is it gone for good?`;

const taskOf = (source: string, absence: Dead, slug?: string): NewProposal =>
  retiredProposal(source, {
    ...(slug !== undefined && { slug }),
    after: `${absence.why} ${absence.since}`,
    says: sayDead(absence),
  });

/** The source after the run, and whom to ask about it, or about a feed of it, that nobody answers for. */
export function noticeAbsence(
  { source, state, at }: Asking,
  asked: AskedSource,
  found: Found,
): { readonly told: readonly NewProposal[]; readonly next: SourceState } {
  const outcomes = asked.addresses.map(({ outcome }) => outcome);
  const { outcome, gates } = found;
  const addresses = Object.fromEntries(
    Object.entries(found.addresses).filter(([key]) => asked.keys.includes(key)),
  );
  const run = { outcome, gates: [...gates], addresses, outcomes, everyDays: source.everyDays };
  const next = stateAfter(state, run, at);
  const elsewhere = movedTasks(source.name, asked);
  if (mustTell(next.dead, at)) {
    const told = [...elsewhere, taskOf(source.name, next.dead)];
    return { told, next: { ...next, dead: { ...next.dead, told: true } } };
  }
  // Only where a record has an address of its own does its absence say anything of the record.
  if (next.dead || !source.texts) return { told: elsewhere, next };
  const feeds = absentFeeds(source.name, addresses, at);
  return { told: [...elsewhere, ...feeds.told], next: { ...next, addresses: feeds.addresses } };
}

function movedTasks(source: string, { addresses }: AskedSource): readonly NewProposal[] {
  const [only, ...others] = addresses;
  const moved = others.length === 0 ? only?.fetched.movedTo : undefined;
  if (moved === undefined) return [];
  const says = `Its address now points elsewhere: ${moved}`;
  return [retiredProposal(source, { after: `moved ${moved}`, says })];
}

function absentFeeds(source: string, kept: SourceState["addresses"], at: Instant) {
  const told: NewProposal[] = [];
  const addresses = { ...kept };
  for (const [key, one] of Object.entries(kept)) {
    if (!mustTell(one.dead, at)) continue;
    told.push(taskOf(source, one.dead, key));
    addresses[key] = { ...one, dead: { ...one.dead, told: true } };
  }
  return { told, addresses };
}
