import { html, json } from "#functions/http/answers.ts";
import { askedPeriod } from "#functions/http/asked-period.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import { told, toldEach } from "#functions/http/told-figures.ts";
import { summaryPage } from "#functions/views/pages/summary.tsx";
import { routes } from "#shared/contract/routes.ts";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import type { Summary } from "#shared/domain/incident/shown-figures.ts";
import { boundsOf, periodKey } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import type { Audit, Incidents } from "#shared/ports.ts";
import { mostLines, readSummary } from "#shared/use-cases/read-summary.ts";
import { answerExport } from "./export-register.ts";
import { answerLessons } from "./lessons.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings & {
  readonly incidents: Pick<Incidents, "page" | "findAll">;
  readonly audit: Pick<Audit, "add">;
};

const detail = "Your role at the school does not open this.";
const notForYou = {
  detail,
  sentences: [detail, "If you think that it should, ask the headteacher."],
};

/** The summary as other programs get it: the same facts as on the page. */
const toldOf = ({ period, audience, figures, received, isCut }: Summary) => ({
  period: periodKey(period),
  ...boundsOf(period),
  exact: audience === "exact",
  cut: isCut,
  total: told(figures.total),
  received: toldEach(received),
  kinds: toldEach(figures.kinds),
  categories: toldEach(figures.categories),
  relationships: toldEach(figures.relationships),
  risks: toldEach(figures.risks),
  ...(figures.statuses && { statuses: toldEach(figures.statuses) }),
  progress: toldEach(figures.progress),
  sites: toldEach(figures.sites),
  clauses: toldEach(figures.clauses),
  overdueActions: told(figures.overdueActions),
  ...(figures.daysToClose && { daysToClose: figures.daysToClose }),
});

async function show(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const now = clock.now();
  const period = askedPeriod(request, now);
  if (!period) return notFound(school, request);
  const outcome = await readSummary(parts, school, member, { period, today: schoolDay(now) });
  if (!outcome.ok) return undefined;
  const summary = outcome.value;
  return request.wantsJson
    ? json(toldOf(summary))
    : html(summaryPage({ school, member, summary, now, mostLines }));
}

/** What this address shows to this person; undefined if it is not for their post at the school. */
async function answerTo(parts: Parts, request: PageRequest, member: Member) {
  if (request.path === routes.lessons.path) return answerLessons(parts, request, member);
  if (request.path !== routes.registerCsv.path) return show(parts, request, member);
  return worksTheRegister(member) ? answerExport(parts, request, member) : undefined;
}

/** What leaders and governors see of the register in numbers, its lessons, and the register as a file. */
export const summary = (parts: Parts) =>
  staffPages(
    parts,
    async (request, member) =>
      (await answerTo(parts, request, member)) ?? notOpen(parts.school, request, member, notForYou),
  );
