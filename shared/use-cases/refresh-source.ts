import { type Gate, tooFew } from "../domain/sites/gates.ts";
import { type NewProposal, newProposal, proposalId } from "../domain/sites/proposal.ts";
import {
  type Exchange,
  type SourceOutcome,
  type SourceResult,
} from "../domain/sites/refresh-run.ts";
import { retiredProposal } from "../domain/sites/signal-items.ts";
import type { Site } from "../domain/sites/site.ts";
import { type KeptAddress, type SourceState } from "../domain/sites/source-health.ts";
import type { Log, Proposals, SourceStates } from "../ports.ts";
import { type AskedSource, type Asking, askSource, isAnswered } from "./ask-source.ts";
import { compareItems } from "./compare-items.ts";
import { compareTerms } from "./compare-terms.ts";
import { noticeAbsence } from "./notice-absence.ts";
import { raiseProposal } from "./raise-proposal.ts";

export interface SourceParts extends Asking {
  readonly school: string;
  readonly proposals: Pick<Proposals, "add" | "find" | "replace">;
  readonly sourceStates: Pick<SourceStates, "replace">;
  readonly log: Log;
}

/** What a run makes of a source's answers. */
interface Finding {
  readonly outcome: SourceOutcome;
  readonly gates: readonly Gate[];
  readonly proposals: readonly NewProposal[];
  readonly addresses: Readonly<Record<string, KeptAddress>>;
  readonly exchanges: readonly Exchange[];
}

/**
 * Asks a source, compares, raises what somebody must decide, and keeps how the source is: in this
 * order, so that whoever is stopped in between finds it all again. It never touches the list.
 */
export async function refreshSource(
  parts: SourceParts,
  sites: readonly Site[],
): Promise<{ readonly result: SourceResult; readonly exchanges: readonly Exchange[] }> {
  const { source, state, school, log } = parts;
  const asked = await askSource(parts, sites);
  const found = await find(parts, asked, sites);
  const { told, next } = noticeAbsence(parts, asked, found);
  let raised = 0;
  for (const wanted of [...found.proposals, ...told]) {
    if (await isRaised(parts, wanted)) raised += 1;
  }
  const isKept = await parts.sourceStates.replace(school, state, next);
  if (!isKept) log.info("another run was first", { source: source.name });
  const { outcome, gates } = found;
  if (outcome === "quarantined") {
    log.error("a source sent what cannot be right", { source: source.name, gates: gates.join() });
  }
  const count = (wanted: boolean) =>
    asked.addresses.filter((one) => isAnswered(one) === wanted).length;
  return {
    result: {
      source: source.name,
      outcome,
      gates: [...gates],
      parser: source.parser,
      asked: asked.addresses.length,
      unchanged: asked.addresses.filter((one) => one.outcome === "unchanged").length,
      failed: count(false),
      left: asked.left,
      raised,
    },
    exchanges: [...asked.addresses.flatMap(({ fetched }) => fetched.exchanges), ...found.exchanges],
  };
}

/** What does not fit a proposal is said aloud and holds up nothing else. */
async function isRaised(parts: SourceParts, wanted: NewProposal): Promise<boolean> {
  const { school, at, log, source } = parts;
  const fits = [wanted, { ...wanted, evidence: null }].find(
    (one) => newProposal.safeParse(one).success,
  );
  if (fits) return (await raiseProposal(parts, school, fits, at)) === "raised";
  log.error("a proposal could not be made", { source: source.name, kind: wanted.kind });
  return false;
}

async function find(
  parts: SourceParts,
  asked: AskedSource,
  sites: readonly Site[],
): Promise<Finding> {
  const { state } = parts;
  const { addresses, left } = asked;
  const answered = addresses.filter(isAnswered);
  const nothing = { proposals: [], addresses: state.addresses, exchanges: [] };
  const isWrong = addresses.some(({ outcome }) => outcome === "wrong-content");
  const wrong: readonly Gate[] = isWrong ? ["wrong-content"] : [];
  if (addresses.length === 0 && left === 0) return { ...nothing, outcome: "unchanged", gates: [] };
  if (answered.length === 0 && left === 0) {
    const outcome = isWrong ? "quarantined" : "failed";
    return { ...nothing, outcome, gates: wrong, addresses: withFailures(state, asked) };
  }
  const isTerms = addresses.some(
    ({ reading, kept }) => reading?.about === "terms" || kept?.newest !== undefined,
  );
  return isTerms
    ? findInTerms(parts, asked, sites, nothing)
    : findInItems(parts, asked, sites, { ...nothing, wrong });
}

