import { html, json } from "#functions/http/answers.ts";
import { cursorOf } from "#functions/http/cursor.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import { type AuditPage, auditAddress, auditPage } from "#functions/views/pages/audit.tsx";
import { auditMonth, monthOf, oversees } from "#shared/domain/incident/audit.ts";
import { type Reference, readReference } from "#shared/domain/incident/reference.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Audit, Incidents } from "#shared/ports.ts";
import {
  type AuditQuestion,
  type AuditView,
  readAudit,
  readIncidentAudit,
} from "#shared/use-cases/read-audit.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings & {
  readonly audit: Pick<Audit, "page">;
  readonly incidents: Pick<Incidents, "find" | "exclusions">;
};

const detail = "Who looked at what is open to the headteacher and the chair of governors.";

function answer(
  { school, clock }: Parts,
  { wantsJson }: PageRequest,
  member: Member,
  { month, after }: AuditQuestion,
  { looks, next: place, about }: AuditView & Pick<AuditPage, "about">,
) {
  const next = place === undefined ? undefined : auditAddress(month, about?.reference, place);
  if (wantsJson) {
    return json({
      month,
      ...(about && { reference: about.reference, changes: about.changes }),
      looks: looks.map(({ opens: _opens, ...look }) => look),
      next: next ?? null,
    });
  }
  const isFirst = after === undefined;
  const now = clock.now();
  return html(auditPage({ school, member, now, month, looks, about, isFirst, next }));
}

async function aboutOne(
  parts: Parts,
  request: PageRequest,
  member: Member,
  question: AuditQuestion & { readonly reference: Reference },
) {
  const outcome = await readIncidentAudit(parts, parts.school, member, question);
  if (!outcome.ok) return notFound(parts.school, request);
  return answer(parts, request, member, question, { ...outcome.value, about: outcome.value });
}

/** Who looked at what in a month, and who looked at and changed one incident. */
export const audit = (parts: Parts) =>
  staffPages(parts, async (request, member) => {
    const { school, clock } = parts;
    if (!oversees(member)) return notOpen(school, request, member, { detail });

    const month = auditMonth.safeParse(request.query("month") || monthOf(clock.now())).data;
    if (month === undefined) return notFound(school, request);
    const after = cursorOf(request);
    const typed = request.query("reference").trim();
    if (typed === "") {
      const view = await readAudit(parts, school, member, { month, after });
      return answer(parts, request, member, { month, after }, view);
    }
    const reference = readReference(typed);
    if (!reference) return notFound(school, request);
    return aboutOne(parts, request, member, { month, after, reference });
  });
