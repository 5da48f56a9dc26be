import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { becauseOfYourPost, linkFor, notByMail } from "./staff-words.ts";

/** Tells whoever sees to an incident that its reporter has written, and nothing of what. */
export const reporterWroteLetter = (
  message: Message,
  school: SchoolProfile,
  baseUrl: string,
): Letter =>
  letterOf(`The reporter of ${message.about} has written`, [
    "There is a new message from a reporter in the register.",
    { name: "Reference", fact: message.about },
    ...linkFor(message, baseUrl, "Read the message"),
    `Sign in to read it and to answer. ${notByMail}`,
    becauseOfYourPost,
    school.name,
  ]);
