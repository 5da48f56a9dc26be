import { queuedMessage } from "../domain/mail/message.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { seesReminders } from "../domain/reminders/reminder-access.ts";
import { reminderId } from "../domain/reminders/reminder-due.ts";
import type { Audience } from "../domain/reminders/stakeholder.ts";
import { factsOfTest } from "../domain/reminders/test-facts.ts";
import type { Term } from "../domain/school/school-year.ts";
import type { Member } from "../domain/school/session.ts";
import type { Mailings, Messages, World } from "../ports.ts";
import { type ContentParts, draftOf } from "./reminder-content.ts";
import { recipientOf } from "./skipped-stakeholders.ts";

type Parts = ContentParts &
  Pick<World, "clock"> & {
    readonly mailings: Pick<Mailings, "list">;
    readonly messages: Pick<Messages, "add">;
  };

export interface WantedTest {
  readonly term: Term;
  readonly audience: Audience;
  readonly language: string;
}

/** Sends the term's reminder to whoever asks, and nobody else: one a minute of each audience and language. */
export async function sendTestReminder(
  parts: Parts,
  member: Member,
  { term, audience, language }: WantedTest,
): Promise<Outcome<undefined, "not-allowed">> {
  if (!seesReminders(member)) return refused("not-allowed");
  const { school, mailings, messages, clock } = parts;
  const now = clock.now();
  const content = await draftOf(parts, await mailings.list(school.id), term, now);
  const about = reminderId(term);
  const { name, email } = member;
  const minute = now.replaceAll(/\D/g, "").slice(0, 12);
  const wanted = {
    school: school.id,
    kind: "reminder-test",
    about,
    duty: `test-${audience}-${language}-${minute}`,
    to: { id: recipientOf(parts, member), name, email, signsIn: true },
    facts: factsOfTest({ audience, language, content }),
  } as const;
  await messages.add(queuedMessage(wanted, now));
  return done(undefined);
}
