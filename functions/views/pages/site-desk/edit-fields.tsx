import { Details } from "#functions/views/components/details.tsx";
import { Fieldset } from "#functions/views/components/fieldset.tsx";
import { Input, type InputProps } from "#functions/views/components/input.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import type { InputFault } from "#shared/domain/said-input.ts";
import {
  basisWords,
  confidenceWords,
  fieldWords,
  planWords,
  statusWords,
} from "#shared/domain/sites/field-words.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { siteKinds } from "#shared/domain/sites/site-vocabulary.ts";
import { faultOf } from "../fault-summary.tsx";

/** What was typed, and what is wrong with it by the name of the box. */
export interface EditFields {
  readonly typed: URLSearchParams;
  readonly faults: readonly InputFault[];
  /** Records that another may go on as. */
  readonly others: readonly Pick<Site, "slug" | "name">[];
}

type BoxProps = EditFields & { readonly name: string; readonly text: string } & Pick<
    InputProps,
    "hint" | "classes" | "inputmode" | "type"
  >;

const Box = ({ typed, faults, name, text, others: _others, ...more }: BoxProps) => (
  <Input
    {...more}
    name={name}
    label={{ text }}
    value={typed.get(name) ?? ""}
    autocomplete="off"
    spellcheck={false}
    errorMessage={faultOf(faults, name)}
  />
);

type ChoiceProps = EditFields & {
  readonly name: string;
  readonly text: string;
  readonly choices: Readonly<Record<string, string>>;
};

const Choice = ({ typed, faults, name, text, choices }: ChoiceProps) => (
  <Select
    name={name}
    label={{ text }}
    value={typed.get(name) ?? ""}
    errorMessage={faultOf(faults, name)}
    items={Object.entries(choices).map(([value, words]) => ({ value, text: words }))}
  />
);

const legend = (text: string) => ({ text, classes: "govuk-fieldset__legend--m" });
const someDay = "A day, a month or a year, as the source says it: 22/11/2026, 11/2026 or 2026.";

/** What it is, who runs it, and whether it still is. */
export const AboutFields = (fields: EditFields) => (
  <Fieldset legend={legend("What it is")}>
    <Box {...fields} name="name" text={fieldWords.name} />
    <Choice {...fields} name="kind" text={fieldWords.kind} choices={siteKinds} />
    <Box {...fields} name="operator" text={fieldWords.operator} />
    <Box {...fields} name="officialUrl" type="url" text={fieldWords.officialUrl} />
    <Textarea
      name="aliases"
      label={{ text: fieldWords.aliases }}
      hint={{ text: "One a line: parents find it by any of them." }}
      rows={3}
      spellcheck={false}
      value={fields.typed.get("aliases") ?? ""}
      errorMessage={faultOf(fields.faults, "aliases")}
    />
    <Textarea
      name="formerNames"
      label={{ text: fieldWords.formerNames }}
      hint={{ text: "One a line." }}
      rows={2}
      spellcheck={false}
      value={fields.typed.get("formerNames") ?? ""}
      errorMessage={faultOf(fields.faults, "formerNames")}
    />
    <Choice {...fields} name="status" text={fieldWords.status} choices={statusWords} />
    <Box
      {...fields}
      name="statusSince"
      text={fieldWords.statusSince}
      hint={{ text: someDay }}
      classes="govuk-input--width-10"
    />
    <Choice
      {...fields}
      name="successorSlug"
      text={fieldWords.successorSlug}
      choices={{
        "": "Nothing on the list",
        ...Object.fromEntries(fields.others.map(({ slug, name }) => [slug, name])),
      }}
    />
  </Fieldset>
);

const years = { inputmode: "numeric", classes: "govuk-input--width-2" } as const;

/** The ages for an account, and what they rest on. */
export const AgeFields = (fields: EditFields) => (
  <Fieldset legend={legend("From which age")}>
    <Box
      {...fields}
      {...years}
      name="minAge"
      text={fieldWords.minAge}
      hint={{ text: "In years, as the service itself says. Empty if it names none." }}
    />
    <Choice {...fields} name="minAgeBasis" text={fieldWords.minAgeBasis} choices={basisWords} />
    <Box
      {...fields}
      {...years}
      name="minAgeWithParent"
      text={fieldWords.minAgeWithParent}
      hint={{
        text: "In an account that a parent makes and looks after: 0 if no lowest age is named. Empty if there is no such account.",
      }}
    />
    <Box {...fields} name="minAgeNote" text={fieldWords.minAgeNote} />
  </Fieldset>
);

/** The two ages that are not the service's own: by law, and of what is in it. */
export const LawFields = (fields: EditFields) => (
  <Details
    summaryText="Law and rating of the content"
    open={fields.faults.some(({ field }) => /^(legal|rating|ukUnder16|appStoreId)/.test(field))}
  >
    <p class="govuk-body">An age by law is entered once regulations are made, never for a plan.</p>
    <Box {...fields} {...years} name="legalAge" text="Minimum age by law" />
    <Box
      {...fields}
      name="legalFrom"
      text="The law holds from"
      hint={{ text: "A day, like 1/9/2027." }}
      classes="govuk-input--width-10"
    />
    <Box {...fields} name="legalSource" type="url" text="Link to the law" />
    <Choice {...fields} name="ukUnder16" text={fieldWords.ukUnder16} choices={planWords} />
    <Box
      {...fields}
      name="ratingSystem"
      text="Who rates its content"
      hint={{ text: "PEGI, App Store or BBFC, for example." }}
      classes="govuk-input--width-10"
    />
    <Box {...fields} name="ratingValue" text="The rating" classes="govuk-input--width-10" />
    <Box
      {...fields}
      name="appStoreId"
      text={fieldWords.appStoreId}
      hint={{ text: "The digits in its address there. With it, ratings are asked weekly." }}
      inputmode="numeric"
      classes="govuk-input--width-10"
    />
  </Details>
);

/** Where all of it is from: without a source nothing is saved. */
export const SourceFields = (fields: EditFields) => (
  <Fieldset legend={legend("Where it is from")}>
    <Box
      {...fields}
      name="sourceUrl"
      type="url"
      text="Link to the source"
      hint={{ text: "Best the service’s own terms. A link, or who says so, is needed." }}
    />
    <Box {...fields} name="secondSource" text="Who else says so" />
    <Box
      {...fields}
      name="checkedOn"
      text={fieldWords.checkedOn}
      hint={{ text: someDay }}
      classes="govuk-input--width-10"
    />
    <Choice
      {...fields}
      name="minAgeConfidence"
      text={fieldWords.minAgeConfidence}
      choices={confidenceWords}
    />
  </Fieldset>
);
