import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { DateInput } from "#functions/views/components/date-input.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { numbered } from "#shared/domain/policy/policy-text.ts";
import { errorOf, type ReviewForm } from "./review-form.ts";

interface FieldProps {
  readonly form: ReviewForm;
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export const LongField = ({
  form,
  field,
  label,
  hint,
  limit,
  rows,
}: FieldProps & { readonly limit: number; readonly rows?: number }) => (
  <CharacterCount
    name={field}
    label={{ text: label, classes: "govuk-label--m" }}
    hint={hint === undefined ? undefined : { text: hint }}
    maxlength={limit}
    threshold={75}
    rows={rows}
    value={form.typed.one(field)}
    errorMessage={errorOf(form, field)}
  />
);

export const DayField = ({ form, field, label, hint }: FieldProps) => (
  <DateInput
    id={field}
    namePrefix={field}
    fieldset={{ legend: { text: label, classes: "govuk-fieldset__legend--m" } }}
    hint={hint === undefined ? undefined : { text: hint }}
    values={Object.fromEntries(
      ["day", "month", "year"].map((part) => [part, form.typed.one(`${field}-${part}`)]),
    )}
    errorMessage={errorOf(form, field)}
  />
);

/** Every clause of the text as it is, and as it would be. */
export function clauseItems({ text }: ReviewForm) {
  const clauses = numbered(text.after).flatMap((section) => section.clauses);
  const gone = numbered(text.before)
    .flatMap((section) => section.clauses)
    .filter(({ id }) => !clauses.some((one) => one.id === id));
  return [
    ...clauses.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
    ...gone.map(({ id, title }) => ({ value: id, text: `${title} (would be removed)` })),
  ];
}

/** A clause, or the whole policy. */
export const AboutField = ({ form, label }: { form: ReviewForm; label: string }) => (
  <Select
    name="about"
    label={{ text: label, classes: "govuk-label--m" }}
    items={[
      { value: "", text: "Choose" },
      { value: "policy", text: "The whole policy" },
      ...clauseItems(form),
    ]}
    value={form.typed.one("about")}
    errorMessage={errorOf(form, "about")}
  />
);
