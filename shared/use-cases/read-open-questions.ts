import type { MonitoringTask } from "../domain/monitoring/monitoring-due.ts";
import { mostCounted, type OpenQuestion, openQuestions } from "../domain/review/open-questions.ts";
import { type TermDates, termWithoutDates } from "../domain/school/term-dates.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { MessageList, PolicyQuestions, Proposals, RefreshRuns } from "../ports.ts";
import { type ListParts, readSites } from "./read-sites.ts";

export type OpenParts = ListParts & {
  readonly policyQuestions: Pick<PolicyQuestions, "page">;
  readonly proposals: Pick<Proposals, "page">;
  readonly messageList: Pick<MessageList, "givenUp">;
  readonly refreshRuns: Pick<RefreshRuns, "latest">;
};

export interface Known {
  readonly terms: readonly TermDates[];
  readonly task: MonitoringTask;
  readonly at: Instant;
}

/** What is open now, in numbers: a call each for questions, list, proposals, mail and sources. */
export async function readOpenQuestions(
  parts: OpenParts,
  school: string,
  { terms, task, at }: Known,
): Promise<readonly OpenQuestion[]> {
  const [asked, list, waiting, mail, runs] = await Promise.all([
    parts.policyQuestions.page(school, { limit: 5 * mostCounted }),
    readSites(parts, school),
    parts.proposals.page(school, "open", { limit: mostCounted }),
    parts.messageList.givenUp(school, { limit: mostCounted }),
    parts.refreshRuns.latest(school, 1),
  ]);
  return openQuestions({
    unanswered: asked.found.filter(({ answered }) => !answered).length,
    missingTerm: termWithoutDates(terms, schoolDay(at)),
    list,
    proposals: waiting.found.length,
    givenUp: mail.found,
    lastRun: runs[0],
    task,
    at,
  });
}