type Nothing = Pick<Finding, "proposals" | "addresses" | "exchanges">;

/** However many terms changed at once: a feed only says that somebody should look, so it harms nothing. */
async function findInTerms(
  parts: SourceParts,
  asked: AskedSource,
  sites: readonly Site[],
  nothing: Nothing,
): Promise<Finding> {
  const { addresses, left } = asked;
  const answered = addresses.filter(isAnswered);
  const gates = tooFew(answered.length, addresses.length);
  if (gates.length > 0 && left === 0) {
    const kept = withFailures(parts.state, asked);
    return { ...nothing, outcome: "quarantined", gates, addresses: kept };
  }
  const compared = await compareTerms(parts, answered, sites);
  const isUnchanged = answered.every(({ outcome }) => outcome === "unchanged");
  return {
    ...compared,
    outcome: left > 0 ? "unfinished" : isUnchanged ? "unchanged" : "read",
    gates: [],
    addresses: { ...withFailures(parts.state, asked), ...compared.addresses },
  };
}

async function findInItems(
  parts: SourceParts,
  asked: AskedSource,
  sites: readonly Site[],
  { wrong, ...nothing }: Nothing & { readonly wrong: readonly Gate[] },
): Promise<Finding> {
  const { addresses, left } = asked;
  if (left > 0) return { ...nothing, outcome: "unfinished", gates: [] };
  // Half a list is none: what is missing in it would seem to be gone.
  if (!addresses.every(isAnswered)) {
    return { ...nothing, outcome: wrong.length > 0 ? "quarantined" : "failed", gates: wrong };
  }
  const compared = compareItems(parts, addresses, sites);
  const suspicious = suspicionOf(parts, compared.gates);
  if (compared.gates.length > 0 && !(await isAccepted(parts, suspicious))) {
    const notices = addresses.some(
      ({ reading }) => reading?.about === "items" && reading.notice === true,
    );
    const notice = retiredProposal(parts.source.name, {
      after: `notice ${compared.content}`,
      says: "Its page speaks of closing and lists nothing any more.",
    });
    return {
      ...nothing,
      outcome: "quarantined",
      gates: compared.gates,
      proposals: [notices ? notice : suspicious],
    };
  }
  const outcome = compared.isUnchanged ? "unchanged" : "read";
  const { proposals } = compared;
  return { ...nothing, outcome, gates: [], proposals, addresses: compared.addresses };
}

/**
 * The task to look at what a source sends. Once a person accepts it, what fails the same gates is let
 * through, until the source has sent something that passes.
 */
const suspicionOf = ({ source, state, at }: SourceParts, failed: readonly Gate[]): NewProposal => ({
  kind: "source-suspicious",
  slug: source.name,
  before: null,
  after: `${failed.join()} ${state.suspectedSince ?? at}`,
  source: source.name,
  evidence: null,
  says: `What it sent was set aside: ${failed.join(", ")}. The list and all records are as they were.`,
});

async function isAccepted({ proposals, school, ids }: SourceParts, wanted: NewProposal) {
  const id = proposalId(wanted, (text) => ids.digest(text));
  return (await proposals.find(school, id))?.status === "accepted";
}

/** What is kept, with what is known of addresses that nobody answered for. */
const withFailures = (
  { addresses }: SourceState,
  asked: AskedSource,
): Readonly<Record<string, KeptAddress>> => ({
  ...addresses,
  ...Object.fromEntries(
    asked.addresses
      .filter((one) => !isAnswered(one))
      .map(({ address, next }) => [address.key, next]),
  ),
});
