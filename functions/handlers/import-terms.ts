import * as z from "zod/mini";
import { html, seeOther } from "#functions/http/answers.ts";
import { type CalendarFile, readCalendar } from "#functions/http/calendar-file.ts";
import { readForm } from "#functions/http/form.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { readUpload } from "#functions/http/upload.ts";
import { importPage } from "#functions/views/pages/terms/import-page.tsx";
import { type PreviewLine, previewPage } from "#functions/views/pages/terms/preview-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { planImport } from "#shared/domain/school/plan-import.ts";
import { type CalendarReading, recogniseTerms } from "#shared/domain/school/recognise-terms.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { CalendarEntry, TermCalendar } from "#shared/domain/school/term-calendar.ts";
import { type TermDates, termDates } from "#shared/domain/school/term-dates.ts";
import { changeTerms } from "#shared/use-cases/change-terms.ts";
import { notYourTerms, type TermsParts } from "./terms-answers.ts";

const faults = {
  "too-large": "The file must be smaller than 200 KB",
  "too-many": "The file must have at most 1,000 events",
  "not-a-calendar": "The file must be a calendar file, which begins with BEGIN:VCALENDAR",
  empty: "There is no event in the file",
  none: "Choose a calendar file or paste its content",
} as const;

const asked = ({ school }: TermsParts, member: Member, text: string, fault?: keyof typeof faults) =>
  html(
    importPage({ school, member, text, fault: fault && faults[fault] }),
    fault === undefined ? 200 : 422,
  );

interface Preview {
  readonly calendar: TermCalendar;
  readonly terms: readonly TermDates[];
  readonly unfinished?: CalendarReading["unfinished"];
  readonly lines?: readonly PreviewLine[];
  readonly since?: readonly CalendarEntry[];
}

const preview = ({ school }: TermsParts, member: Member, shown: Preview, status = 200) => {
  const { calendar, terms, unfinished = [], lines = [], since = [] } = shown;
  const planned = planImport(calendar, terms);
  const seen = calendar.version;
  return html(previewPage({ school, member, seen, planned, unfinished, lines, since }), status);
};

const linesOf = ({ refused }: CalendarFile, { lines }: CalendarReading): readonly PreviewLine[] => [
  ...lines.map(({ event, isUsed, words }) => ({
    summary: event.summary,
    days: event,
    isUsed,
    words,
  })),
  ...refused.map(({ summary, words }) => ({ summary, isUsed: false, words })),
];

/** What a file would change: nothing is saved. */
async function previewed(parts: TermsParts, request: PageRequest, member: Member) {
  const upload = await readUpload(request);
  if (!upload.ok) {
    return upload.refused === "too-large"
      ? asked(parts, member, "", "too-large")
      : unreadableForm(parts.school, member);
  }
  const text = upload.fields.get("text") ?? "";
  const content = upload.fields.get("file") || text;
  if (content.trim() === "") return asked(parts, member, text, "none");
  const file = readCalendar(content);
  if (!file.ok) return asked(parts, member, text, file.refused);
  const calendar = await parts.terms.find(parts.school.id);
  const reading = recogniseTerms(file.value.events, calendar.terms);
  const { terms, unfinished } = reading;
  const lines = linesOf(file.value, reading);
  return preview(parts, member, { calendar, terms, unfinished, lines });
}

const someTerms = z.array(termDates).check(z.minLength(1), z.maxLength(30));

function termsIn(fields: URLSearchParams): readonly TermDates[] | undefined {
  try {
    return someTerms.safeParse(JSON.parse(fields.get("terms") ?? "")).data;
  } catch {
    return undefined;
  }
}

/** Saves what the preview showed, if the terms still are those that it was made for. */
async function confirmed(parts: TermsParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  const terms = read.ok ? termsIn(read.fields) : undefined;
  if (!read.ok || !terms) return unreadableForm(parts.school, member);
  const outcome = await changeTerms(parts, parts.school.id, member, {
    put: terms,
    remove: [],
    how: "file",
    seen: Number(read.fields.get("seen") ?? "0"),
  });
  if (outcome.ok) return seeOther(`${pathTo("terms")}?done=import`);
  const { refused } = outcome;
  switch (refused.why) {
    case "not-allowed":
      return notYourTerms(parts, request, member);
    case "changed-meanwhile":
      return preview(parts, member, { ...refused, terms }, 409);
    case "invalid":
      return preview(parts, member, { ...refused, terms }, 422);
  }
}

/** Terms from a calendar file: asked for, previewed, confirmed. */
export function importTerms(parts: TermsParts, request: PageRequest, member: Member) {
  if (request.method !== "POST") return asked(parts, member, "");
  return /^multipart\//i.test(request.header("content-type"))
    ? previewed(parts, request, member)
    : confirmed(parts, request, member);
}
