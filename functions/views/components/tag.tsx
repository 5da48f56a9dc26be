import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface TagProps {
  readonly children?: ComponentChildren;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const Tag = ({ children, classes, attributes }: TagProps) => (
  <strong class={words("govuk-tag", classes)} {...attributes}>
    {children}
  </strong>
);
