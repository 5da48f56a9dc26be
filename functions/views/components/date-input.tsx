import { type Attributes, type Maybe, words } from "./attributes.ts";
import { type FieldsetOptions, InFieldset } from "./fieldset.tsx";
import { describes, type FieldOptions, FormGroup, HintAndError } from "./form-group.tsx";
import { Input } from "./input.tsx";

type Part = "day" | "month" | "year";
const parts: readonly Part[] = ["day", "month", "year"];

export interface DateInputItem {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | undefined;
  readonly classes?: string | undefined;
  /** True marks this box alone, false leaves it unmarked when the whole date is wrong. */
  readonly error?: boolean | undefined;
  readonly inputmode?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface DateInputProps extends FieldOptions, Partial<Record<Part, Maybe<DateInputItem>>> {
  readonly id: string;
  /** Names become `prefix-day`, and so on. */
  readonly namePrefix?: string | undefined;
  readonly fieldset?: FieldsetOptions | undefined;
  /** Other boxes than day, month and year, or fewer of them. */
  readonly items?: readonly Maybe<DateInputItem>[] | undefined;
  /** By the name of the box: what was typed before. */
  readonly values?: Readonly<Record<string, string | undefined>> | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

interface Box extends DateInputItem {
  readonly name: string;
  readonly width: 2 | 4;
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const isMarked = (item: DateInputItem) =>
  item.error === true || Boolean(item.classes?.includes("govuk-input--error"));

const nameOf = (item: Maybe<DateInputItem>) => (item ? item.name : undefined);

/** The box of a part as the page describes it, or without any description; false leaves it out. */
const withName = (part: Part, item: Maybe<DateInputItem>): Maybe<DateInputItem> =>
  item === undefined ? { name: part } : item && { ...item, name: item.name ?? part };

function boxesOf({ items, values, ...props }: DateInputProps): readonly Box[] {
  const listed: readonly Maybe<DateInputItem>[] = items?.length
    ? items
    : parts.map((part) => withName(part, props[part]));
  return listed.flatMap((item): readonly Box[] => {
    if (!item) return [];
    const part = parts.find((known) => [known, nameOf(props[known])].includes(item.name));
    const fallback = part && (props[part] ? props[part].value : values?.[part]);
    const name = item.name ?? "";
    return [{ ...item, name, value: item.value ?? fallback, width: part === "year" ? 4 : 2 }];
  });
}

function DateBox({ box, date, isWrong }: { box: Box; date: DateInputProps; isWrong: boolean }) {
  const name = date.namePrefix ? `${date.namePrefix}-${box.name}` : box.name;
  const hasWidth = box.classes?.includes("govuk-input--width-");
  const hasMark = box.classes?.includes("govuk-input--error");
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: box.label ?? capitalised(box.name), classes: "govuk-date-input__label" }}
        id={box.id ?? `${date.id}-${box.name}`}
        classes={words(
          "govuk-date-input__input",
          isWrong && !hasMark && "govuk-input--error",
          !hasWidth && `govuk-input--width-${box.width}`,
          box.classes,
        )}
        name={name}
        value={box.value ?? date.values?.[name]}
        inputmode={box.inputmode ?? "numeric"}
        autocomplete={box.autocomplete}
        pattern={box.pattern}
        attributes={box.attributes}
      />
    </div>
  );
}

/** Three boxes for a date: quicker and surer than a calendar for a day that people remember. */
export function DateInput(props: DateInputProps) {
  const { id, fieldset, hint, errorMessage } = props;
  const boxes = boxesOf(props);
  const isWholeDateWrong = Boolean(errorMessage) && !boxes.some(isMarked);
  return (
    <FormGroup errorMessage={errorMessage} formGroup={props.formGroup}>
      <InFieldset
        fieldset={fieldset}
        role="group"
        describedBy={describes(id, props, fieldset?.describedBy)}
      >
        <HintAndError id={id} hint={hint} errorMessage={errorMessage} />
        <div class={words("govuk-date-input", props.classes)} {...props.attributes} id={id}>
          {boxes.map((box) => (
            <DateBox
              box={box}
              date={props}
              isWrong={isMarked(box) || (isWholeDateWrong && box.error !== false)}
            />
          ))}
        </div>
      </InFieldset>
    </FormGroup>
  );
}
