import { type Answer, html, seeOther } from "#functions/http/answers.ts";
import { dayOf } from "#functions/http/change-form.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { isChosen } from "#functions/views/pages/review/amend-forms.tsx";
import { reviewChangePage } from "#functions/views/pages/review/review-change-page.tsx";
import type { ReviewForm, ReviewTyped } from "#functions/views/pages/review/review-form.ts";
import { reviewPath } from "#functions/views/pages/review/review-words.ts";
import type { Lesson } from "#shared/domain/incident/lessons.ts";
import { toMarkdown } from "#shared/domain/policy/markdown.ts";
import { freshSignIn } from "#shared/domain/review/apply-decision.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import type { RawInput } from "#shared/domain/said-input.ts";
import type { Member, Session } from "#shared/domain/school/session.ts";
import { secondsBetween } from "#shared/domain/time.ts";
import { noteView } from "#shared/use-cases/audit.ts";
import { changeReview, type ReviewRefusal } from "#shared/use-cases/change-review.ts";
import {
  draftedText,
  lessonsToDraftFrom,
  type ReadReview,
  readReview,
} from "#shared/use-cases/read-review.ts";
import { type ReviewParts, viewOf } from "./review-view.ts";

/** Who asks for the form of which change of which review. */
export interface Asked {
  readonly request: PageRequest;
  readonly member: Member;
  readonly session: Session;
  readonly key: string;
  readonly change: ReviewChangeName;
}

type Rest = Partial<
  Pick<ReviewForm, "faults" | "since" | "isPossible" | "isChecked" | "seen" | "preview">
>;

const typedBy = (fields: URLSearchParams): ReviewTyped => ({
  one: (name) => fields.get(name) ?? "",
  all: (name) => fields.getAll(name),
});

/** What was posted, in the shape that the change's input is read from. */
function rawInput(fields: URLSearchParams): RawInput {
  const isEmpty = ["day", "month", "year"].every(
    (part) => (fields.get(`inForceFrom-${part}`) ?? "").trim() === "",
  );
  return {
    ...Object.fromEntries(fields),
    lessons: fields.getAll("lessons"),
    dueOn: dayOf(fields, "dueOn"),
    meetingOn: dayOf(fields, "meetingOn"),
    inForceFrom: isEmpty ? "" : dayOf(fields, "inForceFrom"),
  };
}

/** Words of incidents are shown to whoever may see them, and only once it is noted that they were. */
async function lessonsFor(
  parts: ReviewParts,
  { member, change }: Asked,
): Promise<readonly Lesson[]> {
  if (change !== "propose-amendment") return [];
  const lessons = await lessonsToDraftFrom(parts, parts.school, member, parts.clock.now());
  if (lessons.length > 0) await noteView(parts, parts.school, member, { what: "lessons" });
  return lessons;
}

const isFresh = ({ clock }: ReviewParts, { provedAt }: Session): boolean => {
  if (provedAt === undefined) return false;
  const age = secondsBetween(provedAt, clock.now());
  return age >= 0 && age <= freshSignIn;
};

async function shownForm(
  parts: ReviewParts,
  asked: Asked,
  read: ReadReview,
  typed: ReviewTyped,
  { status = 200, ...rest }: Rest & { readonly status?: number } = {},
): Promise<Answer> {
  const { member, change, session } = asked;
  const view = viewOf(parts, member, read);
  const form: ReviewForm = {
    ...{ ...view, change, typed, faults: [], since: [], isChecked: false },
    isPossible: view.allowed.includes(change),
    isFresh: isFresh(parts, session),
    lessons: await lessonsFor(parts, asked),
    ...rest,
  };
  return html(reviewChangePage(form), status);
}

