import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface Breadcrumb {
  readonly text: ComponentChildren;
  /** Without an address it is the page itself. */
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface BreadcrumbsProps {
  readonly items: readonly Breadcrumb[];
  readonly labelText?: string | undefined;
  readonly collapseOnMobile?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

const Crumb = ({ text, href, attributes }: Breadcrumb) =>
  href ? (
    <li class="govuk-breadcrumbs__list-item">
      <a class="govuk-breadcrumbs__link" href={href} {...attributes}>
        {text}
      </a>
    </li>
  ) : (
    <li class="govuk-breadcrumbs__list-item" aria-current="page">
      {text}
    </li>
  );

export const Breadcrumbs = ({ items, labelText = "Breadcrumb", ...props }: BreadcrumbsProps) => (
  <nav
    class={words(
      "govuk-breadcrumbs",
      props.classes,
      props.collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile",
    )}
    {...props.attributes}
    aria-label={labelText}
  >
    <ol class="govuk-breadcrumbs__list">
      {items.map((item) => (
        <Crumb {...item} />
      ))}
    </ol>
  </nav>
);
