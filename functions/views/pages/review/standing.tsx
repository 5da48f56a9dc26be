import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type Review, standingAmendments } from "#shared/domain/review/review.ts";
import { reviewRuleOf } from "#shared/domain/review/review-rules.ts";
import type { ReviewStatus } from "#shared/domain/review/review-status.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { differentClauses, furtherChanges, nextFor, type ReviewView } from "./review-model.ts";
import { evidencePath, howFar, stepPath } from "./review-words.ts";

type State = "done" | "now" | "later";

interface Step {
  readonly name: string;
  readonly state: State;
  readonly words: ComponentChildren;
}

const stateTags: Readonly<Record<State, { readonly words: string; readonly tag: string }>> = {
  done: { words: "Done", tag: "govuk-tag--green" },
  now: { words: "Now", tag: "govuk-tag--blue" },
  later: { words: "Later", tag: "govuk-tag--grey" },
};

/** How far a review is, counted in steps. */
const reached: Readonly<Record<ReviewStatus, number>> = {
  open: 1,
  "sent-back": 1,
  proposed: 2,
  decided: 3,
  signed: 4,
  closed: 5,
};

const stateOf = ({ status }: Review, step: number): State => {
  if (reached[status] > step) return "done";
  return reached[status] === step ? "now" : "later";
};

const countOf = (count: number, one: string): string =>
  count === 0 ? `No ${one} yet` : `${count} ${one}${count === 1 ? "" : "s"}`;

const Drafting = ({ review }: Pick<ReviewView, "review">) => (
  <>
    {countOf(standingAmendments(review).length, "amendment")},{" "}
    {countOf(review.comments.length, "comment").toLowerCase()}.{" "}
    <a class="govuk-link" href={stepPath(review, "changes")}>
      See what changes
    </a>
  </>
);

const Proposed = ({ review, text }: ReviewView) => {
  const { proposal } = review;
  if (!text.version || !proposal) return <>The text is not before the governors.</>;
  return (
    <>
      Version {text.version.number} since {instantInWords(proposal.at)}.{" "}
      <a class="govuk-link" href={pathTo("policyVersion", { number: String(text.version.number) })}>
        Read it whole
      </a>
    </>
  );
};

const signedWords = ({ signature }: Review): string =>
  signature
    ? `${signature.name}, ${signature.role}, on ${instantInWords(signature.at)}. Minutes ${signature.minuteReference}, meeting of ${dayInWords(signature.meetingOn)}.`
    : "Not signed.";

const InForce = ({ review: { signature, status }, text }: ReviewView) => {
  if (!signature || !text.version) return <>Until then the policy stays as it is.</>;
  const number = String(text.version.number);
  return (
    <>
      Version {number} {status === "closed" ? "is in force since" : "comes into force on"}{" "}
      {dayInWords(signature.inForceFrom)}.{" "}
      <a class="govuk-link" href={pathTo("policyVersion", { number })}>
        See version {number}
      </a>
    </>
  );
};

function stepsOf(view: ReviewView): readonly Step[] {
  const { review, tally } = view;
  const approvals = `${tally.approvals} of ${tally.quorum} approvals that are needed.`;
  return [
    {
      name: "Opened",
      state: "done",
      words: (
        <>
          On {instantInWords(review.openedAt)}.{" "}
          <a class="govuk-link" href={evidencePath(review)}>
            Read the evidence of the year
          </a>{" "}
          or the{" "}
          <a class="govuk-link" href={pathTo("monitoring")}>
            log of monitoring
          </a>
        </>
      ),
    },
    { name: "Amendments and comments", state: stateOf(review, 1), words: <Drafting {...view} /> },
    {
      name: "Before the governors",
      state: stateOf(review, 1) === "done" ? "done" : "later",
      words: <Proposed {...view} />,
    },
    { name: "Decided", state: stateOf(review, 2), words: review.proposal ? approvals : "Not yet." },
    { name: "Signed", state: stateOf(review, 3), words: signedWords(review) },
    { name: "In force", state: stateOf(review, 4), words: <InForce {...view} /> },
  ];
}

/** Where the review stands, a line a step. */
export const Steps = (view: ReviewView) => (
  <ol class="govuk-list app-steps">
    {stepsOf(view).map(({ name, state, words }) => (
      <li class="app-steps__step" {...(state === "now" && { "aria-current": "step" as const })}>
        <span class="app-steps__name">{name}</span>{" "}
        <Tag classes={stateTags[state].tag}>{stateTags[state].words}</Tag>
        <span class="app-steps__words">{words}</span>
      </li>
    ))}
  </ol>
);

const isOver = ({ status }: Review): boolean => status === "signed" || status === "closed";

/** When the review is due and how far away that is; when the next one is, once it is signed. */
export const DueDate = ({ review, today }: ReviewView) => {
  if (isOver(review) && review.nextDueOn) {
    return (
      <p class="govuk-body">
        The next review is due on <strong>{dayInWords(review.nextDueOn)}</strong>.
      </p>
    );
  }
  const isLate = review.dueOn < today;
  return (
    <p class="govuk-body">
      Due on <strong>{dayInWords(review.dueOn)}</strong>, {howFar(review.dueOn, today)}.{" "}
      {isLate && <Tag classes="govuk-tag--red">Overdue</Tag>}
      {review.dueBecause === "first-use" &&
        " This service knows of no approval of the policy. If it was approved before, set the day a year after that."}
    </p>
  );
};

/** What this person is to do: the first button, then others, then everything else they may do. */
export const WhatToDo = (view: ReviewView) => {
  const { review } = view;
  const next = nextFor(view);
  const further = furtherChanges(view, next);
  const isRead = next.changes.some((one) => one === "decide" || one === "sign");
  return (
    <section class="app-section app-no-print">
      <h2 class="govuk-heading-m">What you can do now</h2>
      <InsetText>{next.sentence}</InsetText>
      {isRead && differentClauses(view).length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={stepPath(review, "changes")}>
            Read what changes first
          </a>
        </p>
      )}
      {next.changes.length > 0 && (
        <div class="govuk-button-group">
          {next.changes.map((change, place) => (
            <Button
              href={stepPath(review, change)}
              classes={place === 0 ? undefined : "govuk-button--secondary"}
            >
              {reviewRuleOf(change).label}
            </Button>
          ))}
        </div>
      )}
      {further.length > 0 && (
        <p class="govuk-body app-change-links">
          {further.map((change) => (
            <a class="govuk-link" href={stepPath(review, change)}>
              {reviewRuleOf(change).label}
            </a>
          ))}
        </p>
      )}
    </section>
  );
};
