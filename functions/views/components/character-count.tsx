import type { Attributes } from "./attributes.ts";
import { words } from "./attributes.ts";
import { Hint } from "./hint.tsx";
import { Textarea, type TextareaProps } from "./textarea.tsx";

export interface CharacterCountProps extends Omit<TextareaProps, "after"> {
  readonly maxlength?: number | string | undefined;
  readonly maxwords?: number | string | undefined;
  readonly countType?: "characters" | "words" | undefined;
  /** Per cent of the limit from which the count is shown. */
  readonly threshold?: number | string | undefined;
  /** Shown where the script does not run; `%{count}` stands for the limit. */
  readonly textareaDescriptionText?: string | undefined;
  readonly countMessage?: { readonly classes?: string | undefined } | undefined;
}

function limits(props: CharacterCountProps, countType: string | undefined): Attributes {
  const { maxlength, maxwords, threshold } = props;
  return {
    "data-module": "govuk-character-count",
    ...(maxlength !== undefined && { "data-maxlength": maxlength }),
    ...(maxwords !== undefined && { "data-maxwords": maxwords }),
    ...(threshold !== undefined && { "data-threshold": threshold }),
    ...(countType !== undefined && { "data-count-type": countType }),
    ...props.formGroup?.attributes,
  };
}

/** A textarea that says how much room is left. */
export function CharacterCount(props: CharacterCountProps) {
  const { id = props.name, maxwords, maxlength, countMessage } = props;
  const countType = props.countType ?? (maxwords ? "words" : undefined);
  const limit = maxwords ?? maxlength;
  const unit = countType === "words" ? "words" : "characters";
  const description = props.textareaDescriptionText ?? `You can enter up to %{count} ${unit}`;
  return (
    <Textarea
      {...props}
      id={id}
      describedBy={`${id}-info`}
      classes={words("govuk-js-character-count", props.classes)}
      formGroup={{
        classes: words("govuk-character-count", props.formGroup?.classes),
        attributes: limits(props, countType),
      }}
      after={
        <Hint
          id={`${id}-info`}
          classes={words("govuk-character-count__message", countMessage?.classes)}
        >
          {limit !== undefined && description.replace("%{count}", String(limit))}
        </Hint>
      }
    />
  );
}
