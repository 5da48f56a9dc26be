import { html, json, problem } from "#functions/http/answers.ts";
import { notFound, type PageSurroundings, pages } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { sessionCookie, signInFirst } from "#functions/http/session-cookie.ts";
import { incidentPage } from "#functions/views/pages/incident.tsx";
import { problemPage } from "#functions/views/pages/problem.tsx";
import { registerPage } from "#functions/views/pages/register.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import { readReference } from "#shared/domain/incident/reference.ts";
import { filterQuery, readFilter } from "#shared/domain/incident/register-filter.ts";
import { toldOfIncident, toldOfLine } from "#shared/domain/incident/told.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Incidents, World } from "#shared/ports.ts";
import { readIncident, readRegister } from "#shared/use-cases/read-register.ts";
import { findMember } from "#shared/use-cases/sign-in.ts";

type Parts = PageSurroundings &
  Pick<World, "sessions" | "ids"> & { readonly incidents: Pick<Incidents, "find" | "page"> };

/** Cursors are sort keys: an instant and a reference. */
const longestCursor = 80;

const notYours = ({ school }: Parts, { wantsJson }: PageRequest, member: Member) =>
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
        }),
        403,
      );

async function list(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const after = request.query("after");
  const isFirst = after === "" || after.length > longestCursor;
  const filter = readFilter((name) => request.query(name));
  const now = clock.now();
  const view = await readRegister(parts, school, member, {
    filter,
    now,
    after: isFirst ? undefined : after,
  });
  const query = filterQuery(filter);
  if (view.next !== undefined) query.set("after", view.next);
  const next = view.next === undefined ? undefined : `${pathTo("register")}?${query}`;
  if (request.wantsJson) return json({ incidents: view.lines.map(toldOfLine), next: next ?? null });
  return html(registerPage({ school, member, lines: view.lines, isFirst, next }));
}

async function one(parts: Parts, request: PageRequest, member: Member, typed: string) {
  const { school } = parts;
  const reference = readReference(typed);
  if (!reference) return notFound(school, request);
  const outcome = await readIncident(parts, school, member, reference);
  if (!outcome.ok) return notFound(school, request);
  return request.wantsJson
    ? json(toldOfIncident(outcome.value))
    : html(incidentPage({ school, member, incident: outcome.value }));
}

/** The register and one incident of it, as pages and as JSON. */
export const register = (parts: Parts) =>
  pages(parts, async (request) => {
    const secret = request.cookie(sessionCookie);
    const member = secret === "" ? undefined : await findMember(parts, parts.school.id, secret);
    if (!member) return signInFirst(request);
    if (!worksTheRegister(member)) return notYours(parts, request, member);
    const typed = request.parameter("reference");
    return typed === "" ? list(parts, request, member) : one(parts, request, member, typed);
  });
