import { messageId } from "../domain/mail/message.ts";
import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import { seesReminders } from "../domain/reminders/reminder-access.ts";
import { reminderId } from "../domain/reminders/reminder-due.ts";
import type { Audience } from "../domain/reminders/stakeholder.ts";
import { factsOfTest } from "../domain/reminders/test-facts.ts";
import type { Term } from "../domain/school/school-year.ts";
import type { Member } from "../domain/school/session.ts";
import type { Mailings, Messages, World } from "../ports.ts";
import { type ContentParts, draftOf } from "./reminder-content.ts";

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
  const { school, mailings, messages, clock, ids } = parts;
  const now = clock.now();
  const content = await draftOf(parts, await mailings.list(school.id), term, now);
  const about = reminderId(term);
  const recipient = ids.digest(addressToDigest(member.email)).slice(0, 32);
  const minute = now.replaceAll(/\D/g, "").slice(0, 12);
  await messages.add({
    school: school.id,
    id: messageId(about, `test-${audience}-${language}`, `${recipient}-${minute}`),
    version: 1,
    kind: "reminder-test",
    about,
    urgency: "soon",
    to: { id: recipient, name: member.name, email: member.email, signsIn: true },
    status: "queued",
    facts: factsOfTest({ audience, language, content }),
    attempts: 0,
    createdAt: now,
    dueAt: now,
  });
  return done(undefined);
}
