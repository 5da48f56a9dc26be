import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Member } from "../domain/school/session.ts";
import { mayEditTerms } from "../domain/school/term-access.ts";
import {
  applyTerms,
  type CalendarEntry,
  changesBy,
  type TermCalendar,
  type TermEdit,
} from "../domain/school/term-calendar.ts";
import type { TermFault } from "../domain/school/term-faults.ts";
import type { World } from "../ports.ts";

export interface WantedTerms extends TermEdit {
  /** The version of the calendar that the person had before them. */
  readonly seen: number;
}

export type TermsRefusal =
  | { readonly why: "not-allowed" }
  /** Somebody changed the terms meanwhile: what they did. Nothing was changed now. */
  | {
      readonly why: "changed-meanwhile";
      readonly calendar: TermCalendar;
      readonly since: readonly CalendarEntry[];
    }
  | {
      readonly why: "invalid";
      readonly calendar: TermCalendar;
      readonly faults: readonly TermFault[];
    };

/** Every version was made by one entry; of old ones the entries are not kept. */
const entriesSince = ({ version, changes }: TermCalendar, seen: number) =>
  changes.slice(Math.max(0, changes.length - Math.max(0, version - seen)));

const meanwhile = (calendar: TermCalendar, seen: number) =>
  refused({
    why: "changed-meanwhile",
    calendar,
    since: entriesSince(calendar, seen),
  } as const);

/**
 * Changes a school's terms: one read, one conditional write. On the version that the person saw, or
 * not at all, unless everything stands there already as it is wanted: then there is nothing to do.
 */
export async function changeTerms(
  { terms, clock }: Pick<World, "terms" | "clock">,
  school: string,
  member: Member,
  { seen, ...edit }: WantedTerms,
): Promise<Outcome<TermCalendar, TermsRefusal>> {
  if (!mayEditTerms(member)) return refused({ why: "not-allowed" });
  const found = await terms.find(school);
  if (changesBy(found.terms, edit).length === 0) return done(found);
  if (found.version !== seen) return meanwhile(found, seen);

  const changed = applyTerms(found, edit, signatureOf(member), clock.now());
  if (!changed.ok) return refused({ why: "invalid", calendar: found, faults: changed.refused });
  if (await terms.replace(school, found, changed.value)) return changed;
  // Somebody was quicker by less than a read: what they did is told like any other change.
  return meanwhile(await terms.find(school), seen);
}
