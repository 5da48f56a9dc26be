import type { ComponentChildren } from "preact";
import { type Attributes, type Wording, words, wordsOrNone } from "./attributes.ts";
import { Hint } from "./hint.tsx";
import { Label } from "./label.tsx";

/** One radio button or checkbox with its label, its hint and what it reveals. */
export interface Choice {
  readonly value: string | number;
  readonly text: ComponentChildren;
  readonly id?: string | undefined;
  readonly hint?: Wording | undefined;
  readonly label?: Omit<Wording, "text"> | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Shown while the choice is made, and always where the script does not run. */
  readonly conditional?: ComponentChildren;
  readonly attributes?: Attributes | undefined;
}

export interface Divider {
  readonly divider: string;
}

/** The first has no number, so that an error summary can link to the group's first control. */
export const choiceId = (idPrefix: string, index: number): string =>
  index === 0 ? idPrefix : `${idPrefix}-${index + 1}`;

export interface ChoiceItemProps {
  readonly kind: "radios" | "checkboxes";
  readonly id: string;
  readonly name: string;
  readonly choice: Choice;
  readonly isChecked: boolean;
  readonly describedBy?: string | undefined;
  readonly behaviour?: "exclusive" | undefined;
}

const Control = ({
  kind,
  id,
  name,
  choice,
  isChecked,
  describedBy,
  behaviour,
}: ChoiceItemProps) => (
  <input
    class={`govuk-${kind}__input`}
    id={id}
    name={name}
    type={kind === "radios" ? "radio" : "checkbox"}
    value={choice.value}
    checked={isChecked}
    disabled={choice.disabled}
    data-aria-controls={choice.conditional ? `conditional-${id}` : undefined}
    data-behaviour={behaviour}
    aria-describedby={wordsOrNone(describedBy, Boolean(choice.hint?.text) && `${id}-item-hint`)}
    {...choice.attributes}
  />
);

const Revealed = ({ kind, id, choice, isChecked }: ChoiceItemProps) => (
  <div
    class={words(`govuk-${kind}__conditional`, !isChecked && `govuk-${kind}__conditional--hidden`)}
    id={`conditional-${id}`}
  >
    {choice.conditional}
  </div>
);

export function ChoiceItem(props: ChoiceItemProps) {
  const { kind, id, choice } = props;
  const { hint, label } = choice;
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <Control {...props} />
        <Label
          for={id}
          classes={words(`govuk-${kind}__label`, label?.classes)}
          attributes={label?.attributes}
        >
          {choice.text}
        </Label>
        {hint?.text && (
          <Hint
            id={`${id}-item-hint`}
            classes={words(`govuk-${kind}__hint`, hint.classes)}
            attributes={hint.attributes}
          >
            {hint.text}
          </Hint>
        )}
      </div>
      {choice.conditional && <Revealed {...props} />}
    </>
  );
}
