import { html, json, seeOther } from "#functions/http/answers.ts";
import { rawInput, typedAtFirst, typedBy } from "#functions/http/change-form.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notYours, unreadableForm } from "#functions/http/staff.ts";
import { type ChangePage, changePage } from "#functions/views/pages/change/change-page.tsx";
import { incidentPage } from "#functions/views/pages/incident/incident-page.tsx";
import { nobody } from "#functions/views/pages/report/answers.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import { allowedChanges } from "#shared/domain/incident/acting.ts";
import { type ChangeName, isChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { type Reference, readReference } from "#shared/domain/incident/reference.ts";
import { toldOfIncident } from "#shared/domain/incident/told.ts";
import { amendmentsFrom } from "#shared/domain/review/amendments-from.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import type { Audit, Incidents, Reviews } from "#shared/ports.ts";
import { noteView } from "#shared/use-cases/audit.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import { readIncident } from "#shared/use-cases/read-register.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings & {
  readonly incidents: Pick<Incidents, "find" | "replace">;
  readonly audit: Pick<Audit, "add">;
  readonly reviews: Pick<Reviews, "list">;
};

/** Notes that this person sees this incident: whatever shows it waits for that, and fails with it. */
const noteLook = (parts: Parts, member: Member, { reference }: Incident) =>
  noteView(parts, parts.school, member, { what: "viewed", reference });

/** Reviews of the policy that are looked through for what came of a lesson: one a year. */
const yearsBack = 4;

/** The amendments that came of this incident's lessons: asked for only if it has one. */
async function ledTo({ reviews, school }: Parts, { reference, work }: Incident) {
  if (work.lessons.length === 0) return [];
  return amendmentsFrom(await reviews.list(school.id, yearsBack), reference);
}

async function shown(parts: Parts, request: PageRequest, member: Member, incident: Incident) {
  const { school, clock } = parts;
  await noteLook(parts, member, incident);
  const allowed = allowedChanges(member, incident, school);
  if (request.wantsJson) return json({ ...toldOfIncident(incident), changes: allowed });
  const done = request.query("done");
  return html(
    incidentPage({
      school,
      member,
      incident,
      allowed,
      ledTo: await ledTo(parts, incident),
      today: schoolDay(clock.now()),
      done: isChangeName(done) ? done : undefined,
    }),
  );
}

type Form = Pick<ChangePage, "typed" | "faults" | "since" | "isPossible" | "seen">;

async function form(
  parts: Parts,
  member: Member,
  incident: Incident,
  change: ChangeName,
  rest: Form,
  status = 200,
) {
  const { school, clock } = parts;
  await noteLook(parts, member, incident);
  const today = schoolDay(clock.now());
  return html(changePage({ school, member, incident, change, today, ...rest }), status);
}

/** The form of a change as it is opened: filled with what the incident has. */
function opened(
  parts: Parts,
  request: PageRequest,
  member: Member,
  incident: Incident,
  change: ChangeName,
) {
  const today = schoolDay(parts.clock.now());
  const typed = typedAtFirst(change, incident, today, (name) => request.query(name));
  const isPossible = allowedChanges(member, incident, parts.school).includes(change);
  return form(parts, member, incident, change, { typed, faults: [], since: [], isPossible });
}

/** Another person in the form, or one fewer: nothing is changed yet. */
function withPeople(fields: URLSearchParams) {
  const typed = typedBy(fields);
  const [go = "", place = ""] = (fields.get("go") ?? "").split(":");
  if (go === "add-person") return { ...typed, people: [...typed.people, nobody] };
  if (go !== "remove-person") return undefined;
  return { ...typed, people: typed.people.filter((_, at) => String(at) !== place) };
}

async function posted(
  parts: Parts,
  request: PageRequest,
  member: Member,
  reference: Reference,
  change: ChangeName,
) {
  const { school } = parts;
  const read = readForm(request);
  if (!read.ok) return unreadableForm(school, member);
  const typed = typedBy(read.fields);
  const seen = Number(read.fields.get("seen") ?? "0");
  const otherPeople = withPeople(read.fields);
  if (otherPeople) {
    const found = await readIncident(parts, school, member, reference);
    if (!found.ok) return notFound(school, request);
    const isPossible = allowedChanges(member, found.value, school).includes(change);
    const rest = { typed: otherPeople, faults: [], since: [], isPossible, seen };
    return form(parts, member, found.value, change, rest);
  }
  const outcome = await changeIncident(parts, school, member, {
    reference,
    change,
    seen,
    raw: rawInput(read.fields),
  });
  if (outcome.ok) return seeOther(`${pathTo("incident", { reference })}?done=${change}`);
  const { refused } = outcome;
  const nothing = { typed, faults: [], since: [], isPossible: true };
  switch (refused.why) {
    case "not-found":
      return notFound(school, request);
    case "not-allowed":
      return form(parts, member, refused.incident, change, { ...nothing, isPossible: false }, 409);
    case "changed-meanwhile": {
      const isPossible = allowedChanges(member, refused.incident, school).includes(change);
      const rest = { ...nothing, since: refused.since, isPossible };
      return form(parts, member, refused.incident, change, rest, 409);
    }
    case "invalid":
      return form(
        parts,
        member,
        refused.incident,
        change,
        { ...nothing, faults: refused.faults },
        422,
      );
  }
}

/** One incident, and whatever may be done to it. */
export const incident = (parts: Parts) =>
  staffPages(parts, async (request, member) => {
    const { school } = parts;
    if (!worksTheRegister(member)) return notYours(school, request, member);

    const reference = readReference(request.parameter("reference"));
    const change = request.parameter("change");
    if (!reference || (change !== "" && !isChangeName(change))) return notFound(school, request);
    if (request.method === "POST" && isChangeName(change)) {
      return posted(parts, request, member, reference, change);
    }
    const found = await readIncident(parts, school, member, reference);
    if (!found.ok) return notFound(school, request);
    return isChangeName(change)
      ? opened(parts, request, member, found.value, change)
      : shown(parts, request, member, found.value);
  });
