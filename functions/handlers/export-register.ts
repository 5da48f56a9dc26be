import { csv, download } from "#functions/http/csv.ts";
import type { PageRequest } from "#functions/http/request.ts";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import { readFilter } from "#shared/domain/incident/register-filter.ts";
import { bands } from "#shared/domain/incident/risk.ts";
import { statusWords } from "#shared/domain/incident/status.ts";
import { categoryWords, kindNames, relationshipWords } from "#shared/domain/incident/vocabulary.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { boundsOf, readPeriod } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Instant, schoolDay, schoolTimeZone } from "#shared/domain/time.ts";
import type { Audit, Incidents, World } from "#shared/ports.ts";
import { noteView } from "#shared/use-cases/audit.ts";
import { exportRegister, mostRows } from "#shared/use-cases/export-register.ts";

type Parts = Pick<World, "clock" | "ids"> & {
  readonly school: SchoolProfile;
  readonly incidents: Pick<Incidents, "page">;
  readonly audit: Pick<Audit, "add">;
};

/** `2026-11-20 14:30`, as spreadsheets understand it, in the school's own time. */
const localTime = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "short",
  timeZone: schoolTimeZone,
});
const timeOf = (at: Instant | undefined): string =>
  at === undefined ? "" : localTime.format(Date.parse(at));

/** Every column: its heading and what stands in it. */
const columns = (
  school: SchoolProfile,
): readonly (readonly [string, (line: RegisterLine) => string])[] => [
  ["Reference", ({ reference }) => reference],
  ["Title", ({ title = "" }) => title],
  ["Received", ({ receivedAt }) => timeOf(receivedAt)],
  ["Happened", ({ occurredOn }) => occurredOn],
  ["Kind", ({ kind }) => kindNames[kind]],
  ["Categories", ({ categories }) => categories.map((one) => categoryWords[one]).join("; ")],
  [
    "Relationships",
    ({ relationships }) =>
      relationships
        .map((one) => (one === "unknown" ? "Not known" : relationshipWords[one]))
        .join("; "),
  ],
  ["Status", ({ status }) => statusWords[status].staff],
  ["Severity", ({ severity = "" }) => severity],
  ["Risk", ({ band }) => (band === undefined ? "Not assessed" : bands[band].words)],
  ["Owner", ({ owner = "" }) => school.people.find(({ id }) => id === owner)?.name ?? owner],
  ["Site, app or game", ({ site = "" }) => site],
  ["Closed", ({ closedAt }) => timeOf(closedAt)],
];

/**
 * The register as the filters of the address narrow it, as a file for a spreadsheet. That it was
 * taken is noted first: nobody can follow what becomes of a file.
 */
export async function answerExport(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const filter = readFilter(request.query);
  const period = readPeriod(filter.period ?? "");
  const today = schoolDay(clock.now());
  const { lines, isCut } = await exportRegister(parts, school, member, {
    filter,
    between: period && boundsOf(period),
    today,
  });
  const all = columns(school);
  await noteView(parts, school, member, { what: "exported" });
  const rows = lines.map((line) => all.map(([, cellOf]) => cellOf(line)));
  const end = [
    `There is more than fits into this file (${mostRows} incidents). Narrow the search.`,
  ];
  return download(
    csv([all.map(([heading]) => heading), ...rows, ...(isCut ? [filled(end, all.length)] : [])]),
    `register-${school.id}-${today}.csv`,
  );
}

/** RFC 4180 wants as many cells in every line. */
const filled = (cells: readonly string[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, place) => cells[place] ?? "");
