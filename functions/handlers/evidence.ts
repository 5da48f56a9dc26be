import { html, json } from "#functions/http/answers.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import { told, toldEach } from "#functions/http/told-figures.ts";
import { evidencePage } from "#functions/views/pages/evidence/evidence-page.tsx";
import type { Summary } from "#shared/domain/incident/shown-figures.ts";
import type { Evidence } from "#shared/domain/review/evidence.ts";
import { periodKey, readPeriod, yearOf } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Instant } from "#shared/domain/time.ts";
import { type EvidenceParts, readEvidence } from "#shared/use-cases/read-evidence.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings & EvidenceParts;

/** The school year of `?year=2026` or `2026-27`; the present one without it; undefined if it is none. */
function askedYear(request: PageRequest, now: Instant): number | undefined {
  const asked = request.query("year");
  if (asked === "") return yearOf(now);
  const year = /^20\d\d$/.test(asked) ? Number(asked) : undefined;
  const period = year === undefined ? readPeriod(asked) : { year };
  return period && !("term" in period) && period.year <= yearOf(now) ? period.year : undefined;
}

const toldFigures = ({ period, figures, received, isCut }: Summary) => ({
  year: periodKey(period),
  cut: isCut,
  total: told(figures.total),
  received: toldEach(received),
  kinds: toldEach(figures.kinds),
  categories: toldEach(figures.categories),
  relationships: toldEach(figures.relationships),
  risks: toldEach(figures.risks),
  progress: toldEach(figures.progress),
  sites: toldEach(figures.sites),
  overdueActions: told(figures.overdueActions),
});

/** The evidence as other programs get it: the same facts as on the page. */
const toldOf = ({ figures, before, lessons, monitoring, year, ...rest }: Evidence) => ({
  year: periodKey({ year }),
  ...rest,
  figures: toldFigures(figures),
  yearBefore: toldFigures(before),
  lessons: toldEach(lessons),
  monitoring: monitoring.map(({ term, incidents, ...line }) => ({
    term: periodKey(term),
    ...line,
    incidents: told(incidents),
  })),
});

async function show(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const now = clock.now();
  const year = askedYear(request, now);
  if (year === undefined) return notFound(school, request);
  const outcome = await readEvidence(parts, school, member, year);
  if (!outcome.ok) {
    const detail =
      "The evidence for the review is open to governors, their clerk, the headteacher and the two leads.";
    return notOpen(school, request, member, { detail });
  }
  const evidence = outcome.value;
  return request.wantsJson
    ? json(toldOf(evidence))
    : html(evidencePage({ school, member, evidence }));
}

/** What a school year leaves for the review of the policy, to read and to print. */
export const evidence = (parts: Parts) =>
  staffPages(parts, (request, member) => show(parts, request, member));
