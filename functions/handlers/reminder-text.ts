import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { fieldOf, textPage } from "#functions/views/pages/reminders/text-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { languageNames, languageWords } from "#shared/domain/reminders/language-names.ts";
import { reminderId } from "#shared/domain/reminders/reminder-due.ts";
import { language } from "#shared/domain/reminders/stakeholder.ts";
import {
  longestParagraph,
  mostLanguages,
  type TermText,
  termParagraph,
} from "#shared/domain/reminders/term-text.ts";
import type { InputFault } from "#shared/domain/said-input.ts";
import type { Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { lengthOf, tidy } from "#shared/domain/text.ts";
import { changeReminderText } from "#shared/use-cases/change-reminder-text.ts";
import { notYourReminders, type RemindersParts, termIn } from "./reminder-answers.ts";

interface Shown {
  readonly term: Term;
  readonly seen: number;
  readonly typed: Readonly<Record<string, string>>;
  readonly faults?: readonly InputFault[];
  readonly since?: TermText;
}

async function form(parts: RemindersParts, member: Member, shown: Shown, status = 200) {
  const { school, mailings } = parts;
  const hasBegun = (await mailings.find(school.id, reminderId(shown.term))) !== undefined;
  return html(textPage({ school, member, faults: [], hasBegun, ...shown }), status);
}

/** The text boxes of the form, by language; of a form that is none of ours, those that could be. */
function typedIn(fields: URLSearchParams): Readonly<Record<string, string>> {
  const typed: Record<string, string> = {};
  for (const [name, text] of fields) {
    const tag = language.safeParse(name.replace(/^text-/, "")).data;
    const isRoom = Object.keys(typed).length < mostLanguages;
    if (tag && fieldOf(tag) === name && isRoom) typed[tag] = text;
  }
  return typed;
}

/** Why a paragraph cannot be kept, as its writer can put it right. */
function faultOf(tag: string, text: string): string {
  const name = languageWords(tag);
  const length = lengthOf(tidy(text));
  return length > longestParagraph
    ? `The paragraph in ${name} must be ${longestParagraph} characters or fewer: it has ${length}`
    : `The paragraph in ${name} has signs that cannot be sent: type it again without them`;
}

/** The paragraphs as they would be kept; empty ones are left out. */
function readParagraphs(typed: Shown["typed"]) {
  const paragraphs: Record<string, string> = {};
  const faults: InputFault[] = [];
  for (const [tag, text] of Object.entries(typed)) {
    if (tidy(text) === "") continue;
    const read = termParagraph.safeParse(text);
    if (read.success) paragraphs[tag] = read.data;
    else faults.push({ field: fieldOf(tag), words: faultOf(tag, text) });
  }
  return { paragraphs, faults };
}

/** The form again, with a box for the language that was chosen. Nothing is kept yet. */
function withLanguage(parts: RemindersParts, member: Member, shown: Shown, added: string) {
  if (Object.hasOwn(languageNames, added)) {
    return form(parts, member, { ...shown, typed: { ...shown.typed, [added]: "" } });
  }
  const faults = [{ field: "add", words: "Choose a language" }];
  return form(parts, member, { ...shown, faults }, 422);
}

async function saved(parts: RemindersParts, request: PageRequest, member: Member, term: Term) {
  const read = readForm(request);
  if (!read.ok) return unreadableForm(parts.school, member);
  const { fields } = read;
  const seen = Number(fields.get("seen") ?? "0");
  const typed = typedIn(fields);
  const shown = { term, seen, typed };
  if (fields.get("do") === "add") {
    return withLanguage(parts, member, shown, fields.get("add") ?? "");
  }
  const { paragraphs, faults } = readParagraphs(typed);
  if (faults.length > 0) return form(parts, member, { ...shown, faults }, 422);
  const wanted = { term: keyOf(term), paragraphs, seen };
  const outcome = await changeReminderText(parts, parts.school.id, member, wanted);
  if (outcome.ok) return seeOther(`${pathTo("reminders")}?done=text`);
  const { refused } = outcome;
  if (refused.why === "not-allowed") return notYourReminders(parts, request, member);
  const { text: since } = refused;
  return form(parts, member, { ...shown, seen: since.version, since }, 409);
}

/** The term's own paragraph, to read and to write. */
export async function reminderText(parts: RemindersParts, request: PageRequest, member: Member) {
  const { school, reminderTexts, clock } = parts;
  const term = termIn(request.query("term"), clock.now());
  if (!term) return notFound(school, request);
  if (request.method === "POST") return saved(parts, request, member, term);
  const { version, paragraphs } = await reminderTexts.find(school.id, keyOf(term));
  return form(parts, member, { term, seen: version, typed: paragraphs });
}