/** The words of the clause that is chosen, or of an amendment that was taken back, to be worked on. */
function amendmentAtFirst({ review, text }: ReadReview, asked: URLSearchParams): URLSearchParams {
  const fields = new URLSearchParams(asked);
  const again = review.amendments.find(({ number }) => String(number) === asked.get("again"));
  if (again) {
    const { change, clause } = again.change;
    fields.set("change", change);
    fields.set("clause", clause);
    fields.set("why", again.why);
    if (again.change.change === "add") fields.set("section", again.change.section);
    for (const { reference, clause: about } of again.lessons) {
      fields.append("lessons", `${reference}/${about}`);
    }
  }
  const clauses = text.before.sections.flatMap((section) => section.clauses);
  const known = clauses.find(({ id }) => id === fields.get("clause"));
  const isNew = fields.get("change") === "add";
  if (!known && !isNew) fields.delete("clause");
  const words = again && again.change.change !== "drop" ? again.change : isNew ? undefined : known;
  if (words) {
    fields.set("title", words.title);
    fields.set("markdown", toMarkdown(words.blocks));
  }
  return fields;
}

/** The form of a change as it is opened: filled with what the address or the review has. */
export async function openedReviewForm(parts: ReviewParts, asked: Asked): Promise<Answer> {
  const { request, member, key, change } = asked;
  const read = await readReview(parts, member, key);
  if (!read) return notFound(parts.school, request);
  const query = new URLSearchParams(request.event.rawQueryString);
  const fields = change === "propose-amendment" ? amendmentAtFirst(read, query) : query;
  return shownForm(parts, asked, read, typedBy(fields));
}

/** What others, or the rules, say against a change: the form again, with everything that was typed. */
async function refusedForm(
  parts: ReviewParts,
  asked: Asked,
  typed: ReviewTyped,
  refusal: ReviewRefusal,
): Promise<Answer> {
  const { member, key, request } = asked;
  const read = await readReview(parts, member, key);
  if (!read || refusal.why === "not-found") return notFound(parts.school, request);
  switch (refusal.why) {
    case "not-allowed":
      return shownForm(parts, asked, read, typed, { isPossible: false, status: 409 });
    case "changed-meanwhile":
      return shownForm(parts, asked, read, typed, { since: refusal.since, status: 409 });
    case "invalid":
      return shownForm(parts, asked, read, typed, { faults: refusal.faults, status: 422 });
  }
}

/** What would come of a change that was only tried: shown, and nothing kept. */
async function tried(
  parts: ReviewParts,
  asked: Asked,
  typed: ReviewTyped,
  wanted: Parameters<typeof changeReview>[2],
): Promise<Answer> {
  const { member, key, request, change } = asked;
  const outcome = await changeReview(parts, member, { ...wanted, isTrial: true });
  if (!outcome.ok) return refusedForm(parts, asked, typed, outcome.refused);
  const read = await readReview(parts, member, key);
  if (!read) return notFound(parts.school, request);
  if (change !== "propose-amendment") {
    return shownForm(parts, asked, read, typed, { isChecked: true });
  }
  const text = await draftedText(parts, outcome.value, read.versions);
  return shownForm(parts, asked, read, typed, { preview: { review: outcome.value, text } });
}

/** Changes that are looked at once more before they are kept. */
const checked: readonly ReviewChangeName[] = ["propose-amendment", "decide"];

export async function postedReviewForm(parts: ReviewParts, asked: Asked): Promise<Answer> {
  const { request, member, session, key, change } = asked;
  const { school } = parts;
  const posted = readForm(request);
  if (!posted.ok) return unreadableForm(school, member);
  const { fields } = posted;
  const typed = typedBy(fields);
  const go = fields.get("go");
  const wanted = {
    ...{ key, change, seen: Number(fields.get("seen") ?? "0"), raw: rawInput(fields) },
    reauthenticatedAt: session.provedAt,
  };
  if (go === "check" && checked.includes(change)) return tried(parts, asked, typed, wanted);
  if (go === "back" || (change === "propose-amendment" && !isChosen({ typed }))) {
    const read = await readReview(parts, member, key);
    return read ? shownForm(parts, asked, read, typed) : notFound(school, request);
  }
  const outcome = await changeReview(parts, member, wanted);
  if (!outcome.ok) return refusedForm(parts, asked, typed, outcome.refused);
  return seeOther(`${reviewPath(outcome.value)}?done=${change}`);
}
