import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { actionLetter } from "./action.ts";
import { alertLetter } from "./alert.ts";
import type { Letter } from "./letter.tsx";
import { monitoringDueLetter } from "./monitoring-due.ts";
import { policyQuestionLetter } from "./policy-question.ts";
import { reminderTestLetter } from "./reminder-test.ts";
import { replyLetter } from "./reply.ts";
import { reporterWroteLetter } from "./reporter-wrote.ts";
import { reviewLetter } from "./review.ts";
import { sitesConfirmLetter, sitesWaitingLetter } from "./sites.ts";
import { termsMissingLetter } from "./terms-missing.ts";

/** The words of a message. It is written anew at each try, so it says nothing that time makes wrong. */
export function letterFor(message: Message, school: SchoolProfile, baseUrl: string): Letter {
  switch (message.kind) {
    case "alert":
      return alertLetter(message, school, baseUrl);
    case "reply":
      return replyLetter(message, school, baseUrl);
    case "reporter-wrote":
      return reporterWroteLetter(message, school, baseUrl);
    case "action-due":
    case "action-late":
      return actionLetter(message, message.kind, school, baseUrl);
    case "reminder-test":
      return reminderTestLetter(message, school, baseUrl);
    case "terms-missing":
      return termsMissingLetter(message, school, baseUrl);
    case "monitoring-due":
      return monitoringDueLetter(message, school, baseUrl);
    case "policy-question":
      return policyQuestionLetter(message, school, baseUrl);
    case "sites-waiting":
      return sitesWaitingLetter(message, school, baseUrl);
    case "sites-confirm":
      return sitesConfirmLetter(message, school, baseUrl);
    case "review-opened":
    case "review-soon":
    case "review-due":
    case "review-overdue":
    case "review-proposed":
    case "review-sign":
    case "review-decided":
      return reviewLetter(message, message.kind, school, baseUrl);
    // What a mailing says stands in its content: `reminder-letter.ts`.
    case "reminder":
    case "follow-up":
    case "new-version":
      throw new Error(`A message cannot say what its mailing says: ${message.kind}`);
  }
}
