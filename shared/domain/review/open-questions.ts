import { aboutOf } from "../mail/message.ts";
import type { MonitoringTask } from "../monitoring/monitoring-due.ts";
import { periodWords, type Term } from "../school/school-year.ts";
import { daysWithoutRun, type RefreshRun } from "../sites/refresh-run.ts";
import { isPublished, type SiteList } from "../sites/site-list.ts";
import type { Instant } from "../time.ts";

/** So many are counted of anything: more are as good as many. */
export const mostCounted = 100;

/** Something that is open on the day of the evidence. In numbers: names stand where it is worked on. */
export interface OpenQuestion {
  readonly what:
    | "policy-questions"
    | "term-dates"
    | "site-drafts"
    | "site-proposals"
    | "failed-mail"
    | "sources"
    | "monitoring";
  /** `3 questions about the policy wait for an answer`. */
  readonly words: string;
  /** Absent of what is there or not. */
  readonly count?: number;
}

/** What was found of each; nothing where the school has no such thing. */
export interface Unsettled {
  readonly unanswered: number;
  readonly missingTerm: Term | undefined;
  readonly list: Pick<SiteList, "sites">;
  readonly proposals: number;
  /** Ids of messages that were given up. */
  readonly givenUp: readonly { readonly id: string }[];
  readonly lastRun: RefreshRun | undefined;
  readonly task: MonitoringTask;
  readonly at: Instant;
}

const number = (count: number, one: string, several: string): string => {
  if (count >= mostCounted) return `${mostCounted} or more ${several}`;
  return count === 1 ? `1 ${one}` : `${count} ${several}`;
};

const counted = (
  what: OpenQuestion["what"],
  count: number,
  one: string,
  several: string,
): readonly OpenQuestion[] =>
  count === 0 ? [] : [{ what, count, words: number(count, one, several) }];

function sourceQuestions({ lastRun, at }: Unsettled): readonly OpenQuestion[] {
  const days = daysWithoutRun(lastRun, at);
  if (days !== undefined) {
    return [
      { what: "sources", words: `The sources of the site list were not asked for ${days} days` },
    ];
  }
  const down = (lastRun?.results ?? []).filter(
    ({ outcome }) => outcome === "failed" || outcome === "quarantined",
  );
  return counted(
    "sources",
    down.length,
    "source of the site list could not be read last time",
    "sources of the site list could not be read last time",
  );
}

const monitoringQuestion = ({ task }: Unsettled): readonly OpenQuestion[] =>
  task.standing === "last-call" || task.standing === "missed"
    ? [
        {
          what: "monitoring",
          words: `Nobody recorded monitoring in the ${periodWords(task.term).toLowerCase()}`,
        },
      ]
    : [];

/** What the governors may want to ask about, in the order of the evidence. */
export function openQuestions(found: Unsettled): readonly OpenQuestion[] {
  const { unanswered, missingTerm, list, proposals, givenUp } = found;
  // Mail about an incident is for those who work on it: not even its number is for everybody.
  const mail = givenUp.filter(({ id }) => aboutOf(id) === undefined).length;
  return [
    ...counted(
      "policy-questions",
      unanswered,
      "question about the policy waits for an answer",
      "questions about the policy wait for an answer",
    ),
    ...(missingTerm
      ? [
          {
            what: "term-dates" as const,
            words: `The ${periodWords(missingTerm).toLowerCase()} has no dates, so nobody can be reminded in it`,
          },
        ]
      : []),
    ...monitoringQuestion(found),
    ...counted(
      "site-drafts",
      list.sites.filter((one) => !isPublished(one)).length,
      "record of the site list is a draft",
      "records of the site list are drafts",
    ),
    ...counted(
      "site-proposals",
      proposals,
      "proposal for the site list waits for a decision",
      "proposals for the site list wait for a decision",
    ),
    ...sourceQuestions(found),
    ...counted(
      "failed-mail",
      mail,
      "mail did not get out, and waits for somebody",
      "mails did not get out, and wait for somebody",
    ),
  ];
}
