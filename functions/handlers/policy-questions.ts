import { html, json, seeOther } from "#functions/http/answers.ts";
import { cursorOf } from "#functions/http/cursor.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notOpen, unreadableForm } from "#functions/http/staff.ts";
import {
  isToldOfQuestion,
  questionsPage,
  type ToldOfQuestion,
} from "#functions/views/pages/acknowledge/questions-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { isQuestionChange } from "#shared/domain/policy/acknowledgement-questions.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { PolicyQuestions } from "#shared/ports.ts";
import { changePolicyQuestion, readPolicyQuestions } from "#shared/use-cases/policy-questions.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings & {
  readonly policyQuestions: Pick<PolicyQuestions, "find" | "page" | "replace">;
};

/** An id is a version and half a digest. */
const longestId = 40;

const headOnly = (school: SchoolProfile, request: PageRequest, member: Member) =>
  notOpen(school, request, member, {
    detail: "Questions about the policy go to the headteacher alone.",
  });

const listAddress = (query: Readonly<Record<string, string>>): string =>
  `${pathTo("policyQuestions")}?${new URLSearchParams(query)}`;

async function list(parts: Parts, request: PageRequest, member: Member) {
  const { school } = parts;
  const after = cursorOf(request, longestId);
  const view = await readPolicyQuestions(parts, school.id, member, after);
  if (!view.ok) return headOnly(school, request, member);
  const { questions, next: place } = view.value;
  const next = place === undefined ? undefined : listAddress({ after: place });
  if (request.wantsJson) {
    const shown = questions.map(
      ({ school: _school, hash: _hash, revision: _revision, ...one }) => one,
    );
    return json({ questions: shown, next: next ?? null });
  }
  const told = request.query("told");
  return html(
    questionsPage({
      school,
      member,
      questions,
      told: isToldOfQuestion(told) ? told : undefined,
      isFirst: after === undefined,
      next,
    }),
  );
}

async function posted(parts: Parts, request: PageRequest, member: Member) {
  const { school } = parts;
  const form = readForm(request);
  if (!form.ok) return unreadableForm(school, member);
  const id = form.fields.get("id") ?? "";
  const change = form.fields.get("change") ?? "";
  if (id.length > longestId || !isQuestionChange(change)) return notFound(school, request);
  const outcome = await changePolicyQuestion(parts, school.id, member, { id, change });
  const back = (told: ToldOfQuestion) => seeOther(listAddress({ told }));
  if (outcome.ok) return back(change);
  switch (outcome.refused) {
    case "not-allowed":
      return headOnly(school, request, member);
    case "not-found":
      return notFound(school, request);
    case "changed-meanwhile":
      return back(outcome.refused);
  }
}

/** What people have asked who read the policy, for the headteacher. */
export const policyQuestions = (parts: Parts) =>
  staffPages(parts, (request, member) =>
    request.method === "POST" ? posted(parts, request, member) : list(parts, request, member),
  );
