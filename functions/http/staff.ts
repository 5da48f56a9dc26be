import { problemPage } from "#functions/views/pages/problem.tsx";
import { seesFigures } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Answer, html, problem } from "./answers.ts";
import type { PageRequest } from "./request.ts";

/** Somebody is signed in, but this is not for their post at the school. */
export const notYours = (
  school: SchoolProfile,
  { wantsJson }: PageRequest,
  member: Member,
): Answer =>
  wantsJson
    ? problem({ status: 403, title: "Forbidden", detail: "Your role does not open the register." })
    : html(
        problemPage({
          school,
          member,
          title: "The register is not open to you",
          sentences: [
            "You are signed in, but your role at the school does not open the register.",
            "If you think that it should, ask the headteacher.",
          ],
          ...(seesFigures(member) && {
            link: { href: pathTo("summary"), text: "See the figures by term and year" },
          }),
        }),
        403,
      );
