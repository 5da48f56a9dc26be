import type { ComponentChildren } from "preact";
import { words } from "./attributes.ts";
import { describes, LabelledField, type LabelledFieldOptions } from "./form-group.tsx";

export interface TextareaProps extends LabelledFieldOptions {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly autocomplete?: string | undefined;
  /** Stands below the control: the message of a character count. */
  readonly after?: ComponentChildren;
}

/** HTML drops a first line break inside a textarea, so a text that starts with one needs two. */
const kept = (value = "") => (value.startsWith("\n") ? `\n${value}` : value);

export function Textarea({ after, ...props }: TextareaProps) {
  const { id = props.name } = props;
  return (
    <LabelledField {...props}>
      <textarea
        class={words(
          "govuk-textarea",
          props.errorMessage && "govuk-textarea--error",
          props.classes,
        )}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        disabled={props.disabled}
        aria-describedby={describes(id, props, props.describedBy)}
        autocomplete={props.autocomplete}
        {...(props.spellcheck !== undefined && { spellcheck: props.spellcheck })}
        {...props.attributes}
      >
        {kept(props.value)}
      </textarea>
      {after}
    </LabelledField>
  );
}
