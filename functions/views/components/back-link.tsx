import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface BackLinkProps {
  readonly href?: string | undefined;
  readonly children?: ComponentChildren;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const BackLink = ({ href = "#", children = "Back", ...props }: BackLinkProps) => (
  <a href={href} class={words("govuk-back-link", props.classes)} {...props.attributes}>
    {children}
  </a>
);
