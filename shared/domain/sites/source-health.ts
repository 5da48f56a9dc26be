import * as z from "zod/mini";
import { daysBetween, type Instant, instant, schoolDay, secondsBetween } from "../time.ts";
import { gateNames } from "./gates.ts";
import {
  isDead,
  type RequestOutcome,
  requestOutcome,
  type SourceOutcome,
  sourceName,
  sourceOutcome,
} from "./refresh-run.ts";
import { item, mostItems } from "./signal.ts";

/** Since when nobody has been there, and in how many runs. */
const dead = z.strictObject({
  since: instant,
  runs: z.int(),
  why: requestOutcome,
  /** A person has been asked whether it is gone. */
  told: z.optional(z.literal(true)),
});
export type Dead = z.infer<typeof dead>;

/** What is kept of an address: what the next conditional request needs, and what it said last. */
const address = z.strictObject({
  /** A digest of the address itself: what is kept of another address is worth nothing. */
  of: z.string().check(z.maxLength(64)),
  etag: z.optional(z.string().check(z.maxLength(200))),
  lastModified: z.optional(z.string().check(z.maxLength(60))),
  checkedAt: instant,
  /** A digest of what it said, whatever the bytes were. */
  content: z.optional(z.string().check(z.maxLength(64))),
  /** Of a feed: the newest change that was handled, and when that change was. */
  newest: z.optional(z.strictObject({ sha: z.string(), at: z.string() })),
  /** Of a feed: the newest change for whose age a person has been asked. */
  silenceTold: z.optional(z.string()),
  items: z.optional(z.array(item).check(z.maxLength(mostItems))),
  dead: z.optional(dead),
});
export type KeptAddress = z.infer<typeof address>;

/** A source: how it is, and what it said last that could be trusted. One row, one write a run. */
export const sourceState = z.strictObject({
  source: sourceName,
  /** How often it is to be asked. */
  everyDays: z.optional(z.int()),
  version: z.int().check(z.nonnegative()),
  /** The run that was last finished. The same run started again asks nothing. */
  doneFor: z.optional(instant),
  outcome: z.optional(sourceOutcome),
  gates: z.array(z.enum(gateNames)),
  /** The first run of those, one after another, that were set aside. */
  suspectedSince: z.optional(instant),
  firstAskedAt: z.optional(instant),
  succeededAt: z.optional(instant),
  /** Runs since then that brought nothing that could be used. */
  missedRuns: z.int(),
  dead: z.optional(dead),
  /** A person has said that it is not to be asked any more: when, and in which posts. */
  off: z.optional(z.strictObject({ at: instant, by: z.string().check(z.maxLength(300)) })),
  addresses: z.record(z.string(), address),
});
export type SourceState = z.infer<typeof sourceState>;

export const unknownSource = (source: string): SourceState => ({
  source,
  version: 0,
  gates: [],
  missedRuns: 0,
  addresses: {},
});

const runsUntilRetired = 3;
const daysUntilRetired = 14;
const runsUntilAmber = 2;
const daysUntilRed = 30;
const usualDays = 7;

/** Nobody looked, so nothing is known of it. */
const notAsked: RequestOutcome = "not-asked";

/** What is known of an absence after one more look. An answer of any kind ends it. */
export function deadAfter(
  before: Dead | undefined,
  outcome: RequestOutcome,
  at: Instant,
): Dead | undefined {
  if (outcome === notAsked) return before;
  if (!isDead(outcome)) return undefined;
  const { since = at, runs = 0, told } = before ?? {};
  return { since, runs: runs + 1, why: outcome, ...(told && { told }) };
}

/** A source is absent if every address is that somebody looked for. */
function absenceAfter(before: Dead | undefined, outcomes: readonly RequestOutcome[], at: Instant) {
  const looks = outcomes.filter((one) => one !== notAsked);
  const [why] = looks;
  if (why === undefined) return before;
  return looks.every(isDead) ? deadAfter(before, why, at) : undefined;
}

/** True if a person should say whether it is gone: at once if it says so itself. */
const seemsRetired = (absence: Dead | undefined, at: Instant): boolean =>
  absence !== undefined &&
  (absence.why === "gone" ||
    (absence.runs >= runsUntilRetired &&
      daysBetween(schoolDay(absence.since), schoolDay(at)) >= daysUntilRetired));

/** True if a person is to be asked now: once for every absence. */
export const mustTell = (absence: Dead | undefined, at: Instant): absence is Dead =>
  seemsRetired(absence, at) && absence?.told === undefined;

export interface RunOfSource {
  readonly everyDays: number;
  readonly outcome: SourceOutcome;
  readonly gates: SourceState["gates"];
  readonly addresses: SourceState["addresses"];
  /** What came of each address that was asked. */
  readonly outcomes: readonly RequestOutcome[];
}

/** The source after a run. An unfinished run is no news of its health. */
export function stateAfter(before: SourceState, run: RunOfSource, at: Instant): SourceState {
  const { everyDays, outcome, gates, addresses, outcomes } = run;
  const isFine = outcome === "read" || outcome === "unchanged";
  const isOver = outcome !== "unfinished";
  const suspected =
    outcome === "quarantined" ? (before.suspectedSince ?? at) : before.suspectedSince;
  const absence = absenceAfter(before.dead, outcomes, at);
  return {
    source: before.source,
    everyDays,
    version: before.version + 1,
    ...(isOver ? { doneFor: at } : before.doneFor && { doneFor: before.doneFor }),
    outcome,
    gates,
    ...(suspected && !isFine && { suspectedSince: suspected }),
    firstAskedAt: before.firstAskedAt ?? at,
    ...(isFine ? { succeededAt: at } : before.succeededAt && { succeededAt: before.succeededAt }),
    missedRuns: isFine ? 0 : before.missedRuns + (isOver ? 1 : 0),
    ...(absence && { dead: absence }),
    addresses,
  };
}

export type Standing = "green" | "amber" | "red";

/** How far a source is behind: amber after two missed runs, red 30 days after it was due. */
export function sourceStanding(state: SourceState, at: Instant): Standing | "never-asked" {
  const { everyDays = usualDays } = state;
  const since = state.succeededAt ?? state.firstAskedAt;
  if (since === undefined) return "never-asked";
  const slack = everyDays > usualDays ? everyDays : 0;
  const days = daysBetween(schoolDay(since), schoolDay(at));
  if (days > daysUntilRed + slack) return "red";
  // A run that did not take place was missed too.
  const isLate = days > runsUntilAmber * everyDays;
  return isLate || state.missedRuns >= runsUntilAmber ? "amber" : "green";
}

const aDay = 86_400;

/** A source that a person switches off, or on again: then it is asked as if it had never been missing. */
export function switched(
  { off: _off, dead: absence, ...kept }: SourceState,
  off: SourceState["off"],
): SourceState {
  const version = kept.version + 1;
  return off ? { ...kept, version, ...(absence && { dead: absence }), off } : { ...kept, version };
}

/**
 * True if this run is to ask the source: a weekly one in every run, a rarer one once its time has
 * come, with a day's grace because runs are weeks apart and clocks are changed.
 */
export function isDue(state: SourceState, everyDays: number, at: Instant): boolean {
  if (state.off) return false;
  if (state.doneFor !== undefined && secondsBetween(state.doneFor, at) === 0) return false;
  if (everyDays <= usualDays || state.succeededAt === undefined) return true;
  return Math.abs(secondsBetween(state.succeededAt, at)) >= (everyDays - 1) * aDay;
}
