import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { categoriesOf } from "#shared/domain/incident/current.ts";
import { longestWork } from "#shared/domain/incident/work.ts";
import { clauses, usualClauses } from "#shared/domain/policy/clauses.ts";
import { faultOf } from "../fault-summary.tsx";
import type { ChangeForm } from "./typed-fields.ts";

interface LongTextProps extends ChangeForm {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly limit?: number;
}

const LongText = ({
  field,
  label,
  hint,
  typed,
  faults,
  limit = longestWork.note,
}: LongTextProps) => (
  <CharacterCount
    name={field}
    label={{ text: label, classes: "govuk-label--m" }}
    hint={hint === undefined ? undefined : { text: hint }}
    maxlength={limit}
    threshold={75}
    value={typed.one(field)}
    errorMessage={faultOf(faults, field)}
  />
);

export const ReasonForm = (form: ChangeForm) => (
  <LongText {...form} field="reason" label="Why?" limit={longestWork.reason} />
);

export const DecideForm = (form: ChangeForm) => (
  <LongText
    {...form}
    field="decision"
    label="What was decided, and why?"
    hint="Say what was found, what follows and the reasons."
  />
);

export const MessageForm = (form: ChangeForm) => (
  <>
    <InsetText>
      The reporter reads this with their receipt. If they left an email address, they are told that
      there is a message, not what it says. Your name is not shown.
    </InsetText>
    <LongText {...form} field="text" label="Message to the reporter" limit={longestWork.message} />
  </>
);

export const NoteForm = (form: ChangeForm) => (
  <LongText
    {...form}
    field="text"
    label="Internal note"
    hint="Facts, not opinions. Only those who may open this incident read it; the reporter does not."
  />
);

export const AddendumForm = (form: ChangeForm) => (
  <LongText
    {...form}
    field="text"
    label="Correction or addition"
    hint="What is written stays as it is. This stands beside it."
  />
);

export const DuplicateForm = ({ typed, faults }: ChangeForm) => (
  <Input
    name="original"
    label={{ text: "Reference of the first report", classes: "govuk-label--m" }}
    hint={{ text: "For example, HH-7KQ2-9MXF" }}
    classes="govuk-input--width-20"
    autocomplete="off"
    spellcheck={false}
    value={typed.one("original")}
    errorMessage={faultOf(faults, "original")}
  />
);

export const LessonForm = (form: ChangeForm) => {
  const { incident, typed, faults } = form;
  const usual = new Set(categoriesOf(incident).flatMap((one) => usualClauses[one]));
  const items = Object.entries(clauses).map(([value, { title, section }]) => ({
    value,
    text: `${section}: ${title}`,
  }));
  const isUsual = ({ value }: { value: string }) => [...usual].some((one) => one === value);
  return (
    <>
      <InsetText>A lesson goes to the governors’ annual review. Leave out names.</InsetText>
      <Select
        name="clause"
        label={{ text: "Which part of the policy?", classes: "govuk-label--m" }}
        hint={{ text: "The parts that such incidents usually concern come first." }}
        items={[
          { value: "", text: "Choose" },
          ...items.filter(isUsual),
          ...items.filter((item) => !isUsual(item)),
        ]}
        value={typed.one("clause")}
        errorMessage={faultOf(faults, "clause")}
      />
      <LongText {...form} field="note" label="What does it teach?" limit={longestWork.reason} />
    </>
  );
};

export const RedactForm = (form: ChangeForm) => (
  <>
    <WarningText iconFallbackText="Warning">
      The passage goes for good, wherever it stands in this incident. Who removed it, when and why
      stays.
    </WarningText>
    <LongText
      {...form}
      field="passage"
      label="Passage to remove"
      hint="Copy it exactly as it stands."
      limit={longestWork.reason}
    />
    <LongText {...form} field="reason" label="Why?" limit={longestWork.reason} />
  </>
);
