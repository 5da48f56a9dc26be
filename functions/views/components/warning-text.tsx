import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface WarningTextProps {
  readonly children?: ComponentChildren;
  /** Spoken in place of the exclamation mark. */
  readonly iconFallbackText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const WarningText = ({ children, iconFallbackText, ...props }: WarningTextProps) => (
  <div class={words("govuk-warning-text", props.classes)} {...props.attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>{" "}
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{iconFallbackText || "Warning"}</span> {children}
    </strong>
  </div>
);
