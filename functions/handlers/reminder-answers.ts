import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import { termOfKey } from "#functions/http/term-form.ts";
import { type Term, yearOf } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Instant } from "#shared/domain/time.ts";
import type {
  Acknowledgements,
  Mailings,
  Messages,
  ReminderTexts,
  Stakeholders,
  World,
} from "#shared/ports.ts";
import type { ContentParts } from "#shared/use-cases/reminder-content.ts";
import type { StaffSurroundings } from "./staff-pages.ts";

export type RemindersParts = StaffSurroundings &
  ContentParts &
  Pick<World, "terms"> & {
    readonly mailings: Pick<Mailings, "find" | "list" | "replace">;
    readonly messages: Pick<Messages, "add">;
    readonly reminderTexts: ReminderTexts;
    readonly stakeholders: Pick<Stakeholders, "page" | "count">;
    readonly acknowledgements: Pick<Acknowledgements, "page">;
  };

/** Somebody is signed in, but has no post that sees to reminders. */
export const notYourReminders = (
  { school }: Pick<RemindersParts, "school">,
  request: PageRequest,
  member: Member,
  detail = "Reminders are for the headteacher, the computing lead, the safeguarding lead and the school office.",
) => notOpen(school, request, member, { detail });

/** School years around the present, in which a term may be written about. */
const yearsAround = { before: 1, after: 2 };

/** The term of an address: none of a time that nobody plans, so that no texts pile up. */
export function termIn(key: string, now: Instant): Term | undefined {
  const term = termOfKey(key);
  const present = yearOf(now);
  const isNear =
    term && term.year >= present - yearsAround.before && term.year <= present + yearsAround.after;
  return isNear ? term : undefined;
}
