import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, readPeriod } from "#shared/domain/school/school-year.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { becauseOfYourPost } from "./staff-words.ts";

/** `terms-2027-spring` as people say it. */
const termWords = (about: string): string => {
  const period = readPeriod(about.replace(/^terms-/, ""));
  return period ? periodWords(period) : "the next term";
};

/** Tells that a term has no dates, so that nobody will be reminded of the policy in it. */
export function termsMissingLetter(
  { about }: Message,
  school: SchoolProfile,
  baseUrl: string,
): Letter {
  const term = termWords(about);
  return letterOf(`Term dates are missing: ${term}`, [
    `${term} has no dates yet. It has begun already, or may begin within 60 days.`,
    "Staff, governors, volunteers and families are reminded of the social media policy on the first school day of each term. Without dates nobody is reminded, because nothing is sent on a guess.",
    { words: "Add the dates", link: `${baseUrl}${pathTo("terms")}` },
    "You can type them, or take them from the calendar file of your council. If you have added them since, there is nothing to do.",
    becauseOfYourPost,
    school.name,
  ]);
}
