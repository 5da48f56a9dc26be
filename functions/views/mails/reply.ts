import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterOf } from "./letter.tsx";

/**
 * Tells a reporter that the school has written, and nothing of what: the mailbox may be shared, or
 * not be theirs. The subject does not even say that there was a report.
 */
export const replyLetter = ({ about }: Message, school: SchoolProfile, baseUrl: string): Letter =>
  letterOf("The school has answered you", [
    `${school.name} has written an answer for you.`,
    { name: "Reference", fact: about },
    "To read it, open this page and enter your receipt: the 16 digits that you were given.",
    { words: "Read the answer", link: `${baseUrl}${pathTo("followUp")}` },
    "You can write back on the same page. Please do not answer this mail.",
    `If you no longer have your receipt, call the school on ${school.phone} and quote the reference. Nobody will ever ask you for your receipt.`,
    school.name,
  ]);
