import { type Message, messageId } from "../mail/message.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { PolicyQuestion } from "./acknowledgement.ts";

/** What tells the headteacher that a question waits, and nothing of what it asks. Each exists once. */
export const questionMails = (
  { id, version, askedAt }: Pick<PolicyQuestion, "id" | "version" | "askedAt">,
  { id: school, people }: Pick<SchoolProfile, "id" | "people">,
): readonly Message[] =>
  people
    .filter(({ roles }) => roles.includes("headteacher"))
    .map(({ id: person, name, email }) => {
      const about = `question-${id}`;
      return {
        school,
        id: messageId(about, "policy-question", person),
        version: 1,
        kind: "policy-question",
        about,
        urgency: "soon",
        to: { id: person, name, email, signsIn: true },
        status: "queued",
        facts: { version: String(version) },
        attempts: 0,
        createdAt: askedAt,
        dueAt: askedAt,
      };
    });
