import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, readPeriod } from "#shared/domain/school/school-year.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { becauseOfYourPost } from "./staff-words.ts";

const waitingWords = (count: string | undefined): string =>
  count === "1"
    ? "One proposal for the list of sites, apps and games waits to be decided."
    : `${(count ?? "some").replace(/^[a-z]/, (letter) => letter.toUpperCase())} proposals for the list of sites, apps and games wait to be decided.`;

/** Tells a lead that something on the site list waits for them: how much, and not what. */
export const sitesWaitingLetter = (
  { facts }: Pick<Message, "facts">,
  school: SchoolProfile,
  baseUrl: string,
): Letter =>
  letterOf("Proposals for the list of sites wait for you", [
    waitingWords(facts?.["count"]),
    { words: "See and decide them", link: `${baseUrl}${pathTo("siteProposals")}` },
    "Sign in as the computing lead or the safeguarding lead. Nothing on the list changes before one of you accepts it; a lower age needs both of you. If they are decided by now, there is nothing to do.",
    becauseOfYourPost,
    school.name,
  ]);

/** `sites-2026-autumn` as people say it. */
const termWords = (about: string): string => {
  const period = readPeriod(about.replace(/^sites-/, ""));
  return period ? periodWords(period).toLowerCase() : "this term";
};

/** Asks a lead to look the whole list over, once a term. */
export const sitesConfirmLetter = (
  { about }: Pick<Message, "about">,
  school: SchoolProfile,
  baseUrl: string,
): Letter =>
  letterOf("Confirm the list of sites for this term", [
    `Parents see on the list when somebody at ${school.name} last looked at each age. Please look it over for the ${termWords(about)}.`,
    {
      words: "Look over and confirm the list",
      link: `${baseUrl}${pathTo("sitesStep", { step: "confirm" })}`,
    },
    "It takes about twenty minutes: leave out what you could not check, and confirm the rest with one press. Both leads get this mail; one of you is enough.",
    becauseOfYourPost,
    school.name,
  ]);
