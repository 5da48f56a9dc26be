import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, readPeriod } from "#shared/domain/school/school-year.ts";
import { day, dayInWords } from "#shared/domain/time.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { becauseOfYourPost } from "./staff-words.ts";

/** `monitoring-2027-spring` as people say it. */
const termWords = (about: string): string => {
  const period = readPeriod(about.replace(/^monitoring-/, ""));
  return period ? periodWords(period) : "this term";
};

/** Asks whoever looks after it to look at the sites that people use, and to record what they found. */
export function monitoringDueLetter(
  { about, facts = {} }: Message,
  school: SchoolProfile,
  baseUrl: string,
): Letter {
  const term = termWords(about);
  const endsOn = day.safeParse(facts["endsOn"]).data;
  const isLast = facts["notice"] === "ending";
  const ends = endsOn ? ` The term ends on ${dayInWords(endsOn)}.` : "";
  return letterOf(`Monitoring of social media sites, ${term}`, [
    isLast
      ? `Nobody has recorded yet this term that they looked at the social media sites people use.${ends}`
      : `A new term has begun. Once a term somebody looks at the social media sites that people use, because the policy says that the school intends to monitor them.${ends}`,
    "Look only at what is public: no one’s private account, and no child’s. Then say which sites you looked at and what you found. If you find something that should be in the register, report it as an incident first.",
    { words: "Record what you looked at", link: `${baseUrl}${pathTo("monitoringRecord")}` },
    "If it was recorded meanwhile, there is nothing to do.",
    becauseOfYourPost,
    school.name,
  ]);
}
