import { type Instant, toTheSecond } from "../time.ts";
import { exclusionOf } from "./access.ts";
import { firstEntry } from "./chain.ts";
import type { Digest } from "./history.ts";
import type { Incident } from "./incident.ts";
import { noWork } from "./no-work.ts";
import type { Reference } from "./reference.ts";
import type { Submission } from "./submission.ts";

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
