import { html, json } from "#functions/http/answers.ts";
import { askedPeriod } from "#functions/http/asked-period.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { toldEach } from "#functions/http/told-figures.ts";
import { lessonsPage } from "#functions/views/pages/lessons.tsx";
import type { PeriodLessons } from "#shared/domain/incident/lessons.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { boundsOf, periodKey } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import type { Audit, Incidents, World } from "#shared/ports.ts";
import { noteView } from "#shared/use-cases/audit.ts";
import { mostLessons, readLessons } from "#shared/use-cases/read-lessons.ts";

type Parts = Pick<World, "clock" | "ids"> & {
  readonly school: SchoolProfile;
  readonly incidents: Pick<Incidents, "page" | "findAll">;
  readonly audit: Pick<Audit, "add">;
};

/** The lessons as other programs get them: the same facts as on the page. */
const toldOf = ({ period, taught, often, isCut }: PeriodLessons) => ({
  period: periodKey(period),
  ...boundsOf(period),
  cut: isCut,
  ...(taught && {
    clauses: taught.map(({ clause, lessons }) => ({
      clause,
      ...clauses[clause],
      lessons: lessons.map(({ reference, recordedAt, note }) => ({ reference, recordedAt, note })),
    })),
  }),
  ...(often && { incidents: toldEach(often) }),
});

/**
 * What the incidents of a period taught about the policy; undefined if this person's role opens none
 * of it. Words out of incidents are noted before they are given, like an incident that is opened.
 */
export async function answerLessons(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const now = clock.now();
  const period = askedPeriod(request, now);
  if (!period) return notFound(school, request);
  const outcome = await readLessons(parts, school, member, { period, today: schoolDay(now) });
  if (!outcome.ok) return undefined;
  const lessons = outcome.value;
  if (lessons.taught && lessons.taught.length > 0) {
    await noteView(parts, school, member, { what: "lessons" });
  }
  return request.wantsJson
    ? json(toldOf(lessons))
    : html(lessonsPage({ school, member, lessons, now, mostLessons }));
}
