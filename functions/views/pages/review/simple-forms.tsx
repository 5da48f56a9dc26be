import { InsetText } from "#functions/views/components/inset-text.tsx";
import { reviewLimits, standingAmendments } from "#shared/domain/review/review.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { changesInWords, DiffKey } from "../policy/changes-page.tsx";
import { AllChanges } from "./changes-page.tsx";
import { AboutField, DayField, LongField } from "./form-parts.tsx";
import type { ReviewForm } from "./review-form.ts";
import { differentClauses } from "./review-model.ts";
import { titlesIn } from "./review-words.ts";
import { SaidOf } from "./said.tsx";

const Said = ({ form }: { form: ReviewForm }) => {
  const about = form.typed.one("about");
  const comments = form.review.comments.filter((one) => one.about === about);
  if (comments.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-s">Said of it already</h2>
      <SaidOf comments={comments} />
    </>
  );
};

export const CommentForm = (form: ReviewForm) => (
  <>
    <InsetText>
      Everybody who takes part in the review reads this, under your name. Leave out the names of
      children, families and staff, and anything by which they can be recognised.
    </InsetText>
    <Said form={form} />
    <AboutField form={form} label="What is it about?" />
    <LongField form={form} field="words" label="Your comment" limit={reviewLimits.comment} />
  </>
);

export const ConflictForm = (form: ReviewForm) => (
  <>
    <InsetText>
      You do not decide on a text that changes this clause, and do not count towards the quorum.
      That you declared an interest stands in the record, and cannot be taken back.
    </InsetText>
    <AboutField form={form} label="What have you an interest in?" />
    <LongField
      form={form}
      field="words"
      label="What is the interest? (optional)"
      hint="Only if you wish to say it. Name nobody else."
      limit={reviewLimits.note}
    />
  </>
);

const reasons = {
  withdraw: "The governors can no longer decide on this text. What they have decided is dropped.",
  "send-back":
    "The headteacher is told that another text is wanted. The decisions stay in the record.",
} as const;

export const ReasonForm = (form: ReviewForm) => (
  <>
    <InsetText>{form.change === "withdraw" ? reasons.withdraw : reasons["send-back"]}</InsetText>
    <LongField form={form} field="reason" label="Why?" limit={reviewLimits.note} />
  </>
);

export const DueDateForm = (form: ReviewForm) => {
  const { review } = form;
  const dueOn = review.status === "closed" ? (review.nextDueOn ?? review.dueOn) : review.dueOn;
  return (
    <>
      <InsetText>
        It is due on {dayInWords(dueOn)}. All who take part are told of another day, and why. A day
        more than a year ahead is not taken: the policy is reviewed every year.
      </InsetText>
      <DayField form={form} field="dueOn" label="By which day is it due?" />
      <LongField form={form} field="reason" label="Why?" limit={reviewLimits.note} />
    </>
  );
};

export const TakeBackForm = (form: ReviewForm) => {
  const number = form.typed.one("number");
  const found = standingAmendments(form.review).find((one) => String(one.number) === number);
  const titleOf = titlesIn(form.text.after, form.text.before);
  return (
    <>
      <InsetText>
        {found
          ? `Amendment ${found.number}: ${titleOf(found.change.clause)}`
          : "This amendment is not there, or is taken back already."}
      </InsetText>
      <p class="govuk-body">
        It stays in the record, marked as taken back. You can write it again, beginning with its
        words.
      </p>
      <input type="hidden" name="number" value={number} />
    </>
  );
};

/** The text once more before nothing in it can change any more. */
export const ProposeForm = (form: ReviewForm) => {
  const { text } = form;
  return (
    <>
      <p class="govuk-body-l">{changesInWords(text.clauses)}</p>
      <InsetText>
        All who decide get a mail. Until they have decided nothing can be changed in this text; to
        change it you take it back first, and what they have decided is dropped.
      </InsetText>
      {text.fault !== undefined && <InsetText>{text.fault}</InsetText>}
      {differentClauses(form).length > 0 && <DiffKey />}
      <AllChanges {...form} allowed={[]} />
      <LongField
        form={form}
        field="note"
        label="What is new?"
        hint="In a sentence or two, or that nothing is. Everybody can read it once the text is approved."
        limit={reviewLimits.note}
        rows={3}
      />
    </>
  );
};
