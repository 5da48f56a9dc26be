import type { ComponentChildren } from "preact";
import { type Attributes, words } from "./attributes.ts";

export interface LinkButtonProps {
  readonly children: ComponentChildren;
  readonly name: string;
  readonly value: string;
  readonly classes?: string | undefined;
  /** The id of the form it submits, when it stands outside of it. */
  readonly form?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/**
 * A submit button that looks like a link: for "change" and "back" in a form that carries its
 * answers in the page, where a real link would lose them. It skips the browser's own validation.
 */
export const LinkButton = ({ children, name, value, ...props }: LinkButtonProps) => (
  <button
    type="submit"
    class={words("app-link-button", props.classes)}
    name={name}
    value={value}
    form={props.form}
    formnovalidate
    {...props.attributes}
  >
    {children}
  </button>
);
