import type { ErrorMessageOptions } from "#functions/views/components/error-message.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import type { InputFault } from "#shared/domain/said-input.ts";

export interface FaultsProps {
  readonly faults: readonly InputFault[];
  /** Where the control of a field is, if not at the id of its name; nothing if there is none. */
  readonly targetOf?: ((field: string) => string | undefined) | undefined;
}

/** All that is wrong with a form, each leading to its control; nothing if all is right. */
export const FaultSummary = ({ faults, targetOf = (field) => `#${field}` }: FaultsProps) =>
  faults.length === 0 ? null : (
    <ErrorSummary
      errorList={faults.map(({ field, words }) => ({ text: words, href: targetOf(field) }))}
    />
  );

/** What is wrong with one field, as its control shows it. */
export const faultOf = (
  faults: readonly InputFault[],
  field: string,
): ErrorMessageOptions | undefined => {
  const found = faults.find((one) => one.field === field);
  return found && { text: found.words };
};
