import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";
import { Heading, type HeadingLevel } from "./heading.tsx";

export interface NotificationBannerProps {
  /** One sentence, set large; `children` instead for anything longer. */
  readonly text?: string | undefined;
  readonly children?: ComponentChildren;
  readonly type?: "success" | undefined;
  readonly titleText?: ComponentChildren;
  readonly titleId?: string | undefined;
  readonly titleHeadingLevel?: HeadingLevel | undefined;
  readonly role?: "alert" | "region" | "banner" | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export function NotificationBanner({ type, text, children, ...props }: NotificationBannerProps) {
  const isSuccess = type === "success";
  const titleId = props.titleId || "govuk-notification-banner-title";
  return (
    <div
      class={words(
        "govuk-notification-banner",
        isSuccess && "govuk-notification-banner--success",
        props.classes,
      )}
      role={props.role ?? (isSuccess ? "alert" : "region")}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading
          level={props.titleHeadingLevel ?? 2}
          class="govuk-notification-banner__title"
          id={titleId}
        >
          {props.titleText ?? (isSuccess ? "Success" : "Important")}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {children ?? (text && <p class="govuk-notification-banner__heading">{text}</p>)}
      </div>
    </div>
  );
}
