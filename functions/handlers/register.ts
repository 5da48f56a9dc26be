import { html, json } from "#functions/http/answers.ts";
import { cursorOf } from "#functions/http/cursor.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notYours } from "#functions/http/staff.ts";
import { registerPage } from "#functions/views/pages/register.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import {
  filterQuery,
  type RegisterFilter,
  readFilter,
} from "#shared/domain/incident/register-filter.ts";
import { toldOfLine } from "#shared/domain/incident/told.ts";
import { boundsOf, readPeriod } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Incidents, MessageList } from "#shared/ports.ts";
import { countGivenUp } from "#shared/use-cases/read-given-up.ts";
import { readMyWork, readRegister } from "#shared/use-cases/read-register.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings & {
  readonly incidents: Pick<Incidents, "page" | "exclusions">;
  readonly messageList: Pick<MessageList, "givenUp">;
};

const between = ({ period }: RegisterFilter) => {
  const known = period === undefined ? undefined : readPeriod(period);
  return known && boundsOf(known);
};

async function list(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const after = cursorOf(request);
  const isFirst = after === undefined;
  const filter = readFilter((name) => request.query(name));
  const now = clock.now();
  const question = { filter, now, between: between(filter), after };
  // Whoever looks for something is shown it; whoever just opens the register sees their own work first.
  const isStart = isFirst && filterQuery(filter).size === 0 && !request.wantsJson;
  const [view, work, givenUp] = await Promise.all([
    readRegister(parts, school, member, question),
    isStart ? readMyWork(parts, school, member, now) : undefined,
    isStart ? countGivenUp(parts, school, member) : 0,
  ]);
  const query = filterQuery(filter);
  if (view.next !== undefined) query.set("after", view.next);
  const next = view.next === undefined ? undefined : `${pathTo("register")}?${query}`;
  if (request.wantsJson) {
    return json({
      incidents: view.lines.map(toldOfLine),
      searchedTo: view.searchedTo ?? null,
      next: next ?? null,
    });
  }
  return html(registerPage({ school, member, view, work, givenUp, filter, isFirst, next, now }));
}

/** The register, as a page and as JSON. */
export const register = (parts: Parts) =>
  staffPages(parts, (request, member) =>
    worksTheRegister(member)
      ? list(parts, request, member)
      : notYours(parts.school, request, member),
  );
