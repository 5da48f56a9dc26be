import type { ComponentChildren, ComponentType } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { type ReviewChangeName, reviewRuleOf } from "#shared/domain/review/review-rules.ts";
import { FaultSummary } from "../fault-summary.tsx";
import { WorkedOnSince } from "../worked-on-since.tsx";
import { AmendFields, ChooseClause, isChosen } from "./amend-forms.tsx";
import { DecideForm, SignForm } from "./decide-forms.tsx";
import type { ReviewForm } from "./review-form.ts";
import { reviewPath, stepPath, whatHappened } from "./review-words.ts";
import {
  CommentForm,
  ConflictForm,
  DueDateForm,
  ProposeForm,
  ReasonForm,
  TakeBackForm,
} from "./simple-forms.tsx";

const bodies: Readonly<Record<ReviewChangeName, ComponentType<ReviewForm>>> = {
  "propose-amendment": AmendFields,
  "withdraw-amendment": TakeBackForm,
  comment: CommentForm,
  "declare-conflict": ConflictForm,
  propose: ProposeForm,
  withdraw: ReasonForm,
  decide: DecideForm,
  "send-back": ReasonForm,
  sign: SignForm,
  "set-due-date": DueDateForm,
};

const dayFields = new Set(["dueOn", "meetingOn", "inForceFrom"]);
/** What the page holds without showing it: there is no control to lead to. */
const hiddenFields = new Set(["", "number", "change", "clause", "section"]);

function targetOf(form: ReviewForm, field: string): string | undefined {
  const isHidden =
    hiddenFields.has(field) ||
    (form.change === "sign" && !form.isFresh) ||
    (field === "lessons" && form.lessons.length === 0);
  if (isHidden) return undefined;
  return dayFields.has(field) ? `#${field}-day` : `#${field}`;
}

const Since = ({ since, isPossible }: ReviewForm) => (
  <WorkedOnSince
    what="this review"
    since={since.map(({ what, ...entry }) => ({ ...entry, words: whatHappened(what) }))}
    isPossible={isPossible}
  />
);

const save = ({ change }: ReviewForm): ComponentChildren => (
  <Button name="go" value="save" preventDoubleClick>
    {reviewRuleOf(change).label}
  </Button>
);

/** The buttons under a form: some changes are looked at once more before they are kept. */
function Buttons(form: ReviewForm) {
  const { change, isChecked, isPossible, isFresh } = form;
  if (!isPossible || (change === "sign" && !isFresh)) return null;
  if (change === "decide" && !isChecked) {
    return (
      <Button name="go" value="check">
        Continue
      </Button>
    );
  }
  if (change === "decide") {
    return (
      <div class="govuk-button-group">
        {save(form)}
        <Button name="go" value="back" classes="govuk-button--secondary">
          Change it
        </Button>
      </div>
    );
  }
  if (change !== "propose-amendment") return save(form);
  return (
    <div class="govuk-button-group">
      {save(form)}
      <Button name="go" value="check" classes="govuk-button--secondary">
        Preview
      </Button>
    </div>
  );
}

const Form = ({ form, children }: { form: ReviewForm; children: ComponentChildren }) => (
  <form method="post" action={stepPath(form.review, form.change)} novalidate>
    <input type="hidden" name="seen" value={form.seen ?? form.review.version} />
    {children}
    <Buttons {...form} />
  </form>
);

const impossible = {
  field: "",
  words: "This cannot be done now: the review has moved on, or it is not for you to do",
};

/** Where a text is compared side by side there has to be room for two. */
const isWide = ({ change, preview, isChecked }: ReviewForm): boolean =>
  change === "propose" || (change === "decide" && !isChecked) || preview !== undefined;

const Content = ({ form }: { form: ReviewForm }) => {
  const { change, review } = form;
  const Body = bodies[change];
  const isChoosing = change === "propose-amendment" && !isChosen(form);
  return (
    <>
      <span class="govuk-caption-l">Annual review {review.key}</span>
      <h1 class="govuk-heading-l">
        {form.isChecked && change === "decide" ? "Check your decision" : reviewRuleOf(change).label}
      </h1>
      {isChoosing ? (
        <ChooseClause {...form} />
      ) : (
        <Form form={form}>
          <Body {...form} />
        </Form>
      )}
    </>
  );
};

export function reviewChangePage(form: ReviewForm): string {
  const { review, change, school, member, isPossible } = form;
  const faults = isPossible ? form.faults : [impossible];
  return page({
    title: `${reviewRuleOf(change).label} - annual review ${review.key}`,
    school,
    current: "review",
    signedIn: signedInAs(member),
    errors: faults.length > 0,
    back: reviewPath(review),
    wide: isWide(form),
    children: (
      <div class="govuk-grid-row app-document">
        <div class={isWide(form) ? "govuk-grid-column-full" : "govuk-grid-column-two-thirds"}>
          <FaultSummary faults={faults} targetOf={(field) => targetOf(form, field)} />
          <Since {...form} />
          <Content form={form} />
        </div>
      </div>
    ),
  });
}
