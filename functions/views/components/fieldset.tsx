import type { ComponentChildren } from "preact";
import { type Attributes, type Wording, words } from "./attributes.ts";

export interface LegendOptions extends Omit<Wording, "attributes"> {
  /** The legend is the page's only heading: wraps it in an `h1`. */
  readonly isPageHeading?: boolean | undefined;
}

export interface FieldsetOptions {
  readonly legend?: LegendOptions | undefined;
  readonly classes?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface FieldsetProps extends FieldsetOptions {
  readonly children?: ComponentChildren;
  readonly role?: "group" | "radiogroup" | "presentation" | undefined;
}

const Legend = ({ text, classes, isPageHeading }: LegendOptions) => (
  <legend class={words("govuk-fieldset__legend", classes)}>
    {isPageHeading ? <h1 class="govuk-fieldset__heading">{text}</h1> : text}
  </legend>
);

export const Fieldset = ({ legend, children, ...props }: FieldsetProps) => (
  <fieldset
    class={words("govuk-fieldset", props.classes)}
    role={props.role}
    aria-describedby={props.describedBy}
    {...props.attributes}
  >
    {legend?.text && <Legend {...legend} />}
    {children}
  </fieldset>
);

/** A group of controls in a fieldset when one was asked for, bare otherwise. */
export const InFieldset = ({
  fieldset,
  describedBy,
  role,
  children,
}: Pick<FieldsetProps, "describedBy" | "role" | "children"> & {
  readonly fieldset: FieldsetOptions | undefined;
}) =>
  fieldset ? (
    <Fieldset {...fieldset} role={role} describedBy={describedBy}>
      {children}
    </Fieldset>
  ) : (
    <>{children}</>
  );
