import type { ComponentChildren, ComponentType } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type ChangeName, ruleOf } from "#shared/domain/incident/change-rules.ts";
import type { HistoryEntry } from "#shared/domain/incident/history.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { FaultSummary } from "../fault-summary.tsx";
import { whatWords } from "../incident/history.tsx";
import { noAnswers } from "../report/answers.ts";
import { PeopleStep } from "../report/people-step.tsx";
import { signedInAs } from "../signed-in.ts";
import { WorkedOnSince } from "../worked-on-since.tsx";
import { DetailsForm } from "./details-form.tsx";
import { RiskForm } from "./risk-form.tsx";
import {
  AddendumForm,
  DecideForm,
  DuplicateForm,
  LessonForm,
  MessageForm,
  NoteForm,
  ReasonForm,
  RedactForm,
} from "./text-forms.tsx";
import type { ChangeForm } from "./typed-fields.ts";
import {
  ActionCheckForm,
  ActionDoneForm,
  ActionForm,
  nextStepOf,
  ReferralForm,
  StepForm,
} from "./work-forms.tsx";

export interface ChangePage extends ChangeForm {
  readonly member: Member;
  /** What others did to the incident since this person opened the form. */
  readonly since: readonly HistoryEntry[];
  /** False if it cannot be done now; what was typed is shown all the same, to be copied. */
  readonly isPossible: boolean;
  /** The version that this person had before them, if it is not to be this one. */
  readonly seen?: number | undefined;
}

const PeopleForm = ({ typed, faults }: ChangeForm) => (
  <PeopleStep
    answers={{ ...noAnswers, people: typed.people }}
    faults={faults.map(({ words }) => ({
      step: "people" as const,
      field: "people-0-relationship",
      words,
    }))}
  />
);

const Confirm = ({ change }: ChangeForm) => (
  <p class="govuk-body">
    {change === "close"
      ? "The steps are taken and the actions are done. The incident stays in the register and can be opened again."
      : "From now on somebody finds out what happened."}
  </p>
);

const bodies: Readonly<Record<ChangeName, ComponentType<ChangeForm>>> = {
  triage: DetailsForm,
  correct: DetailsForm,
  people: PeopleForm,
  investigate: Confirm,
  close: Confirm,
  decide: DecideForm,
  "no-investigation": ReasonForm,
  reopen: ReasonForm,
  duplicate: DuplicateForm,
  risk: RiskForm,
  step: StepForm,
  referral: ReferralForm,
  action: ActionForm,
  "action-done": ActionDoneForm,
  "action-check": ActionCheckForm,
  message: MessageForm,
  note: NoteForm,
  addendum: AddendumForm,
  lesson: LessonForm,
  redact: RedactForm,
};

/** Dates are three boxes: a fault of the whole leads to the first. */
const dayFields = new Set(["on", "dueOn"]);
/** What the page holds without showing it: there is no control to lead to. */
const hiddenFields = new Set(["", "step", "number"]);
const targetOf = (field: string): string | undefined => {
  if (hiddenFields.has(field)) return undefined;
  if (field === "people") return "#people-0-relationship";
  if (field === "impact") return "#likelihood";
  return dayFields.has(field) ? `#${field}-day` : `#${field}`;
};

const Since = ({ since, isPossible }: Pick<ChangePage, "since" | "isPossible">) => (
  <WorkedOnSince
    what="this incident"
    since={since.map(({ what, ...entry }) => ({ ...entry, words: whatWords(what) }))}
    isPossible={isPossible}
  />
);

/** Every step is settled: there is nothing to send. */
const isOver = ({ change, incident }: ChangePage): boolean =>
  change === "step" && nextStepOf(incident) === undefined;

const Form = ({ form, children }: { form: ChangePage; children: ComponentChildren }) => {
  const { incident, change } = form;
  return (
    <form
      method="post"
      action={pathTo("incidentChange", { reference: incident.reference, change })}
      novalidate
    >
      <input type="hidden" name="seen" value={form.seen ?? incident.version} />
      {children}
    </form>
  );
};

export function changePage(form: ChangePage): string {
  const { incident, change, school, member, faults, since, isPossible } = form;
  const Body = bodies[change];
  const { label } = ruleOf(change);
  const impossible = {
    field: "",
    words:
      "This cannot be done any more: the incident has moved on, or your role does not allow it",
  };
  const shown = isPossible ? faults : [impossible];
  return page({
    title: `${label} - ${incident.reference}`,
    school,
    current: "register",
    signedIn: signedInAs(member),
    errors: shown.length > 0,
    back: pathTo("incident", { reference: incident.reference }),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FaultSummary faults={shown} targetOf={targetOf} />
          <Since since={since} isPossible={isPossible} />
          <span class="govuk-caption-l app-nowrap">{incident.reference}</span>
          {change !== "people" && <h1 class="govuk-heading-l">{label}</h1>}
          <Form form={form}>
            <Body {...form} />
            {isPossible && !isOver(form) && (
              <Button name="go" value="save" preventDoubleClick>
                {label}
              </Button>
            )}
          </Form>
        </div>
      </div>
    ),
  });
}
