import { type Attributes, type Wording, words } from "./attributes.ts";
import { describes, LabelledField, type LabelledFieldOptions } from "./form-group.tsx";

export interface InputProps extends LabelledFieldOptions {
  readonly type?: "text" | "email" | "tel" | "url" | "search" | "password" | "time" | undefined;
  readonly value?: string | undefined;
  readonly inputmode?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: string | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly prefix?: Wording | undefined;
  readonly suffix?: Wording | undefined;
  readonly inputWrapper?: Omit<Wording, "text"> | undefined;
}

const Affix = ({ kind, affix }: { kind: "prefix" | "suffix"; affix: Wording }) => (
  <div
    class={words(`govuk-input__${kind}`, affix.classes)}
    aria-hidden="true"
    {...affix.attributes}
  >
    {affix.text}
  </div>
);

const controlAttributes = (props: InputProps): Attributes => ({
  type: props.type ?? "text",
  ...(props.spellcheck !== undefined && { spellcheck: String(props.spellcheck) }),
  ...(props.autocapitalize && { autocapitalize: props.autocapitalize }),
  ...(props.inputmode && { inputmode: props.inputmode }),
  ...props.attributes,
});

export function Input(props: InputProps) {
  const { id = props.name, prefix, suffix, inputWrapper } = props;
  const control = (
    <input
      class={words("govuk-input", props.classes, props.errorMessage && "govuk-input--error")}
      id={id}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describes(id, props, props.describedBy)}
      autocomplete={props.autocomplete}
      pattern={props.pattern}
      {...controlAttributes(props)}
    />
  );
  const isWrapped = Boolean(prefix?.text ?? suffix?.text);
  return (
    <LabelledField {...props}>
      {isWrapped ? (
        <div
          class={words("govuk-input__wrapper", inputWrapper?.classes)}
          {...inputWrapper?.attributes}
        >
          {prefix?.text && <Affix kind="prefix" affix={prefix} />}
          {control}
          {suffix?.text && <Affix kind="suffix" affix={suffix} />}
        </div>
      ) : (
        control
      )}
    </LabelledField>
  );
}
