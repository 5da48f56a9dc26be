import type { ComponentChildren } from "preact";
import { type Attributes, type Wording, words } from "./attributes.ts";

export interface ErrorMessageOptions extends Wording {
  /** Spoken before the message, not shown; "Error" unless told, an empty string for nothing. */
  readonly visuallyHiddenText?: string | undefined;
}

export interface ErrorMessageProps {
  readonly children?: ComponentChildren;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly visuallyHiddenText?: string | undefined;
}

export const ErrorMessage = ({ visuallyHiddenText = "Error", ...props }: ErrorMessageProps) => (
  <p id={props.id} class={words("govuk-error-message", props.classes)} {...props.attributes}>
    {visuallyHiddenText && (
      <>
        <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{" "}
      </>
    )}
    {props.children}
  </p>
);
