import { type Attributes, type Maybe, words } from "./attributes.ts";
import { type Choice, ChoiceItem, choiceId, type Divider } from "./choice.tsx";
import { type FieldsetOptions, InFieldset } from "./fieldset.tsx";
import { describes, type FieldOptions, FormGroup, HintAndError } from "./form-group.tsx";

export interface CheckboxItem extends Choice {
  readonly name?: string | undefined;
  /** "exclusive" is "none of these": choosing it clears the others. */
  readonly behaviour?: "exclusive" | undefined;
}

export interface CheckboxesProps extends FieldOptions {
  readonly name: string;
  /** Defaults to the name. */
  readonly idPrefix?: string | undefined;
  readonly fieldset?: FieldsetOptions | undefined;
  readonly describedBy?: string | undefined;
  readonly items: readonly Maybe<CheckboxItem | Divider>[];
  /** The values of the items that are ticked. */
  readonly values?: readonly (string | number)[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

const isTicked = (item: CheckboxItem, values: CheckboxesProps["values"] = []): boolean =>
  item.checked ?? values.includes(item.value);

export function Checkboxes(props: CheckboxesProps) {
  const { name, idPrefix = name, fieldset } = props;
  const describedBy = describes(idPrefix, props, fieldset?.describedBy ?? props.describedBy);
  return (
    <FormGroup errorMessage={props.errorMessage} formGroup={props.formGroup}>
      <InFieldset fieldset={fieldset} describedBy={describedBy}>
        <HintAndError id={idPrefix} hint={props.hint} errorMessage={props.errorMessage} />
        <div
          class={words("govuk-checkboxes", props.classes)}
          {...props.attributes}
          data-module="govuk-checkboxes"
        >
          {props.items.map((item, index) => {
            if (!item) return null;
            if ("divider" in item)
              return <div class="govuk-checkboxes__divider">{item.divider}</div>;
            return (
              <ChoiceItem
                kind="checkboxes"
                id={item.id ?? choiceId(idPrefix, index)}
                name={item.name ?? name}
                choice={item}
                isChecked={isTicked(item, props.values)}
                // Without a fieldset nothing else carries the description.
                describedBy={fieldset ? undefined : describedBy}
                behaviour={item.behaviour}
              />
            );
          })}
        </div>
      </InFieldset>
    </FormGroup>
  );
}
