import { type Message, quotaRest } from "../mail/message.ts";
import { suppressedCode } from "../mail/suppressed-address.ts";
import { type Instant, later } from "../time.ts";
import { lookAgainAfter, type Mailing, type MailingResults, mostOpen } from "./mailing.ts";
import type { Audience } from "./stakeholder.ts";

/** As what somebody's mail counts. */
export type Standing = keyof MailingResults;

/** What came of one stakeholder of a page. */
export interface PageOutcome {
  readonly audience: Audience;
  readonly standing: Standing;
  /** The message, if there is one. */
  readonly id?: string;
}

/** As what a message counts in the results of its mailing. */
export function standingOf({ status, failure }: Message): Standing {
  if (status === "queued") return "waiting";
  if (status === "failed") return "failed";
  if (status === "cancelled") return failure === suppressedCode ? "suppressed" : "unsubscribed";
  return "sent";
}

const counted = (
  results: Mailing["results"],
  audience: Audience,
  standing: Standing,
  by: number,
): Mailing["results"] => ({
  ...results,
  [audience]: { ...results[audience], [standing]: results[audience][standing] + by },
});

/** The mailing with these stakeholders counted. */
export function withOutcomes(seen: Mailing, outcomes: readonly PageOutcome[]): Mailing {
  let { results } = seen;
  const open = [...seen.open];
  for (const { audience, standing, id } of outcomes) {
    results = counted(results, audience, standing, 1);
    if (standing === "waiting" && id !== undefined) open.push({ id, audience });
  }
  return { ...seen, results, open };
}

/** The mailing once the ends of some of its open messages are known, by their ids. */
export function withEnds(seen: Mailing, ends: ReadonlyMap<string, Standing>): Mailing {
  let { results } = seen;
  const open = seen.open.filter(({ id, audience }) => {
    const standing = ends.get(id) ?? "waiting";
    if (standing === "waiting") return true;
    results = counted(counted(results, audience, "waiting", -1), audience, standing, 1);
    return false;
  });
  return { ...seen, results, open };
}

/** How far a run came with a page. */
export interface PageDone {
  readonly outcomes: readonly PageOutcome[];
  /** The address of the last stakeholder of it that was worked off; undefined if none was. */
  readonly last: string | undefined;
  /** True if nobody comes after that one. */
  readonly isEnd: boolean;
  /** True if the mail service takes no more for now. */
  readonly quota: boolean;
}

/** The mailing after a page: going on at once, later, or done. */
export function afterPage(seen: Mailing, page: PageDone, now: Instant): Mailing {
  const { dueAt: _dueAt, ...rest } = withOutcomes(seen, page.outcomes);
  const next = { ...rest, ...(page.last !== undefined && { after: page.last }) };
  if (page.isEnd && next.open.length === 0) {
    const { after: _after, ...finished } = next;
    return { ...finished, status: "done", finishedAt: now };
  }
  if (page.quota) return { ...next, dueAt: later(now, quotaRest) };
  const mustWait = page.isEnd || next.open.length >= mostOpen;
  return { ...next, dueAt: mustWait ? later(now, lookAgainAfter) : now };
}
