import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { becauseOfYourPost, linkFor, notByMail } from "./staff-words.ts";

const urgencyWords = {
  today: "Please look at it today.",
  soon: "Please look at it within the next few school days.",
} as const;

/** What to do, for those who sign in to the register and for those who do not. */
const nextWords = ({ to }: Message, school: SchoolProfile): string =>
  to.signsIn
    ? `Sign in to read it. ${notByMail}`
    : `You are told because personal data may be concerned. Ask the school for what you need to know, on ${school.phone}. ${notByMail}`;

/**
 * Tells that there is a new incident, and nothing about it but its reference and how soon to look:
 * the mail may be read on a shared computer, or by the person it is about.
 */
export function alertLetter(message: Message, school: SchoolProfile, baseUrl: string): Letter {
  const { about, urgency } = message;
  return letterOf(`New report in the register: ${about}`, [
    `A new report has come in under the social media policy of ${school.name}.`,
    { name: "Reference", fact: about },
    urgencyWords[urgency],
    ...linkFor(message, baseUrl, "Open the report"),
    nextWords(message, school),
    becauseOfYourPost,
    school.name,
  ]);
}
