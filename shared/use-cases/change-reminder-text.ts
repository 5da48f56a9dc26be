import { signatureOf } from "../domain/incident/acting.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { seesReminders } from "../domain/reminders/reminder-access.ts";
import type { TermText } from "../domain/reminders/term-text.ts";
import type { Member } from "../domain/school/session.ts";
import type { ReminderTexts, World } from "../ports.ts";

export type TextRefusal =
  | { readonly why: "not-allowed" }
  /** Somebody changed it meanwhile: as it stands now. Nothing was changed now. */
  | { readonly why: "changed-meanwhile"; readonly text: TermText };

type Parts = Pick<World, "clock"> & {
  readonly reminderTexts: Pick<ReminderTexts, "find" | "replace">;
};

/** Languages in one order, so that equal paragraphs are equal as text. */
const asText = (paragraphs: TermText["paragraphs"]): string =>
  JSON.stringify(Object.entries(paragraphs).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Keeps the term's own paragraph: on the version that the person saw, or not at all. */
export async function changeReminderText(
  { reminderTexts, clock }: Parts,
  school: string,
  member: Member,
  wanted: Pick<TermText, "term" | "paragraphs"> & { readonly seen: number },
): Promise<Outcome<TermText, TextRefusal>> {
  if (!seesReminders(member)) return refused({ why: "not-allowed" });
  const { term, paragraphs, seen } = wanted;
  const found = await reminderTexts.find(school, term);
  if (asText(found.paragraphs) === asText(paragraphs)) return done(found);
  if (found.version !== seen) return refused({ why: "changed-meanwhile", text: found });
  const changed = { at: clock.now(), by: signatureOf(member) };
  const next = { term, paragraphs, version: seen + 1, changed };
  if (await reminderTexts.replace(school, found, next)) return done(next);
  return refused({ why: "changed-meanwhile", text: await reminderTexts.find(school, term) });
}
