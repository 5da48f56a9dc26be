import { type NewProposal, proposalKinds, raisedProposal } from "../domain/sites/proposal.ts";
import type { Instant } from "../domain/time.ts";
import type { Ids, Proposals } from "../ports.ts";

export interface RaisingParts {
  readonly proposals: Pick<Proposals, "add" | "find" | "replace">;
  readonly ids: Pick<Ids, "digest">;
}

/**
 * Puts a proposal before the people who keep the list, once: the same again is `known`. A rejected
 * one stays rejected for as long as its source says the same. One that was accepted, and whose record
 * somebody changed since, is open again.
 */
export async function raiseProposal(
  { proposals, ids }: RaisingParts,
  school: string,
  wanted: NewProposal,
  at: Instant,
): Promise<"raised" | "known"> {
  const fresh = raisedProposal(wanted, at, (text) => ids.digest(text));
  if (await proposals.add(school, fresh)) return "raised";
  const standing = await proposals.find(school, fresh.id);
  if (standing?.status !== "accepted" || !proposalKinds[wanted.kind].changes) return "known";
  const again = { ...fresh, version: standing.version + 1 };
  return (await proposals.replace(school, standing, again)) ? "raised" : "known";
}
