import { pathTo } from "#shared/contract/routes.ts";
import type { FieldChange } from "#shared/domain/incident/history.ts";
import type { PolicyWords } from "#shared/domain/policy/policy-text.ts";
import type { Review } from "#shared/domain/review/review.ts";
import type { ReviewEntry } from "#shared/domain/review/review-history.ts";
import { reviewRuleOf } from "#shared/domain/review/review-rules.ts";
import { type ReviewStatus, reviewStatus } from "#shared/domain/review/review-status.ts";
import { yearOf } from "#shared/domain/school/school-year.ts";
import { type Day, day, dayInWords, daysBetween } from "#shared/domain/time.ts";

export const reviewPath = ({ key }: Pick<Review, "key">): string => pathTo("reviewOf", { key });

/** The address of a step of a review: the form of a change, or `changes`. */
export function stepPath(
  { key }: Pick<Review, "key">,
  step: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams(query).toString();
  return `${pathTo("reviewStep", { key, step })}${asked === "" ? "" : `?${asked}`}`;
}

/** The evidence of the school year in which a review began. */
export const evidencePath = ({ openedAt }: Pick<Review, "openedAt">): string =>
  `${pathTo("evidence")}?year=${yearOf(openedAt)}`;

export const reviewStatusWords: Readonly<
  Record<ReviewStatus, { readonly words: string; readonly tag: string }>
> = {
  open: { words: "Being drafted", tag: "govuk-tag--blue" },
  "sent-back": { words: "Sent back", tag: "govuk-tag--orange" },
  proposed: { words: "Before the governors", tag: "govuk-tag--yellow" },
  decided: { words: "Approved, not signed", tag: "govuk-tag--turquoise" },
  signed: { words: "Signed", tag: "govuk-tag--green" },
  closed: { words: "Done", tag: "govuk-tag--green" },
};

const daysInWords = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

/** How far away the due date is: `in 12 days`, `today`, `3 days ago`. */
export function howFar(dueOn: Day, today: Day): string {
  const left = daysBetween(today, dueOn);
  if (left === 0) return "today";
  return left > 0 ? `in ${daysInWords(left)}` : `${daysInWords(-left)} ago`;
}

export type TitleOf = (clause: string) => string;

/** Titles of clauses in either of two texts; the id where neither has it, `the whole policy` of it. */
export function titlesIn(...texts: readonly PolicyWords[]): TitleOf {
  const titles = new Map(
    texts
      .toReversed()
      .flatMap(({ sections }) => sections.flatMap(({ clauses }) => clauses))
      .map(({ id, title }) => [id, title]),
  );
  return (clause) => (clause === "policy" ? "The whole policy" : (titles.get(clause) ?? clause));
}

/** What happened, as the history tells it. */
export function whatHappened(what: ReviewEntry["what"]): string {
  if (what === "opened") return "The review is opened";
  if (what === "closed") return "The review is done";
  return what === "decide" ? "A decision is recorded" : reviewRuleOf(what).banner;
}

/** Incidents stand by their references in the record; who reads the history is not told of them. */
const isKept = ({ field }: FieldChange): boolean => field !== "lessons";

const dayFields: readonly string[] = ["due", "next review due", "meeting", "in force from"];

function valueInWords(field: string, value: string, titleOf: TitleOf): string {
  if (field === "status") {
    const status = reviewStatus.safeParse(value);
    return status.success ? reviewStatusWords[status.data].words.toLowerCase() : value;
  }
  if (field === "conflict of interest") return titleOf(value);
  if (/^amendment \d+$/.test(field)) {
    return value.replace(/^(edit|add|drop) (\S+)$/, (_, change: string, clause: string) => {
      return `${change === "edit" ? "change" : change} “${titleOf(clause)}”`;
    });
  }
  const read = dayFields.includes(field) ? day.safeParse(value) : undefined;
  return read?.success ? dayInWords(read.data) : value;
}

/** The changes of an entry in words. */
export const changesInHistory = (
  { changes }: Pick<ReviewEntry, "changes">,
  titleOf: TitleOf,
): readonly FieldChange[] =>
  changes.filter(isKept).map(({ field, from, to }) => {
    const [, commented] = /^comment on (\S+)$/.exec(field) ?? [];
    return {
      field: commented === undefined ? field : `comment on “${titleOf(commented)}”`,
      from: from === "" ? "" : valueInWords(field, from, titleOf),
      to: valueInWords(field, to, titleOf),
    };
  });
