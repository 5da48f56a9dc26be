import { type Answer, html, withHeaders } from "#functions/http/answers.ts";
import { type ProblemPage, problemPage } from "#functions/views/pages/problem.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

/** What the link of a letter cannot do, and what to do now. */
export const letterProblem = (
  school: SchoolProfile,
  status: number,
  words: Pick<ProblemPage, "title" | "sentences" | "link">,
): Answer => html(problemPage({ school, ...words }), status);

/** The school has removed them from its list since the mail was sent. */
export const notOnTheList = (school: SchoolProfile): Answer =>
  letterProblem(school, 410, {
    title: "You are not on our list any more",
    sentences: [
      "The school has taken this address off its list since the mail was sent. There is nothing for you to do, and you get no more reminders.",
      `If you think that is wrong, tell the school office on ${school.phone}.`,
    ],
    link: { href: pathTo("policy"), text: "Read the policy" },
  });

/**
 * The address of the page holds what opens it, so no page is told where somebody comes from, not even
 * our own. Not "no-referrer": with it older browsers call the origin of our own forms "null".
 */
export const withoutAddress = (answer: Answer): Answer =>
  withHeaders(answer, { "referrer-policy": "strict-origin" });
