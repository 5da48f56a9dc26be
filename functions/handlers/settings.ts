import { html, json, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import {
  type FieldFault,
  fieldFaults,
  readTermForm,
  termOfKey,
  typedOf,
} from "#functions/http/term-form.ts";
import { removePage } from "#functions/views/pages/terms/remove-page.tsx";
import { termPage } from "#functions/views/pages/terms/term-page.tsx";
import { type TermsDone, termsPage } from "#functions/views/pages/terms/terms-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { bankHolidaysKnown } from "#shared/domain/school/bank-holidays.ts";
import { type Term, termsOf, yearOf } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { mayEditTerms, maySeeTerms } from "#shared/domain/school/term-access.ts";
import type { CalendarEntry, TermCalendar } from "#shared/domain/school/term-calendar.ts";
import {
  firstSchoolDay,
  isSameTerm,
  keyOf,
  termWithoutDates,
} from "#shared/domain/school/term-dates.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { changeTerms } from "#shared/use-cases/change-terms.ts";
import { importTerms } from "./import-terms.ts";
import { staffPages } from "./staff-pages.ts";
import { notYourTerms, type TermsParts } from "./terms-answers.ts";

const steps: readonly TermsDone[] = ["term", "remove", "import"];
const stepNamed = (name: string): TermsDone | undefined => steps.find((step) => step === name);

async function listed(parts: TermsParts, request: PageRequest, member: Member) {
  const { school, terms, clock } = parts;
  const calendar = await terms.find(school.id);
  const missing = termWithoutDates(calendar.terms, schoolDay(clock.now()));
  if (request.wantsJson) {
    return json({
      version: calendar.version,
      terms: calendar.terms.map((term) => ({
        key: keyOf(term),
        ...term,
        firstSchoolDay: firstSchoolDay(term) ?? null,
      })),
      withoutDates: missing ? keyOf(missing) : null,
      bankHolidaysKnown,
    });
  }
  const done = stepNamed(request.query("done"));
  const mayEdit = mayEditTerms(member);
  return html(termsPage({ school, member, calendar, mayEdit, missing, done }));
}

/** Years around the present in which a term may be added: last year's too, for the record. */
const yearsAround = [-1, 0, 1, 2] as const;

const choicesFor = ({ clock }: TermsParts, { terms }: TermCalendar): readonly Term[] =>
  yearsAround
    .flatMap((more) => termsOf(yearOf(clock.now()) + more))
    .filter((term) => !terms.some((known) => isSameTerm(known, term)));

interface Form {
  readonly calendar: TermCalendar;
  readonly changes: Term | undefined;
  readonly typed: URLSearchParams;
  readonly faults?: readonly FieldFault[];
  readonly since?: readonly CalendarEntry[];
}

function form(parts: TermsParts, member: Member, shown: Form, status = 200) {
  const { calendar, changes, typed, faults = [], since = [] } = shown;
  const choices = choicesFor(parts, calendar);
  const seen = calendar.version;
  const { school } = parts;
  return html(termPage({ school, member, seen, changes, choices, typed, faults, since }), status);
}

/** The term that a form is about, if its dates stand there already. */
const known = ({ terms }: TermCalendar, key: string) => terms.find((one) => keyOf(one) === key);

async function opened(parts: TermsParts, request: PageRequest, member: Member) {
  const calendar = await parts.terms.find(parts.school.id);
  const key = request.query("term");
  const changes = known(calendar, key);
  const typed = changes ? typedOf(changes) : new URLSearchParams({ term: key });
  return form(parts, member, { calendar, changes, typed });
}

const seenIn = (fields: URLSearchParams): number => Number(fields.get("seen") ?? "0");

async function saved(parts: TermsParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  if (!read.ok) return unreadableForm(parts.school, member);
  const { fields: typed } = read;
  const term = readTermForm(typed);
  if (!term.ok) {
    const calendar = await parts.terms.find(parts.school.id);
    // What others did since the form was opened is told once there is something to save.
    const seen = { ...calendar, version: seenIn(typed) };
    const changes = known(calendar, request.query("term"));
    return form(parts, member, { calendar: seen, changes, typed, faults: term.refused }, 422);
  }
  const wanted = { put: [term.value], remove: [], how: "form", seen: seenIn(typed) } as const;
  const outcome = await changeTerms(parts, parts.school.id, member, wanted);
  if (outcome.ok) return seeOther(`${pathTo("terms")}?done=term`);
  const { refused } = outcome;
  if (refused.why === "not-allowed") return notYourTerms(parts, request, member);
  const { calendar } = refused;
  const shown = { calendar, changes: known(calendar, keyOf(term.value)), typed };
  switch (refused.why) {
    case "changed-meanwhile":
      return form(parts, member, { ...shown, since: refused.since }, 409);
    case "invalid":
      return form(
        parts,
        member,
        { ...shown, faults: fieldFaults(term.value, refused.faults) },
        422,
      );
  }
}

function asksToRemove(
  { school }: TermsParts,
  request: PageRequest,
  member: Member,
  calendar: TermCalendar,
  since: readonly CalendarEntry[] = [],
) {
  const term = known(calendar, request.query("term"));
  if (!term) return notFound(school, request);
  const status = since.length > 0 ? 409 : 200;
  return html(removePage({ school, member, seen: calendar.version, term, since }), status);
}

async function removed(parts: TermsParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  const term = read.ok ? termOfKey(read.fields.get("term") ?? "") : undefined;
  if (!read.ok || !term) return unreadableForm(parts.school, member);
  const wanted = { put: [], remove: [term], how: "form", seen: seenIn(read.fields) } as const;
  const outcome = await changeTerms(parts, parts.school.id, member, wanted);
  if (outcome.ok) return seeOther(`${pathTo("terms")}?done=remove`);
  const { refused } = outcome;
  if (refused.why !== "changed-meanwhile") return notYourTerms(parts, request, member);
  return asksToRemove(parts, request, member, refused.calendar, refused.since);
}

async function answerStep(
  parts: TermsParts,
  request: PageRequest,
  member: Member,
  step: TermsDone,
) {
  const isPost = request.method === "POST";
  switch (step) {
    case "term":
      return isPost ? saved(parts, request, member) : opened(parts, request, member);
    case "remove":
      return isPost
        ? removed(parts, request, member)
        : asksToRemove(parts, request, member, await parts.terms.find(parts.school.id));
    case "import":
      return importTerms(parts, request, member);
  }
}

/** The school's terms: seen by everybody with a post there, set by those who keep its calendar. */
export const settings = (parts: TermsParts) =>
  staffPages(parts, (request, member) => {
    if (!maySeeTerms(member)) return notYourTerms(parts, request, member);
    const name = request.parameter("step");
    if (name === "") return listed(parts, request, member);
    const step = stepNamed(name);
    if (!step) return notFound(parts.school, request);
    return mayEditTerms(member)
      ? answerStep(parts, request, member, step)
      : notYourTerms(parts, request, member);
  });
