import { type Message, queuedMessage } from "../mail/message.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { PolicyQuestion } from "./acknowledgement.ts";

/** What tells the headteacher that a question waits, and nothing of what it asks. Each exists once. */
export const questionMails = (
  { id, version, askedAt }: Pick<PolicyQuestion, "id" | "version" | "askedAt">,
  { id: school, people }: Pick<SchoolProfile, "id" | "people">,
): readonly Message[] =>
  people
    .filter(({ roles }) => roles.includes("headteacher"))
    .map(({ id: person, name, email }) =>
      queuedMessage(
        {
          school,
          kind: "policy-question",
          about: `question-${id}`,
          duty: "policy-question",
          to: { id: person, name, email, signsIn: true },
          facts: { version: String(version) },
        },
        askedAt,
      ),
    );
