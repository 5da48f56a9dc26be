import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { becauseOfYourPost } from "./staff-words.ts";

/** Tells the headteacher that somebody has a question about the policy, and neither who nor what. */
export const policyQuestionLetter = (
  { facts }: Pick<Message, "facts">,
  school: SchoolProfile,
  baseUrl: string,
): Letter =>
  letterOf("A question about the social media policy waits for you", [
    `Somebody has read the social media policy of ${school.name} and has a question about it.`,
    ...(facts?.["version"] ? [{ name: "Version of the policy", fact: facts["version"] }] : []),
    { words: "Read the question", link: `${baseUrl}${pathTo("policyQuestions")}` },
    "Sign in to read it. Answer by mail or in person, and mark it there as answered.",
    becauseOfYourPost,
    school.name,
  ]);
