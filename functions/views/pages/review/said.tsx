import { Table } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { verdictWords } from "#shared/domain/review/apply-decision.ts";
import type { Review, Verdict } from "#shared/domain/review/review.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import type { ReviewView } from "./review-model.ts";
import { type TitleOf, titlesIn } from "./review-words.ts";

const titles = ({ text }: ReviewView): TitleOf => titlesIn(text.after, text.before);

/** Comments, each with who wrote it and when. */
export const SaidOf = ({ comments }: { readonly comments: Review["comments"] }) => (
  <ul class="govuk-list govuk-list--spaced">
    {comments.map(({ words, by, at }) => (
      <li class="app-said">
        <span class="govuk-hint app-inline">
          {by}, {instantInWords(at)}
        </span>
        <br />
        <Typed text={words} />
      </li>
    ))}
  </ul>
);

/** What was said of each clause, the whole policy first, then in the order of the policy. */
export const Comments = (view: ReviewView) => {
  const { comments } = view.review;
  if (comments.length === 0) return <p class="govuk-body">None yet.</p>;
  const order = [
    "policy",
    ...view.text.after.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
  ];
  const clauses = [...new Set(comments.map(({ about }) => about))].toSorted(
    (one, other) => order.indexOf(one) - order.indexOf(other),
  );
  const titleOf = titles(view);
  return (
    <>
      {clauses.map((about) => (
        <div id={`comments-${about}`}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{titleOf(about)}</h3>
          <SaidOf comments={comments.filter((one) => one.about === about)} />
        </div>
      ))}
    </>
  );
};

const verdictTags: Readonly<Record<Verdict, string>> = {
  approve: "govuk-tag--green",
  "approve-with-changes": "govuk-tag--yellow",
  "send-back": "govuk-tag--orange",
};

/** Who decided what, when, as what they are, and in which words. */
export const Decisions = ({ review: { decisions }, tally }: ReviewView) => (
  <>
    <p class="govuk-body">
      {tally.approvals} of {tally.quorum} approvals that are needed.
    </p>
    {decisions.length > 0 && (
      <Table
        stacks
        caption="Decisions on the text"
        captionClasses="govuk-visually-hidden"
        head={["Who", "Decision", "When", "In their words"].map((text) => ({ text }))}
        rows={decisions.map(({ by, verdict, at, words }) =>
          [
            by,
            <Tag classes={verdictTags[verdict]}>{verdictWords[verdict]}</Tag>,
            instantInWords(at),
            words === "" ? "–" : <Typed text={words} />,
          ].map((text) => ({ text })),
        )}
      />
    )}
  </>
);

export const Conflicts = (view: ReviewView) => {
  const { conflicts } = view.review;
  const titleOf = titles(view);
  if (conflicts.length === 0) return <p class="govuk-body">Nobody has declared one.</p>;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {conflicts.map(({ by, at, about, words }) => (
        <li class="app-said">
          {by}: “{titleOf(about)}”
          {words !== "" && (
            <>
              <br />
              <Typed text={words} />
            </>
          )}
          <br />
          <span class="govuk-hint app-inline">{instantInWords(at)}</span>
        </li>
      ))}
    </ul>
  );
};
