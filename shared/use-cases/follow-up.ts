import type { Incident } from "../domain/incident/incident.ts";
import { generationOf, type Receipt } from "../domain/incident/receipt.ts";
import type { Reference } from "../domain/incident/reference.ts";
import type { Status } from "../domain/incident/status.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { type Instant, toTheSecond } from "../domain/time.ts";
import type { Incidents, World } from "../ports.ts";
import { proofOf, referenceOf, referencesTried, type School } from "./submit-incident.ts";

/** What a reporter may know: nothing that they or the school did not write to each other. */
export interface Followed {
  readonly reference: Reference;
  readonly status: Status;
  readonly receivedAt: Instant;
  /** Oldest first. Who at the school wrote is not told. */
  readonly messages: readonly FollowedMessage[];
}
export interface FollowedMessage {
  readonly from: "school" | "reporter";
  readonly text: string;
  readonly at: Instant;
}

export const followedOf = ({ reference, status, receivedAt, work }: Incident): Followed => ({
  reference,
  status,
  receivedAt,
  messages: work.talk.map(({ from, text, at }) => ({ from, text, at: toTheSecond(at) })),
});

type Parts = Pick<World, "keyRing"> & { readonly incidents: Pick<Incidents, "find"> };

/** The incident of a receipt: one read. Undefined if it leads nowhere, or to somebody else's. */
export async function findByReceipt(
  world: Parts,
  school: School,
  receipt: Receipt,
): Promise<Incident | undefined> {
  const { incidents, keyRing } = world;
  // A generation that the ring does not have is read under the newest: the same time, and never a hit.
  const named = generationOf(receipt);
  const generation = keyRing.has(named) ? named : keyRing.newest;
  const proof = proofOf(world, generation, school, receipt);

  for (let attempt = 0; attempt < referencesTried; attempt += 1) {
    const reference = referenceOf(world, generation, school, receipt, attempt);
    const found = await incidents.find(school.id, reference);
    if (!found || found.receiptProof === proof) return found;
  }
  return undefined;
}

/**
 * Where a report stands, by its receipt. A receipt that leads nowhere, or to somebody else's
 * incident, is `unknown`, after the same work: the reference is derived, the row read, the proof
 * compared.
 */
export async function followUp(
  world: Parts,
  school: School,
  receipt: Receipt,
): Promise<Outcome<Followed, "unknown">> {
  const found = await findByReceipt(world, school, receipt);
  return found ? done(followedOf(found)) : refused("unknown");
}
