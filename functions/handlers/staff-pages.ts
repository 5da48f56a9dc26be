import type { Answer } from "#functions/http/answers.ts";
import { type PageSurroundings, pages } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { sessionCookie, signInFirst } from "#functions/http/session-cookie.ts";
import type { Member, Session } from "#shared/domain/school/session.ts";
import type { World } from "#shared/ports.ts";
import { findSession } from "#shared/use-cases/sign-in.ts";

export type StaffSurroundings = PageSurroundings & Pick<World, "sessions" | "ids">;

/** Pages for whoever is signed in. What a person may see there is the answer's business. */
export const staffPages = (
  parts: StaffSurroundings,
  answer: (request: PageRequest, member: Member, session: Session) => Promise<Answer> | Answer,
) =>
  pages(parts, async (request) => {
    const secret = request.cookie(sessionCookie);
    const session = secret === "" ? undefined : await findSession(parts, parts.school.id, secret);
    return session ? answer(request, session.member, session) : signInFirst(request);
  });
