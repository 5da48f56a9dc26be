import type { Outcome } from "../domain/outcome.ts";
import type { Member } from "../domain/school/session.ts";
import type { World } from "../ports.ts";
import {
  type Decided,
  type DecidingParts,
  type Decision,
  type DecisionRefusal,
  decideProposal,
} from "./decide-proposal.ts";
import { switchSource } from "./switch-source.ts";

/**
 * Decides a proposal. Whoever agrees that a whole source is gone has it switched off too: of one
 * address that is gone, only somebody who edits the record can take care.
 */
export async function decideAtDesk(
  parts: DecidingParts & Pick<World, "sourceStates">,
  school: string,
  member: Member,
  decision: Decision,
): Promise<Outcome<Decided, DecisionRefusal>> {
  const outcome = await decideProposal(parts, school, member, decision);
  if (!outcome.ok || outcome.value.came !== "accepted") return outcome;
  const { kind, slug, source } = outcome.value.proposal;
  if (kind === "source-retired" && slug === source)
    await switchSource(parts, school, member, { source, wanted: "off" });
  return outcome;
}
