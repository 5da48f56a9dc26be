import { canonical } from "../domain/canonical.ts";
import { type Receipt, receiptFrom } from "../domain/incident/receipt.ts";
import { type Identity, receive } from "../domain/incident/receive.ts";
import { referenceFrom } from "../domain/incident/reference.ts";
import type { Standing } from "../domain/incident/standing.ts";
import type { Submission } from "../domain/incident/submission.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Incidents, World } from "../ports.ts";

export interface School {
  readonly id: string;
  readonly referencePrefix: string;
}

export interface Request {
  /** What makes two requests the same one: chosen by whoever submits, 16 to 64 of `A-Za-z0-9_-`. */
  readonly idempotencyKey: string;
  readonly told: Submission;
}

/** What the reporter is given, now and whenever the same request comes again. */
export interface Submitted {
  readonly incident: Standing;
  readonly receipt: Receipt;
}

type Parts = Pick<World, "keyRing" | "clock" | "ids"> & {
  readonly incidents: Pick<Incidents, "add">;
};

/** References of 23^7 do meet: then the next one that follows from the same receipt is taken. */
export const referencesTried = 5;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

export const referenceOf = (
  { keyRing }: Pick<World, "keyRing">,
  generation: number,
  { referencePrefix, id }: School,
  receipt: Receipt,
  attempt: number,
) =>
  referenceFrom(
    referencePrefix,
    keyRing.derive(generation, "reference", id, receipt, String(attempt)),
  );

export const proofOf = (
  { keyRing }: Pick<World, "keyRing">,
  generation: number,
  school: School,
  receipt: Receipt,
): string => hex(keyRing.derive(generation, "receipt-proof", school.id, receipt));

/**
 * Records an incident with one conditional write. Reference and receipt follow from the idempotency
 * key by HMAC, so the same request, however often and wherever it is repeated, meets the same row
 * and gets the same answer, with no lock and no read. `other-content` if the key was used for
 * something else before.
 */
export async function submitIncident(
  world: Parts,
  school: School,
  { idempotencyKey, told }: Request,
): Promise<Outcome<Submitted, "other-content">> {
  const { incidents, keyRing, clock, ids } = world;
  const generation = keyRing.newest;
  const receipt = receiptFrom(
    generation,
    keyRing.derive(generation, "receipt", school.id, idempotencyKey),
  );
  const request: Omit<Identity, "reference"> = {
    receiptProof: proofOf(world, generation, school, receipt),
    requestKey: hex(keyRing.derive(generation, "request-key", school.id, idempotencyKey)),
    requestContent: ids.digest(canonical(told)),
  };
  const at = clock.now();

  for (let attempt = 0; attempt < referencesTried; attempt += 1) {
    const reference = referenceOf(world, generation, school, receipt, attempt);
    const fresh = receive(school.id, told, { ...request, reference }, at, (text) =>
      ids.digest(text),
    );
    const standing = await incidents.add(fresh);
    if (standing.requestKey !== fresh.requestKey) continue;
    return standing.requestContent === fresh.requestContent
      ? done({ incident: standing, receipt })
      : refused("other-content");
  }
  throw new Error("Every reference tried belongs to another incident");
}
