import * as z from "zod/mini";
import { type Instant, instant, toTheSecond } from "../time.ts";
import { exclusion, exclusionOf } from "./access.ts";
import { type Digest, firstEntry, historyEntry } from "./history.ts";
import { type Reference, reference } from "./reference.ts";
import type { Routed } from "./routing.ts";
import { status } from "./status.ts";
import { type Submission, submission } from "./submission.ts";
import { relationship } from "./vocabulary.ts";

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Everything a school keeps about one incident. The receipt is not in it, only what it derives to. */
export const incident = z.strictObject({
  school: z.string(),
  reference,
  version: z.int().check(z.positive()),
  status,
  receivedAt: instant,
  told: submission,
  /** Proves a receipt without holding it. */
  receiptProof: digest,
  /** Tells a repeat of the same request from another request: of its key, and of its content. */
  requestKey: digest,
  requestContent: digest,
  excluded: exclusion,
  history: z.array(historyEntry),
  /** When mail is owed about it; absent when none is. */
  dueAt: z.optional(instant),
});
export type Incident = z.infer<typeof incident>;

/** What the register's index holds of an incident: a line of the list, and whom it is kept from. */
export const registerLine = z.object({
  reference,
  kind: submission.shape.kind,
  categories: submission.shape.categories,
  status,
  receivedAt: instant,
  occurredOn: submission.shape.occurredOn,
  relationships: z.array(relationship),
  excluded: exclusion,
});
export type RegisterLine = z.infer<typeof registerLine>;

export const registerLineOf = ({
  reference: quoted,
  status: stands,
  receivedAt,
  told,
  excluded,
}: Incident): RegisterLine => ({
  reference: quoted,
  kind: told.kind,
  categories: told.categories,
  status: stands,
  receivedAt,
  occurredOn: told.occurredOn,
  relationships: [...new Set(told.people.map((person) => person.relationship))],
  excluded,
});

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
    receiptProof,
    requestKey,
    requestContent,
    excluded: exclusionOf(told.people),
    history: firstEntry(receivedAt, requestContent, sha),
    dueAt: at,
  };
}

export const routedBy = ({ told, excluded }: Pick<Incident, "told" | "excluded">): Routed => ({
  categories: told.categories,
  alleged: told.people
    .filter(({ involvement }) => involvement === "alleged")
    .map((person) => person.relationship),
  excluded,
});
