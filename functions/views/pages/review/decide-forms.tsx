import { Button } from "#functions/views/components/button.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { verdictWords } from "#shared/domain/review/apply-decision.ts";
import { bodyOf } from "#shared/domain/review/body.ts";
import { reviewLimits, verdicts } from "#shared/domain/review/review.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { row } from "../incident/told-sections.tsx";
import { changesInWords, DiffKey } from "../policy/changes-page.tsx";
import { Fingerprint } from "../policy/signature-block.tsx";
import { Typed } from "../typed.tsx";
import { AllChanges } from "./changes-page.tsx";
import { DayField, LongField } from "./form-parts.tsx";
import { errorOf, type ReviewForm } from "./review-form.ts";
import { differentClauses, hasDeclared, ownName } from "./review-model.ts";
import { stepPath } from "./review-words.ts";

const verdictHints = {
  approve: "The text comes into force as it is, once enough governors say so and it is signed.",
  "approve-with-changes": "Say what has to change. This is no approval of the text as it is.",
  "send-back": "Say why. The headteacher writes another text.",
} as const;

const TheText = (form: ReviewForm) => {
  const { text } = form;
  return (
    <>
      <p class="govuk-body-l">{changesInWords(text.clauses)}</p>
      {text.version && text.version.note !== "" && (
        <p class="govuk-body">What is new: {text.version.note}</p>
      )}
      {differentClauses(form).length > 0 && <DiffKey />}
      <AllChanges {...form} allowed={[]} />
    </>
  );
};

const DecisionFields = (form: ReviewForm) => (
  <>
    <Radios
      name="verdict"
      fieldset={{ legend: { text: "What do you decide?", classes: "govuk-fieldset__legend--m" } }}
      items={verdicts.map((value) => ({
        value,
        text: verdictWords[value],
        hint: { text: verdictHints[value] },
      }))}
      value={form.typed.one("verdict")}
      errorMessage={errorOf(form, "verdict")}
    />
    <LongField
      form={form}
      field="words"
      label="In your words"
      hint="Needed unless you approve. All who take part read it. Name nobody."
      limit={reviewLimits.words}
    />
  </>
);

/** What was chosen, once more: nothing is kept before it is confirmed. */
const CheckDecision = ({ typed, text, member }: ReviewForm) => {
  const verdict = verdicts.find((one) => one === typed.one("verdict"));
  return (
    <>
      <p class="govuk-body">Nothing is recorded yet. Check what will stand in the record.</p>
      <SummaryList
        rows={[
          row("Text", `Version ${text.version?.number ?? ""} of the social media policy`),
          row("Your decision", verdict ? verdictWords[verdict] : ""),
          row("In your words", <Typed text={typed.one("words") || "Nothing"} />),
          row("Recorded under", member.name),
        ]}
      />
      <input type="hidden" name="verdict" value={typed.one("verdict")} />
      <input type="hidden" name="words" value={typed.one("words")} />
    </>
  );
};

export const DecideForm = (form: ReviewForm) =>
  form.isChecked ? (
    <CheckDecision {...form} />
  ) : (
    <>
      <TheText {...form} />
      <DecisionFields {...form} />
    </>
  );

/** What has been typed goes along to the sign-in and back, but for the name, which nobody else is to read. */
const kept = ["minuteReference", "meetingOn", "inForceFrom"] as const;

function signInAgainPath({ review, typed }: ReviewForm): string {
  const query = kept
    .flatMap((name) =>
      name === "minuteReference"
        ? [name]
        : ["day", "month", "year"].map((part) => `${name}-${part}`),
    )
    .flatMap((name) => (typed.one(name) === "" ? [] : [[name, typed.one(name)] as const]));
  const to = stepPath(review, "sign", Object.fromEntries(query))
    .replaceAll("+", "%20")
    .replaceAll("*", "%2A");
  return `${pathTo("signIn")}?again=yes&to=${encodeURIComponent(to)}`;
}

const SignInAgain = (form: ReviewForm) => (
  <>
    <InsetText>
      A signature asks for proof that it is you. Sign in again: you come back to this page, and have
      ten minutes to sign.
    </InsetText>
    <Button href={signInAgainPath(form)}>Sign in again</Button>
  </>
);

const Declaration = ({ school, text }: ReviewForm) => {
  const { committee } = bodyOf(school);
  const who = committee === undefined ? "The governing board" : `The ${committee}`;
  return `${who} has approved version ${text.version?.number ?? ""} of the social media policy as it stands here, and I sign it on its behalf.`;
};

const SignFields = (form: ReviewForm) => (
  <>
    <Checkboxes
      name="declared"
      fieldset={{ legend: { text: "Your declaration", classes: "govuk-fieldset__legend--m" } }}
      items={[{ value: "yes", text: Declaration(form) }]}
      values={form.typed.all("declared")}
      errorMessage={errorOf(form, "declared")}
    />
    <Input
      name="minuteReference"
      label={{ text: "Where do the minutes say so?", classes: "govuk-label--m" }}
      hint={{ text: "For example, PC 2027-01/4" }}
      classes="govuk-input--width-20"
      value={form.typed.one("minuteReference")}
      errorMessage={errorOf(form, "minuteReference")}
    />
    <DayField
      form={form}
      field="meetingOn"
      label="When was the meeting?"
      hint={`From ${dayInWords(schoolDay(form.review.openedAt))}, when this review began, up to today. The next review is due a year after it.`}
    />
    <DayField
      form={form}
      field="inForceFrom"
      label="From when does the policy hold? (optional)"
      hint="Leave it empty for today."
    />
    <Input
      name="name"
      label={{ text: "Type your full name to sign", classes: "govuk-label--m" }}
      hint={{ text: `As it stands in the school’s list, like ${ownName(form)}` }}
      autocomplete="off"
      spellcheck={false}
      value={form.typed.one("name")}
      errorMessage={errorOf(form, "name")}
    />
  </>
);

export const SignForm = (form: ReviewForm) => {
  if (!form.isFresh) return <SignInAgain {...form} />;
  const { text, review } = form;
  return (
    <>
      <SummaryList
        rows={[
          row("Text", `Version ${text.version?.number ?? ""}. ${changesInWords(text.clauses)}`),
          row(
            "Approved by",
            review.decisions
              .filter(({ who, verdict }) => verdict === "approve" && !hasDeclared(form, who))
              .map(({ by }) => <div>{by}</div>),
          ),
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={stepPath(review, "changes")}>
          Read what changes
        </a>
      </p>
      {text.version && <Fingerprint version={text.version} />}
      <SignFields {...form} />
    </>
  );
};
