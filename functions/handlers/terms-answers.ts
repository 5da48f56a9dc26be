import { html, problem } from "#functions/http/answers.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { problemPage } from "#functions/views/pages/problem.tsx";
import type { Member } from "#shared/domain/school/session.ts";
import type { Terms } from "#shared/ports.ts";
import type { StaffSurroundings } from "./staff-pages.ts";

export type TermsParts = StaffSurroundings & { readonly terms: Terms };

/** Somebody is signed in, but has no post at the school, or none that sets terms. */
export const notYourTerms = (
  { school }: TermsParts,
  { wantsJson }: PageRequest,
  member: Member,
) => {
  const detail = "Term dates are set by the headteacher, the clerk and the school office.";
  if (wantsJson) return problem({ status: 403, title: "Forbidden", detail });
  const title = "This is not open to you";
  return html(problemPage({ school, member, title, sentences: [detail] }), 403);
};

export const unreadableForm = ({ school }: TermsParts, member: Member) =>
  html(
    problemPage({
      school,
      member,
      title: "This form cannot be read",
      sentences: ["What your browser sent is too long or is not a form. Nothing was changed."],
    }),
    400,
  );
