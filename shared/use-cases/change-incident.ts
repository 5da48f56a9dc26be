import { maySee, type Someone } from "../domain/incident/access.ts";
import { allowedChanges, signatureOf } from "../domain/incident/acting.ts";
import { applyChange } from "../domain/incident/apply-change.ts";
import { type ChangeFault, type RawInput, readInput } from "../domain/incident/change-inputs.ts";
import type { ChangeName } from "../domain/incident/change-rules.ts";
import { withDueMark } from "../domain/incident/duties.ts";
import type { HistoryEntry } from "../domain/incident/history.ts";
import type { Incident } from "../domain/incident/incident.ts";
import type { Reference } from "../domain/incident/reference.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { schoolDay } from "../domain/time.ts";
import type { Incidents, World } from "../ports.ts";

export interface Wanted {
  readonly reference: Reference;
  readonly change: ChangeName;
  /** The version of the incident that the person had before them. */
  readonly seen: number;
  readonly raw: RawInput;
}

export type Refusal =
  | { readonly why: "not-found" }
  /** It may not be done (any more), by this person or in this status. */
  | { readonly why: "not-allowed"; readonly incident: Incident }
  /** Somebody changed it meanwhile: what they did. Nothing was changed now. */
  | {
      readonly why: "changed-meanwhile";
      readonly incident: Incident;
      readonly since: readonly HistoryEntry[];
    }
  | {
      readonly why: "invalid";
      readonly incident: Incident;
      readonly faults: readonly ChangeFault[];
    };

type Parts = Pick<World, "clock" | "ids"> & {
  readonly incidents: Pick<Incidents, "find" | "replace">;
};

/** Every version after the first was made by one entry of history, the first by the first. */
const entriesSince = ({ history }: Incident, version: number): readonly HistoryEntry[] =>
  history.slice(Math.max(0, version));

/**
 * Changes an incident: one read, one conditional write. What this person may not see is `not-found`.
 * A change is made on the version that the person saw, or not at all.
 */
export async function changeIncident(
  { incidents, clock, ids }: Parts,
  school: SchoolProfile,
  someone: Someone,
  { reference, change, seen, raw }: Wanted,
): Promise<Outcome<Incident, Refusal>> {
  const found = await incidents.find(school.id, reference);
  if (!found || !maySee(someone, found.excluded, school)) return refused({ why: "not-found" });
  if (found.version !== seen) {
    const since = entriesSince(found, seen);
    return refused({ why: "changed-meanwhile", incident: found, since });
  }
  if (!allowedChanges(someone, found, school).includes(change)) {
    return refused({ why: "not-allowed", incident: found });
  }
  const input = readInput(change, raw);
  if (!input.ok) return refused({ why: "invalid", incident: found, faults: input.refused });

  const at = clock.now();
  const changed = applyChange(found, input.value, {
    by: signatureOf(someone),
    at,
    today: schoolDay(at),
    school,
    sha: (text) => ids.digest(text),
  });
  if (!changed.ok) return refused({ why: "invalid", incident: found, faults: changed.refused });

  const next = withDueMark(changed.value, at);
  if (await incidents.replace(found, next)) return done(next);
  // Somebody was quicker by less than a read: what they did is told like any other change.
  const standing = await incidents.find(school.id, reference);
  if (!standing || !maySee(someone, standing.excluded, school))
    return refused({ why: "not-found" });
  const since = entriesSince(standing, seen);
  return refused({ why: "changed-meanwhile", incident: standing, since });
}
