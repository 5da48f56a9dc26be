import { type Attributes, type Maybe, words } from "./attributes.ts";
import { describes, LabelledField, type LabelledFieldOptions } from "./form-group.tsx";

export interface SelectItem {
  readonly text: string;
  readonly value?: string | number | undefined;
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface SelectProps extends LabelledFieldOptions {
  readonly items: readonly Maybe<SelectItem>[];
  /** The value of the item that is chosen. */
  readonly value?: string | number | undefined;
}

const isChosen = (item: SelectItem, value: SelectProps["value"]): boolean =>
  item.selected ?? (Boolean(value) && (item.value ?? item.text) === value);

export function Select(props: SelectProps) {
  const { id = props.name } = props;
  return (
    <LabelledField {...props}>
      <select
        class={words("govuk-select", props.classes, props.errorMessage && "govuk-select--error")}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describes(id, props, props.describedBy)}
        {...props.attributes}
      >
        {props.items.map(
          (item) =>
            item && (
              <option
                value={item.value}
                selected={isChosen(item, props.value)}
                disabled={item.disabled}
                {...item.attributes}
              >
                {item.text}
              </option>
            ),
        )}
      </select>
    </LabelledField>
  );
}
