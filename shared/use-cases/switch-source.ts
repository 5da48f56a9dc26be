import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Member } from "../domain/school/session.ts";
import { keepsTheList } from "../domain/sites/deciding.ts";
import { switched } from "../domain/sites/source-health.ts";
import type { World } from "../ports.ts";

export interface SourceSwitch {
  readonly source: string;
  readonly wanted: "on" | "off";
}

/** As often as a run may write what a source said between our reading and our writing. */
const mostTries = 3;

/** Says that a source is not asked any more, or is asked again. The list stays as it is. */
export async function switchSource(
  { sourceStates, clock }: Pick<World, "sourceStates" | "clock">,
  school: string,
  member: Member,
  { source, wanted }: SourceSwitch,
): Promise<Outcome<undefined, "not-allowed" | "busy">> {
  if (!keepsTheList(member)) return refused("not-allowed");
  const off = wanted === "off" ? { at: clock.now(), by: signatureOf(member) } : undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const state = await sourceStates.find(school, source);
    if ((state.off === undefined) === (off === undefined)) return done(undefined);
    if (await sourceStates.replace(school, state, switched(state, off))) return done(undefined);
  }
  return refused("busy");
}
