import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface HintProps {
  readonly children?: ComponentChildren;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const Hint = ({ children, id, classes, attributes }: HintProps) => (
  <div id={id} class={words("govuk-hint", classes)} {...attributes}>
    {children}
  </div>
);
