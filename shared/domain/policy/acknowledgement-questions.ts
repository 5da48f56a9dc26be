import { signatureOf } from "../incident/acting.ts";
import type { Member } from "../school/session.ts";
import type { Instant } from "../time.ts";
import type { PolicyQuestion } from "./acknowledgement.ts";

/** Questions go to the headteacher, who answers for the policy, and are nobody else’s to read. */
export const mayReadQuestions = ({ roles }: Pick<Member, "roles">): boolean =>
  roles.includes("headteacher");

/** What can be done with a question: the words on the button, and what is said of it afterwards. */
export const questionChanges = {
  answered: { button: "I have answered it", banner: "The question is marked as answered" },
  waiting: { button: "It is not answered yet", banner: "The question waits for an answer again" },
} as const;
export type QuestionChange = keyof typeof questionChanges;

export const isQuestionChange = (text: string): text is QuestionChange =>
  Object.hasOwn(questionChanges, text);

/** What can be done with it now. */
export const changeOf = ({ answered }: PolicyQuestion): QuestionChange =>
  answered ? "waiting" : "answered";

/** The question as it is after the change; the same one if that is how it is. */
export function withChange(
  seen: PolicyQuestion,
  change: QuestionChange,
  by: Member,
  at: Instant,
): PolicyQuestion {
  if (change !== changeOf(seen)) return seen;
  const { answered: _, ...rest } = seen;
  const next = { ...rest, revision: seen.revision + 1 };
  return change === "answered" ? { ...next, answered: { at, by: signatureOf(by) } } : next;
}
