import type { ComponentChildren } from "preact";
import { type Attributes, type Wording, words } from "./attributes.ts";

export interface LabelOptions extends Wording {
  readonly isPageHeading?: boolean | undefined;
}

export interface LabelProps {
  readonly children?: ComponentChildren;
  readonly for?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** The label is the page's only heading: wraps it in an `h1`. */
  readonly isPageHeading?: boolean | undefined;
}

export function Label({ children, classes, attributes, isPageHeading, ...rest }: LabelProps) {
  if (!children) return null;
  const label = (
    <label class={words("govuk-label", classes)} {...attributes} for={rest.for}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
