import * as z from "zod/mini";
import { day, type Instant, instant, toTheSecond } from "../time.ts";
import { exclusion, exclusionOf } from "./access.ts";
import { allegedOf, categoriesOf, kindOf, peopleOf, siteOf } from "./current.ts";
import { type Digest, firstEntry, historyEntry } from "./history.ts";
import { type Reference, reference } from "./reference.ts";
import { band, bandOf } from "./risk.ts";
import type { Routed } from "./routing.ts";
import { status } from "./status.ts";
import { type Submission, submission } from "./submission.ts";
import { relationship } from "./vocabulary.ts";
import { noWork, severity, work } from "./work.ts";

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Everything a school keeps about one incident. The receipt is not in it, only what it derives to. */
export const incident = z.strictObject({
  school: z.string(),
  reference,
  version: z.int().check(z.positive()),
  status,
  receivedAt: instant,
  told: submission,
  work: z._default(work, noWork),
  /** Proves a receipt without holding it. */
  receiptProof: digest,
  /** Tells a repeat of the same request from another request: of its key, and of its content. */
  requestKey: digest,
  requestContent: digest,
  excluded: exclusion,
  history: z.array(historyEntry),
  /** When mail is owed about it; absent when none is. */
  dueAt: z.optional(instant),
  /** The mail duties that were done, by their ids. */
  settled: z._default(z.array(z.string()), []),
});
export type Incident = z.infer<typeof incident>;

/** What the register's index holds of an incident: a line of the list, and whom it is kept from. */
export const registerLine = z.object({
  reference,
  title: z.optional(z.string()),
  kind: submission.shape.kind,
  categories: submission.shape.categories,
  status,
  severity: z.optional(severity),
  band: z.optional(band),
  owner: z.optional(z.string()),
  receivedAt: instant,
  occurredOn: submission.shape.occurredOn,
  closedAt: z.optional(instant),
  relationships: z._default(z.array(relationship), []),
  site: z.optional(z.string()),
  clauses: z._default(z.array(z.string()), []),
  actionsDue: z._default(z.array(day), []),
  excluded: exclusion,
});
export type RegisterLine = z.infer<typeof registerLine>;

export function registerLineOf(one: Incident): RegisterLine {
  const { work: made, told } = one;
  const { residual = made.inherent } = made;
  return {
    reference: one.reference,
    title: made.title,
    kind: kindOf(one),
    categories: [...categoriesOf(one)],
    status: one.status,
    severity: made.severity,
    band: residual && bandOf(residual),
    owner: made.owner,
    receivedAt: one.receivedAt,
    occurredOn: told.occurredOn,
    closedAt: made.closedAt,
    relationships: [...new Set(peopleOf(one).map((person) => person.relationship))],
    site: siteOf(one),
    clauses: [...new Set(made.lessons.map(({ clause }) => clause))],
    actionsDue: made.actions.flatMap(({ doneOn, dueOn }) => (doneOn === undefined ? [dueOn] : [])),
    excluded: one.excluded,
  };
}

/** What follows from the request alone, whenever it is made: the same request, the same identity. */
export interface Identity {
  readonly reference: Reference;
  readonly receiptProof: string;
  readonly requestKey: string;
  readonly requestContent: string;
}

/** A new incident: received, and owing an alert from this moment on. */
export function receive(
  school: string,
  told: Submission,
  { reference: quoted, receiptProof, requestKey, requestContent }: Identity,
  at: Instant,
  sha: Digest,
): Incident {
  const receivedAt = toTheSecond(at);
  return {
    school,
    reference: quoted,
    version: 1,
    status: "received",
    receivedAt,
    told,
    work: noWork,
    receiptProof,
    requestKey,
    requestContent,
    excluded: exclusionOf(told.people),
    history: firstEntry(at, requestContent, sha),
    dueAt: at,
    settled: [],
  };
}

export const routedBy = (one: Pick<Incident, "told" | "work" | "excluded">): Routed => ({
  categories: categoriesOf(one),
  alleged: allegedOf(one),
  excluded: one.excluded,
});
