import { pathTo } from "#shared/contract/routes.ts";
import { type MailingKind, messageKinds } from "#shared/domain/mail/message-kind.ts";
import type { Mailing, MailingResults } from "#shared/domain/reminders/mailing.ts";
import { type Audience, audiences } from "#shared/domain/reminders/stakeholder.ts";
import { periodWords, readPeriod } from "#shared/domain/school/school-year.ts";

/** The pages below the one of the reminders, and what is posted to them. */
export const reminderSteps = [
  "text",
  "preview",
  "test",
  "pause",
  "resume",
  "follow-up",
  "newsletter",
  "acknowledgements",
] as const;
export type ReminderStep = (typeof reminderSteps)[number];

export const reminderStep = (
  step: ReminderStep,
  query: Readonly<Record<string, string>> = {},
): string => {
  const asked = new URLSearchParams(query).toString();
  return `${pathTo("remindersStep", { step })}${asked && `?${asked}`}`;
};

const kindWords: Readonly<Record<MailingKind, string>> = {
  reminder: "Reminder",
  "follow-up": "Second request",
  "new-version": messageKinds["new-version"].words,
};

/** "Reminder, Autumn term 2026"; a new version has no term, but a number. */
export function mailingWords({ kind, id }: Pick<Mailing, "kind" | "id">): string {
  const rest = id.slice(kind.length + 1);
  const period = readPeriod(rest);
  return `${kindWords[kind]}, ${period ? periodWords(period) : `version ${rest}`}`;
}

/** What became of the mails, in the order in which it is told. */
export const resultWords: Readonly<Record<keyof MailingResults, string>> = {
  sent: "Sent",
  waiting: "Waiting",
  failed: "Did not get out",
  suppressed: "Stopped: mail came back before",
  unsubscribed: "Want no reminders",
};
export const resultNames = Object.keys(resultWords) as (keyof MailingResults)[];

export const sumOf = ({ results }: Pick<Mailing, "results">, name: keyof MailingResults): number =>
  audiences.reduce((sum, one) => sum + results[one][name], 0);

/** The audiences to which a mailing had something to send. */
export const audiencesIn = ({ results }: Pick<Mailing, "results">): readonly Audience[] =>
  audiences.filter((one) => Object.values(results[one]).some((count) => count > 0));
