import { done, type Outcome, refused } from "../domain/outcome.ts";
import {
  type ApproveRefusal,
  approve,
  type Decision,
  withdraw,
} from "../domain/policy/make-version.ts";
import type { PolicyVersion } from "../domain/policy/policy-version.ts";
import type { Instant } from "../domain/time.ts";
import type { World } from "../ports.ts";

type Parts = Pick<World, "policies">;
type Decided<Refusal> = Promise<
  Outcome<PolicyVersion, Refusal | "no-such-version" | "changed-meanwhile">
>;

async function change<Refusal>(
  { policies }: Parts,
  school: string,
  number: number,
  decide: (seen: PolicyVersion) => Outcome<PolicyVersion, Refusal>,
): Decided<Refusal> {
  const seen = (await policies.list(school)).find((one) => one.number === number);
  if (!seen) return refused("no-such-version");
  const decided = decide(seen);
  if (!decided.ok || decided.value === seen) return decided;
  const kept = await policies.replace(school, seen, decided.value);
  return kept ? done(decided.value) : refused("changed-meanwhile");
}

/** Keeps the governors' approval of the words they saw, once, however often it is asked for. */
export const approvePolicy = (
  parts: Parts,
  school: string,
  number: number,
  decision: Decision,
  at: Instant,
): Decided<ApproveRefusal> => change(parts, school, number, (seen) => approve(seen, decision, at));

/** Takes back what was drafted or proposed, or keeps that the governors sent it back. */
export const withdrawPolicy = (
  parts: Parts,
  school: string,
  number: number,
  reason: string,
  at: Instant,
): Decided<"adopted-already"> =>
  change(parts, school, number, (seen) => withdraw(seen, reason, at));
