import { DateInput } from "#functions/views/components/date-input.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { isExcluded } from "#shared/domain/incident/access.ts";
import { allegedOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import {
  nextStep,
  type PathwayStep,
  referralsOut,
  stepsFor,
} from "#shared/domain/incident/pathway.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { faultOf } from "../fault-summary.tsx";
import { type ChangeForm, peopleItems } from "./typed-fields.ts";

interface DayFieldProps extends ChangeForm {
  readonly field: string;
  readonly legend: string;
}

const DayField = ({ field, legend, typed, faults }: DayFieldProps) => (
  <DateInput
    id={field}
    namePrefix={field}
    fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--m" } }}
    values={{
      day: typed.one(`${field}-day`),
      month: typed.one(`${field}-month`),
      year: typed.one(`${field}-year`),
    }}
    errorMessage={faultOf(faults, field)}
  />
);

/** The step that may be recorded now; undefined once all are settled. */
export const nextStepOf = (incident: Incident): PathwayStep | undefined =>
  nextStep(
    stepsFor(allegedOf(incident)),
    incident.work.steps.map((taken) => taken.step),
  );

export const StepForm = (form: ChangeForm) => {
  const { incident, typed, faults } = form;
  const next = nextStepOf(incident);
  if (!next) return <InsetText>All steps are done or skipped.</InsetText>;
  // Somebody else settled the step that was meant: what was said of it does not hold for the next.
  const isMeant = ["", next.id].includes(typed.one("step"));
  const reason = (
    <Textarea
      name="reason"
      label={{ text: "Why is it skipped?" }}
      rows={3}
      value={isMeant ? typed.one("reason") : ""}
      errorMessage={faultOf(faults, "reason")}
    />
  );
  return (
    <>
      {!isMeant && (
        <p class="govuk-body">The step that you meant is settled already. This is the next one.</p>
      )}
      <InsetText>
        <strong>{next.words}</strong>
        <br />
        Procedure: {next.procedure}
      </InsetText>
      <input type="hidden" name="step" value={next.id} />
      <Radios
        name="how"
        fieldset={{ legend: { text: "Is it done?", classes: "govuk-fieldset__legend--m" } }}
        items={[
          { value: "done", text: "Yes, it is done" },
          { value: "skipped", text: "It is skipped", conditional: reason },
        ]}
        value={isMeant ? typed.one("how") : ""}
        errorMessage={faultOf(faults, "how") ?? faultOf(faults, "step")}
      />
      <DayField {...form} field="on" legend="On which day?" />
    </>
  );
};

export const ReferralForm = (form: ChangeForm) => {
  const { typed, faults } = form;
  return (
    <>
      <Radios
        name="to"
        fieldset={{
          legend: { text: "Whom was it referred to?", classes: "govuk-fieldset__legend--m" },
        }}
        items={referralsOut.map(({ id, words, when }) => ({
          value: id,
          text: words,
          hint: { text: when },
        }))}
        value={typed.one("to")}
        errorMessage={faultOf(faults, "to")}
      />
      <DayField {...form} field="on" legend="On which day?" />
      <Input
        name="reference"
        label={{ text: "Their reference (optional)", classes: "govuk-label--m" }}
        value={typed.one("reference")}
        errorMessage={faultOf(faults, "reference")}
      />
    </>
  );
};

export const ActionForm = (form: ChangeForm) => {
  const { school, incident, typed, faults } = form;
  return (
    <>
      <Input
        name="what"
        label={{ text: "What has to be done?", classes: "govuk-label--m" }}
        value={typed.one("what")}
        errorMessage={faultOf(faults, "what")}
      />
      <Select
        name="owner"
        label={{ text: "Who does it?", classes: "govuk-label--m" }}
        items={[
          { value: "", text: "Choose" },
          ...peopleItems(school, (person) => isExcluded(person, incident.excluded)),
        ]}
        value={typed.one("owner")}
        errorMessage={faultOf(faults, "owner")}
      />
      <DayField {...form} field="dueOn" legend="Until when?" />
    </>
  );
};

const ThisAction = ({ incident, typed }: ChangeForm) => {
  const found = incident.work.actions.find(({ number }) => String(number) === typed.one("number"));
  return (
    <>
      <InsetText>
        {found ? `${found.what} (due ${dayInWords(found.dueOn)})` : "This action is not there."}
      </InsetText>
      <input type="hidden" name="number" value={typed.one("number")} />
    </>
  );
};

export const ActionDoneForm = (form: ChangeForm) => (
  <>
    <ThisAction {...form} />
    <DayField {...form} field="on" legend="When was it done?" />
  </>
);

export const ActionCheckForm = (form: ChangeForm) => {
  const { typed, faults } = form;
  return (
    <>
      <ThisAction {...form} />
      <Radios
        name="worked"
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: "Did it work?", classes: "govuk-fieldset__legend--m" } }}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No" },
        ]}
        value={typed.one("worked")}
        errorMessage={faultOf(faults, "worked")}
      />
      <Textarea
        name="note"
        label={{ text: "What did you see? (optional)", classes: "govuk-label--m" }}
        rows={3}
        value={typed.one("note")}
        errorMessage={faultOf(faults, "note")}
      />
    </>
  );
};
