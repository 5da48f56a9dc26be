import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface InsetTextProps {
  readonly children?: ComponentChildren;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const InsetText = ({ children, id, classes, attributes }: InsetTextProps) => (
  <div id={id} class={words("govuk-inset-text", classes)} {...attributes}>
    {children}
  </div>
);
