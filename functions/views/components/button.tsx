import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** With an address it is a link that looks like a button. */
  readonly href?: string | undefined;
  readonly type?: "submit" | "button" | "reset" | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Ignores a second press within a second, where the script runs. */
  readonly preventDoubleClick?: boolean | undefined;
  readonly isStartButton?: boolean | undefined;
}

const StartIcon = () => (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
);

export function Button({ children, isStartButton, attributes, href, ...props }: ButtonProps) {
  const shared = {
    class: words("govuk-button", props.classes, isStartButton && "govuk-button--start"),
    "data-module": "govuk-button",
    ...attributes,
    id: props.id,
  };
  // A start button is a flex box, which would swallow the spaces between elements in its text.
  const text = isStartButton && typeof children !== "string" ? <span>{children}</span> : children;
  if (href)
    return (
      <a href={href} role="button" draggable={false} {...shared}>
        {text}
        {isStartButton && <StartIcon />}
      </a>
    );
  return (
    <button
      type={props.type ?? "submit"}
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? "true" : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...shared}
    >
      {text}
      {isStartButton && <StartIcon />}
    </button>
  );
}
