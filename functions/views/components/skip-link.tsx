import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface SkipLinkProps {
  readonly href?: string | undefined;
  readonly children?: ComponentChildren;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export const SkipLink = ({ href = "#content", children, ...props }: SkipLinkProps) => (
  <a
    href={href}
    class={words("govuk-skip-link", props.classes)}
    {...props.attributes}
    data-module="govuk-skip-link"
  >
    {children}
  </a>
);
