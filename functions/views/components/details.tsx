import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface DetailsProps {
  readonly summaryText: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly id?: string | undefined;
  readonly open?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const Details = ({ summaryText, children, ...props }: DetailsProps) => (
  <details
    id={props.id}
    class={words("govuk-details", props.classes)}
    {...props.attributes}
    open={props.open}
  >
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summaryText}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
);
