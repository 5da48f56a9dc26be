import { type Attributes, type Maybe, words } from "./attributes.ts";
import { type Choice, ChoiceItem, choiceId, type Divider } from "./choice.tsx";
import { type FieldsetOptions, InFieldset } from "./fieldset.tsx";
import { describes, type FieldOptions, FormGroup, HintAndError } from "./form-group.tsx";

export interface RadiosProps extends FieldOptions {
  readonly name: string;
  /** Defaults to the name. */
  readonly idPrefix?: string | undefined;
  readonly fieldset?: FieldsetOptions | undefined;
  readonly items: readonly Maybe<Choice | Divider>[];
  /** The value of the item that is chosen. */
  readonly value?: string | number | null | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

const isChosen = (choice: Choice, value: RadiosProps["value"]): boolean =>
  choice.checked ?? (Boolean(value) && choice.value === value);

export function Radios(props: RadiosProps) {
  const { name, idPrefix = name, fieldset, value } = props;
  return (
    <FormGroup errorMessage={props.errorMessage} formGroup={props.formGroup}>
      <InFieldset
        fieldset={fieldset}
        describedBy={describes(idPrefix, props, fieldset?.describedBy)}
      >
        <HintAndError id={idPrefix} hint={props.hint} errorMessage={props.errorMessage} />
        <div
          class={words("govuk-radios", props.classes)}
          {...props.attributes}
          data-module="govuk-radios"
        >
          {props.items.map((item, index) => {
            if (!item) return null;
            if ("divider" in item) return <div class="govuk-radios__divider">{item.divider}</div>;
            return (
              <ChoiceItem
                kind="radios"
                id={item.id ?? choiceId(idPrefix, index)}
                name={name}
                choice={item}
                isChecked={isChosen(item, value)}
              />
            );
          })}
        </div>
      </InFieldset>
    </FormGroup>
  );
}
