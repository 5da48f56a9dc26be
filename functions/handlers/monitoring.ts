import { html, json, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notOpen, unreadableForm } from "#functions/http/staff.ts";
import { told } from "#functions/http/told-figures.ts";
import { monitoringPage } from "#functions/views/pages/monitoring/monitoring-page.tsx";
import { type RecordForm, recordPage } from "#functions/views/pages/monitoring/record-page.tsx";
import { pathTo, routes } from "#shared/contract/routes.ts";
import { mayMonitor } from "#shared/domain/monitoring/monitoring-access.ts";
import type { MonitoringView, ShownLook } from "#shared/domain/monitoring/shown-look.ts";
import type { RawInput } from "#shared/domain/said-input.ts";
import { periodKey } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { publishedSites } from "#shared/domain/sites/site-list.ts";
import { type Day, schoolDay } from "#shared/domain/time.ts";
import type { Incidents } from "#shared/ports.ts";
import { type ReadMonitoringParts, readMonitoring } from "#shared/use-cases/read-monitoring.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import {
  type RecordMonitoringParts,
  recordMonitoring,
} from "#shared/use-cases/record-monitoring.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings &
  ReadMonitoringParts &
  RecordMonitoringParts & { readonly incidents: Pick<Incidents, "exclusions"> };

const closed = ({ school }: Parts, request: PageRequest, member: Member) =>
  notOpen(school, request, member, {
    detail: "Monitoring is open to the headteacher, the two leads, governors and their clerk.",
  });
const readOnly = ({ school }: Parts, request: PageRequest, member: Member) =>
  notOpen(school, request, member, {
    detail: "The computing lead, the safeguarding lead and the headteacher record monitoring.",
    link: { href: pathTo("monitoring"), text: "See what was recorded" },
  });

const toldLook = ({ term, incidents, words, ...look }: ShownLook) => ({
  ...look,
  term: periodKey(term),
  incidents: told(incidents),
  ...(words && { words }),
});

const toldOf = ({ task, looks, next }: MonitoringView) => ({
  task: { ...task, term: periodKey(task.term) },
  looks: looks.map(toldLook),
  next: next ?? null,
});

/** The number of an entry in an address; undefined for anything else. */
const numberIn = (typed: string): number | undefined =>
  /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined;

async function listed(parts: Parts, request: PageRequest, member: Member) {
  const { school } = parts;
  const before = numberIn(request.query("before"));
  const view = await readMonitoring(parts, school, member, before);
  if (!view.ok) return closed(parts, request, member);
  if (request.wantsJson) return json(toldOf(view.value));
  const done = request.query("done") === "recorded";
  return html(
    monitoringPage({ school, member, view: view.value, done, isFirst: before === undefined }),
  );
}

const dayBoxes = (one: Day): [string, string][] =>
  ["year", "month", "day"].map((part, at) => [
    `on-${part}`,
    String(Number(one.split("-")[at] ?? "")),
  ]);

/** The form, for one entry after the last there is. */
async function form(parts: Parts, member: Member, shown: Partial<RecordForm>, status = 200) {
  const { school, clock, monitoring } = parts;
  const today = schoolDay(clock.now());
  const [list, newest] = await Promise.all([
    readSites(parts, school.id),
    monitoring.page(school.id, { limit: 1 }),
  ]);
  const model: RecordForm = {
    seen: newest.found[0]?.number ?? 0,
    typed: new URLSearchParams(dayBoxes(today)),
    faults: [],
    isChanged: false,
    ...shown,
  };
  const sites = publishedSites(list).map(({ slug, name }) => ({ slug, name }));
  return html(recordPage({ ...model, school, member, sites }), status);
}

const dayIn = (fields: URLSearchParams): string => {
  const box = (part: string, length: number) =>
    (fields.get(`on-${part}`) ?? "").trim().padStart(length, "0");
  return `${box("year", 4)}-${box("month", 2)}-${box("day", 2)}`;
};

const rawOf = (fields: URLSearchParams): RawInput => ({
  ...Object.fromEntries(fields),
  sites: fields.getAll("sites"),
  on: dayIn(fields),
});

async function posted(parts: Parts, request: PageRequest, member: Member) {
  const { school } = parts;
  const read = readForm(request);
  if (!read.ok) return unreadableForm(school, member);
  const { fields: typed } = read;
  const seen = numberIn(typed.get("seen") ?? "") ?? 0;
  const outcome = await recordMonitoring(parts, school.id, member, { seen, raw: rawOf(typed) });
  if (outcome.ok) return seeOther(`${pathTo("monitoring")}?done=recorded`);
  const { refused } = outcome;
  switch (refused.why) {
    case "not-allowed":
      return readOnly(parts, request, member);
    case "invalid":
      return form(parts, member, { seen, typed, faults: refused.faults }, 422);
    case "changed-meanwhile":
      return form(parts, member, { typed, isChanged: true }, 409);
  }
}

async function record(parts: Parts, request: PageRequest, member: Member) {
  if (!mayMonitor(member)) return readOnly(parts, request, member);
  return request.method === "POST" ? posted(parts, request, member) : form(parts, member, {});
}

/** The log of looks at sites, and the form of the next one. */
export const monitoring = (parts: Parts) =>
  staffPages(parts, (request, member) => {
    if (request.path === routes.monitoringRecord.path) return record(parts, request, member);
    if (request.path === routes.monitoring.path) return listed(parts, request, member);
    return notFound(parts.school, request);
  });
