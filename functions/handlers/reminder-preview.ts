import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { draftWords } from "#functions/views/mails/reminder-test.ts";
import { newsletterPage } from "#functions/views/pages/reminders/newsletter-page.tsx";
import { previewPage } from "#functions/views/pages/reminders/preview-page.tsx";
import { reminderStep } from "#functions/views/pages/reminders/reminder-words.ts";
import { nextReminder } from "#shared/domain/reminders/next-reminder.ts";
import { mainLanguage } from "#shared/domain/reminders/paragraph-for.ts";
import { audience, language } from "#shared/domain/reminders/stakeholder.ts";
import { languagesOf } from "#shared/domain/reminders/term-text.ts";
import { type Term, termOf } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keyOf, termAt } from "#shared/domain/school/term-dates.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { draftOf, termOnly } from "#shared/use-cases/reminder-content.ts";
import { sendTestReminder } from "#shared/use-cases/send-test-reminder.ts";
import { notYourReminders, type RemindersParts, termIn } from "./reminder-answers.ts";

/** Whose mail is asked for: parents in English if nothing is said. */
const choiceOf = (asked: (name: string) => string) => ({
  audience: audience.safeParse(asked("audience")).data ?? "parents-carers",
  language: language.safeParse(asked("language")).data ?? mainLanguage,
});

export async function previewReminder(parts: RemindersParts, request: PageRequest, member: Member) {
  const { school, mailings, baseUrl, clock } = parts;
  const now = clock.now();
  const term = termIn(request.query("term"), now);
  if (!term) return notFound(school, request);
  const chosen = choiceOf(request.query);
  const content = await draftOf(parts, await mailings.list(school.id), term, now);
  const written = languagesOf(content);
  const languages = [...new Set([mainLanguage, ...written, chosen.language])];
  const words = draftWords({ ...chosen, content }, school, baseUrl);
  const isSent = request.query("done") === "test";
  return html(previewPage({ school, member, term, ...chosen, languages, words, isSent }));
}

export async function testReminder(parts: RemindersParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  const asked = (name: string) => (read.ok ? (read.fields.get(name) ?? "") : "");
  const term = termIn(asked("term"), parts.clock.now());
  if (!read.ok || !term) return unreadableForm(parts.school, member);
  const chosen = choiceOf(asked);
  const sent = await sendTestReminder(parts, member, { term, ...chosen });
  return sent.ok
    ? seeOther(reminderStep("preview", { term: keyOf(term), ...chosen, done: "test" }))
    : notYourReminders(parts, request, member);
}

/** The term that the next newsletter is about: the one that runs, or the next of which dates are known. */
async function presentTerm({ terms, school, clock }: RemindersParts): Promise<Term> {
  const now = clock.now();
  const { terms: dates } = await terms.find(school.id);
  const next = () => nextReminder(dates, [], now)?.term;
  const present = termAt(dates, schoolDay(now)) ?? next() ?? termOf(now);
  return termOnly(present);
}

export async function newsletter(parts: RemindersParts, request: PageRequest, member: Member) {
  const { school, reminderTexts, baseUrl, clock } = parts;
  const asked = request.query("term");
  const term = asked === "" ? await presentTerm(parts) : termIn(asked, clock.now());
  if (!term) return notFound(school, request);
  const text = await reminderTexts.find(school.id, keyOf(term));
  return html(newsletterPage({ school, member, term, text, baseUrl }));
}
