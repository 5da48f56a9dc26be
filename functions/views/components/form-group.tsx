import type { ComponentChildren } from "preact";
import { type Attributes, type Wording, words, wordsOrNone } from "./attributes.ts";
import { ErrorMessage, type ErrorMessageOptions } from "./error-message.tsx";
import { Hint } from "./hint.tsx";
import { Label, type LabelOptions } from "./label.tsx";

/** What every form field can say about itself, whatever its control. */
export interface FieldOptions {
  readonly hint?: Wording | undefined;
  readonly errorMessage?: ErrorMessageOptions | undefined;
  readonly formGroup?: Omit<Wording, "text"> | undefined;
}

/** A field with one control and a label of its own. */
export interface LabelledFieldOptions extends FieldOptions {
  readonly name: string;
  /** Defaults to the name; the hint and the error take it as their prefix. */
  readonly id?: string | undefined;
  readonly label: LabelOptions;
  readonly describedBy?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly disabled?: boolean | undefined;
}

interface GroupProps extends FieldOptions {
  readonly children: ComponentChildren;
}

export const FormGroup = ({ errorMessage, formGroup, children }: GroupProps) => (
  <div
    class={words("govuk-form-group", errorMessage && "govuk-form-group--error", formGroup?.classes)}
    {...formGroup?.attributes}
  >
    {children}
  </div>
);

/** The hint and the error of the field `id`, in the order in which they are read out. */
export const HintAndError = ({
  id,
  hint,
  errorMessage,
}: FieldOptions & { readonly id: string }) => (
  <>
    {hint && (
      <Hint id={`${id}-hint`} classes={hint.classes} attributes={hint.attributes}>
        {hint.text}
      </Hint>
    )}
    {errorMessage && (
      <ErrorMessage
        id={`${id}-error`}
        classes={errorMessage.classes}
        attributes={errorMessage.attributes}
        visuallyHiddenText={errorMessage.visuallyHiddenText}
      >
        {errorMessage.text}
      </ErrorMessage>
    )}
  </>
);

/** The `aria-describedby` of a field: what the page named, then its hint, then its error. */
export const describes = (
  id: string,
  { hint, errorMessage }: FieldOptions,
  describedBy?: string,
): string | undefined =>
  wordsOrNone(describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`);

/** Group, label, hint and error around one control, which is the children. */
export function LabelledField(props: LabelledFieldOptions & { children: ComponentChildren }) {
  const { id = props.name, label } = props;
  return (
    <FormGroup errorMessage={props.errorMessage} formGroup={props.formGroup}>
      <Label
        for={id}
        classes={label.classes}
        attributes={label.attributes}
        isPageHeading={label.isPageHeading}
      >
        {label.text}
      </Label>
      <HintAndError id={id} hint={props.hint} errorMessage={props.errorMessage} />
      {props.children}
    </FormGroup>
  );
}
