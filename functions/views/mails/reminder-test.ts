import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { mayUnsubscribe } from "#shared/domain/reminders/stakeholder.ts";
import { type TestReminder, testOfFacts } from "#shared/domain/reminders/test-facts.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { type ReminderWords, reminderWords } from "./reminder-letter.ts";

/** The reminder as an audience would get it, with links that are nobody's: they lead to the policy. */
export function draftWords(
  { audience, language, content }: TestReminder,
  school: SchoolProfile,
  baseUrl: string,
): ReminderWords {
  const policy = `${baseUrl}${pathTo("policy")}`;
  const mayStop = mayUnsubscribe([audience]);
  return reminderWords({
    kind: "reminder",
    content,
    stakeholder: { audiences: [audience], language },
    school,
    baseUrl,
    links: { acknowledge: policy, ...(mayStop && { unsubscribe: policy }) },
  });
}

/** The reminder, sent to whoever wants to see it before it goes out. */
export function reminderTestLetter(
  { facts }: Message,
  school: SchoolProfile,
  baseUrl: string,
): Letter {
  const { subject, lines } = draftWords(testOfFacts(facts), school, baseUrl);
  return letterOf(`Test: ${subject}`, [
    "This is a test. Only you get it. Its button and its way to stop these mails lead to the policy here, and change nothing.",
    ...lines,
  ]);
}
