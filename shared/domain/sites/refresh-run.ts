import * as z from "zod/mini";
import { daysBetween, type Instant, instant, schoolDay } from "../time.ts";
import { gateNames } from "./gates.ts";

/**
 * What can come of asking an address. `dead`: nobody is there, and if that lasts, nobody will be.
 * `silent`: the host did not answer at all, so it is not asked on and on.
 */
export const requestOutcomes = {
  read: { words: "answered" },
  unchanged: { words: "says that nothing changed" },
  moved: { words: "leads to another address" },
  unresolvable: { words: "the name of the host is not known", dead: true, silent: true },
  refused: { words: "the host refuses connections", dead: true, silent: true },
  missing: { words: "says that the page is not there", dead: true },
  gone: { words: "says that the page is gone for good", dead: true },
  unreachable: { words: "did not answer", silent: true },
  "timed-out": { words: "took too long", silent: true },
  insecure: { words: "has no certificate that can be trusted" },
  broken: { words: "sent what cannot be decoded" },
  "too-large": { words: "sent more than is taken" },
  "too-many-moves": { words: "leads on and on" },
  "moved-away": { words: "leads to a host that is not ours to ask" },
  "private-address": { words: "leads into a private network" },
  "not-allowed": { words: "is no address that may be asked" },
  "robots-say-no": { words: "robots.txt asks not to read it" },
  "robots-unknown": { words: "robots.txt cannot be read, so it was not asked" },
  "told-to-wait": { words: "asked us to come back later" },
  forbidden: { words: "says that we may not read it" },
  failed: { words: "answered with an error" },
  "wrong-content": { words: "sent something else than it used to" },
  "not-asked": { words: "was not asked, because its host had not answered before" },
} as const satisfies Readonly<Record<string, OutcomeRow>>;

interface OutcomeRow {
  readonly words: string;
  readonly dead?: true;
  readonly silent?: true;
}
export type RequestOutcome = keyof typeof requestOutcomes;
const outcomeNames = Object.keys(requestOutcomes) as [RequestOutcome, ...RequestOutcome[]];

export const requestOutcome = z.enum(outcomeNames);
export const isDead = (outcome: RequestOutcome): boolean => "dead" in requestOutcomes[outcome];
export const isSilent = (outcome: RequestOutcome): boolean => "silent" in requestOutcomes[outcome];

/** One request on the wire. */
export const exchange = z.strictObject({
  url: z.string().check(z.maxLength(400)),
  outcome: requestOutcome,
  status: z.optional(z.int()),
  /** Bytes of the answer's body as they came, still compressed. */
  bytes: z.int(),
  ms: z.int(),
  etag: z.optional(z.string().check(z.maxLength(200))),
});
export type Exchange = z.infer<typeof exchange>;

/** What came of a source in a run. */
export const sourceOutcomes = {
  read: "Read; what is new is proposed",
  unchanged: "Asked; nothing changed",
  quarantined: "Set aside: what it said cannot be right",
  failed: "Could not be read",
  unfinished: "Begun; the rest is asked next time",
} as const;
export type SourceOutcome = keyof typeof sourceOutcomes;
const sourceOutcomeNames = Object.keys(sourceOutcomes) as [SourceOutcome, ...SourceOutcome[]];
export const sourceOutcome = z.enum(sourceOutcomeNames);

export const sourceName = z.string().check(z.regex(/^[a-z0-9-]{2,40}$/));

/** What a run came to for one source. */
export const sourceResult = z.strictObject({
  source: sourceName,
  outcome: sourceOutcome,
  /** Which sanity gates it did not pass. */
  gates: z.array(z.enum(gateNames)),
  parser: z.int(),
  asked: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  /** Addresses that were not asked for want of time. */
  left: z.int(),
  raised: z.int(),
});
export type SourceResult = z.infer<typeof sourceResult>;

/** No run asks more; what comes after is counted, not listed. */
export const mostExchanges = 400;

/** The record of a run: every request and what came of it. Written once, never changed. */
export const refreshRun = z.strictObject({
  /** The instant that the run was for, and the moment at which it was started. */
  at: instant,
  startedAt: instant,
  results: z.array(sourceResult).check(z.maxLength(20)),
  exchanges: z.array(z.extend(exchange, { source: sourceName })).check(z.maxLength(mostExchanges)),
  requests: z.int(),
  bytes: z.int(),
});
export type RefreshRun = z.infer<typeof refreshRun>;

const longestPauseDays = 10;

/** How many days the job did not run, if that is longer than anybody planned. */
export function daysWithoutRun(last: RefreshRun | undefined, at: Instant): number | undefined {
  if (!last) return undefined;
  const days = daysBetween(schoolDay(last.at), schoolDay(at));
  return days > longestPauseDays ? days : undefined;
}
