import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { longest } from "#shared/domain/incident/submission.ts";
import { categoryWords, kindWords, relationshipWords } from "#shared/domain/incident/vocabulary.ts";
import { faultAt, type StepProps } from "./answers.ts";

export const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** A legend that is the page's heading. */
export const asHeading = (text: string) => ({
  legend: { text, isPageHeading: true, classes: "govuk-fieldset__legend--l" },
});

export const WhoStep = ({ answers, faults }: StepProps) => (
  <Radios
    name="relationship"
    fieldset={asHeading("Who are you?")}
    hint={{
      text: "If you are reporting for someone else, such as a child, tell us who you are yourself. You can stay anonymous: we ask later.",
    }}
    items={choicesOf({ ...relationshipWords, unknown: "I would rather not say" })}
    value={answers.relationship}
    errorMessage={faultAt(faults, "relationship")}
  />
);

export const KindStep = ({ answers, faults }: StepProps) => (
  <Radios
    name="kind"
    fieldset={asHeading("What kind of thing is it?")}
    hint={{ text: "If you are not sure, choose a concern. The school will decide." }}
    items={choicesOf(kindWords)}
    value={answers.kind}
    errorMessage={faultAt(faults, "kind")}
  />
);

export const AboutStep = ({ answers, faults }: StepProps) => (
  <>
    <Checkboxes
      name="categories"
      fieldset={asHeading("What was it about?")}
      hint={{ text: "Choose all that apply, up to five." }}
      items={choicesOf(categoryWords)}
      values={answers.categories}
      errorMessage={faultAt(faults, "categories")}
    />
    <p class="govuk-body">
      {/* In a tab of its own, so that nothing is lost of a report that is half written. */}
      <a class="govuk-link" href={`${pathTo("policy")}#dangers`} target="_blank" rel="noreferrer">
        Read about the dangers in the policy (opens in a new tab)
      </a>
    </p>
  </>
);

export const WhatStep = ({ answers, faults }: StepProps) => (
  <>
    <CharacterCount
      name="description"
      label={{ text: "What happened?", isPageHeading: true, classes: "govuk-label--l" }}
      hint={{
        text: "Say what you saw or were told, in your own words. A few sentences are enough.",
      }}
      rows={8}
      maxlength={longest.description}
      value={answers.description}
      errorMessage={faultAt(faults, "description")}
    />
    <WarningText iconFallbackText="Warning">
      Never copy, save or send an indecent image of a child, not even as evidence. Say where you saw
      it.
    </WarningText>
  </>
);
