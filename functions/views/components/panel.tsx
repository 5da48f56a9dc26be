import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";
import { Heading, type HeadingLevel } from "./heading.tsx";

export interface PanelProps {
  readonly titleText: ComponentChildren;
  readonly headingLevel?: HeadingLevel | undefined;
  readonly children?: ComponentChildren;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Confirms that something is done: the page's heading, unless told otherwise. */
export const Panel = ({ titleText, headingLevel = 1, children, ...props }: PanelProps) => (
  <div
    class={words("govuk-panel", "govuk-panel--confirmation", props.classes)}
    {...props.attributes}
  >
    <Heading level={headingLevel} class="govuk-panel__title">
      {titleText}
    </Heading>
    {children && <div class="govuk-panel__body">{children}</div>}
  </div>
);
