import { problemPage } from "#functions/views/pages/problem.tsx";
import { seesFigures } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Answer, html, problem } from "./answers.ts";
import type { PageRequest } from "./request.ts";

export interface NotOpen {
  /** Whom it is open to, or why not to this person: all that a program is told. */
  readonly detail: string;
  readonly title?: string;
  /** What a person is told; the detail alone if nothing is said. */
  readonly sentences?: readonly string[];
  readonly link?: { readonly href: string; readonly text: string };
}

/** Somebody is signed in, but this is not for their post at the school. */
export const notOpen = (
  school: SchoolProfile,
  { wantsJson }: PageRequest,
  member: Member,
  { detail, title = "This is not open to you", sentences = [detail], link }: NotOpen,
): Answer =>
  wantsJson
    ? problem({ status: 403, title: "Forbidden", detail })
    : html(problemPage({ school, member, title, sentences, link }), 403);

/** The register and its incidents are not for everybody who may sign in. */
export const notYours = (school: SchoolProfile, request: PageRequest, member: Member): Answer =>
  notOpen(school, request, member, {
    detail: "Your role does not open the register.",
    title: "The register is not open to you",
    sentences: [
      "You are signed in, but your role at the school does not open the register.",
      "If you think that it should, ask the headteacher.",
    ],
    ...(seesFigures(member) && {
      link: { href: pathTo("summary"), text: "See the figures by term and year" },
    }),
  });

/** What was posted is no form, or too long for one. */
export const unreadableForm = (
  school: SchoolProfile,
  member: Member,
  why = "What your browser sent is too long or is not a form. Nothing was changed.",
): Answer =>
  html(problemPage({ school, member, title: "This form cannot be read", sentences: [why] }), 400);
