import type { Someone } from "../domain/incident/access.ts";
import { signatureOf } from "../domain/incident/acting.ts";
import type { AuditEntry } from "../domain/incident/audit.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Audit, World } from "../ports.ts";

type Parts = Pick<World, "clock" | "ids"> & { readonly audit: Pick<Audit, "add"> };

/** Digits of chance that tell two looks of one millisecond apart. */
const idLength = 16;

/**
 * Notes that somebody looks: `{ what: "viewed", reference }`. It throws if it cannot be noted, so
 * whoever shows something notes it first: no record, no view.
 */
export async function noteView(
  { audit, clock, ids }: Parts,
  school: Pick<SchoolProfile, "id">,
  someone: Someone,
  look: Pick<AuditEntry, "what" | "reference">,
): Promise<void> {
  const entry = { at: clock.now(), who: signatureOf(someone), ...look };
  await audit.add(school.id, ids.secret().slice(0, idLength), entry);
}
