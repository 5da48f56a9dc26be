import type { Incident } from "../domain/incident/incident.ts";
import { generationOf, type Receipt } from "../domain/incident/receipt.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Incidents, World } from "../ports.ts";
import { proofOf, referenceOf, type School } from "./submit-incident.ts";

/** What a reporter may know: nothing that the report itself did not hold. */
export type Followed = Pick<Incident, "reference" | "status" | "receivedAt">;

/** References that met another incident's are as rare as this is small. */
const referencesTried = 5;

/**
 * The incident of a receipt: one read. A receipt that leads nowhere, or to somebody else's incident,
 * is `unknown`, after the same work: the reference is derived, the row read, the proof compared.
 */
export async function followUp(
  world: Pick<World, "keyRing"> & { readonly incidents: Pick<Incidents, "find"> },
  school: School,
  receipt: Receipt,
): Promise<Outcome<Followed, "unknown">> {
  const { incidents, keyRing } = world;
  // A generation that the ring does not have is read under the newest: the same time, and never a hit.
  const named = generationOf(receipt);
  const generation = keyRing.has(named) ? named : keyRing.newest;
  const proof = proofOf(world, generation, school, receipt);

  for (let attempt = 0; attempt < referencesTried; attempt += 1) {
    const reference = referenceOf(world, generation, school, receipt, attempt);
    const found = await incidents.find(school.id, reference);
    if (!found) return refused("unknown");
    const { status, receivedAt } = found;
    if (found.receiptProof === proof) return done({ reference, status, receivedAt });
  }
  return refused("unknown");
}
