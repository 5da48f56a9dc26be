import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { PolicyQuestion } from "../domain/policy/acknowledgement.ts";
import {
  mayReadQuestions,
  type QuestionChange,
  withChange,
} from "../domain/policy/acknowledgement-questions.ts";
import type { Member } from "../domain/school/session.ts";
import type { PolicyQuestions, World } from "../ports.ts";

const questionsOnPage = 50;

export interface QuestionsView {
  /** Those that wait for an answer first, then by when they were asked, the newest first. */
  readonly questions: readonly PolicyQuestion[];
  /** Where the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

const place = ({ answered, askedAt }: PolicyQuestion): string => `${answered ? 0 : 1} ${askedAt}`;

/** The questions about the policy, the newest version first, a page at a time. */
export async function readPolicyQuestions(
  { policyQuestions }: { readonly policyQuestions: Pick<PolicyQuestions, "page"> },
  school: string,
  member: Member,
  after: string | undefined,
): Promise<Outcome<QuestionsView, "not-allowed">> {
  if (!mayReadQuestions(member)) return refused("not-allowed");
  const { found, more } = await policyQuestions.page(school, { limit: questionsOnPage, after });
  return done({
    questions: found.toSorted((one, other) => (place(one) < place(other) ? 1 : -1)),
    next: more ? found.at(-1)?.id : undefined,
  });
}

/** Marks a question as answered, or as waiting again: one read, one conditional write. */
export async function changePolicyQuestion(
  {
    policyQuestions,
    clock,
  }: Pick<World, "clock"> & { readonly policyQuestions: Pick<PolicyQuestions, "find" | "replace"> },
  school: string,
  member: Member,
  { id, change }: { readonly id: string; readonly change: QuestionChange },
): Promise<Outcome<PolicyQuestion, "not-allowed" | "not-found" | "changed-meanwhile">> {
  if (!mayReadQuestions(member)) return refused("not-allowed");
  const seen = await policyQuestions.find(school, id);
  if (!seen) return refused("not-found");
  const next = withChange(seen, change, member, clock.now());
  if (next === seen || (await policyQuestions.replace(seen, next))) return done(next);
  return refused("changed-meanwhile");
}
