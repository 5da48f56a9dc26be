import { words } from "./attributes.ts";
import { describes, LabelledField, type LabelledFieldOptions } from "./form-group.tsx";

export function FileUpload(props: LabelledFieldOptions) {
  const { id = props.name, name } = props;
  return (
    <LabelledField {...props}>
      <input
        class={words(
          "govuk-file-upload",
          props.errorMessage && "govuk-file-upload--error",
          props.classes,
        )}
        id={id}
        name={name}
        type="file"
        disabled={props.disabled}
        aria-describedby={describes(id, props, props.describedBy)}
        {...props.attributes}
      />
    </LabelledField>
  );
}
