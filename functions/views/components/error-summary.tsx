import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface ErrorSummaryItem {
  readonly text: ComponentChildren;
  /** `#` and the id of the first control that is wrong. */
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface ErrorSummaryProps {
  readonly titleText?: ComponentChildren;
  /** A sentence between the title and the list. */
  readonly children?: ComponentChildren;
  readonly errorList?: readonly ErrorSummaryItem[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly disableAutoFocus?: boolean | undefined;
}

const Item = ({ text, href, attributes }: ErrorSummaryItem) => (
  <li>
    {href ? (
      <a href={href} {...attributes}>
        {text}
      </a>
    ) : (
      text
    )}
  </li>
);

export const ErrorSummary = ({
  titleText = "There is a problem",
  children,
  errorList = [],
  ...props
}: ErrorSummaryProps) => (
  <div
    class={words("govuk-error-summary", props.classes)}
    data-disable-auto-focus={props.disableAutoFocus}
    {...props.attributes}
    data-module="govuk-error-summary"
  >
    {/* The alert is a child: the script focuses the parent, and the two together get read out. */}
    <div role="alert">
      <h2 class="govuk-error-summary__title">{titleText}</h2>
      <div class="govuk-error-summary__body">
        {children && <p>{children}</p>}
        {errorList.length > 0 && (
          <ul class="govuk-list govuk-error-summary__list">
            {errorList.map((item) => (
              <Item {...item} />
            ))}
          </ul>
        )}
      </div>
    </div>
  </div>
);
