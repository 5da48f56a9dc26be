import type { ErrorMessageOptions } from "#functions/views/components/error-message.tsx";
import type { Lesson } from "#shared/domain/incident/lessons.ts";
import type { ReviewEntry } from "#shared/domain/review/review-history.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import type { InputFault } from "#shared/domain/said-input.ts";
import type { TypedFields } from "../change/typed-fields.ts";
import { faultOf } from "../fault-summary.tsx";
import type { ReviewView } from "./review-model.ts";

/** What stands in the controls: as it was typed, or as an amendment or the address has it. */
export type ReviewTyped = Pick<TypedFields, "one" | "all">;

/** The form of one change of a review. */
export interface ReviewForm extends ReviewView {
  readonly change: ReviewChangeName;
  readonly typed: ReviewTyped;
  readonly faults: readonly InputFault[];
  /** The version that this person had before them, if it is not to be this one. */
  readonly seen?: number | undefined;
  /** What others did to the review since this person opened the form. */
  readonly since: readonly ReviewEntry[];
  /** False if it cannot be done now; what was typed is shown all the same, to be copied. */
  readonly isPossible: boolean;
  /** True if all that was typed is right, and is shown once more before it is kept. */
  readonly isChecked: boolean;
  /** True if this person proved who they are a moment ago. */
  readonly isFresh: boolean;
  /** Lessons of the register that an amendment may come from. */
  readonly lessons: readonly Lesson[];
  /** The review with the amendment that is tried. */
  readonly preview?: Pick<ReviewView, "review" | "text"> | undefined;
}

export const errorOf = (
  { faults }: Pick<ReviewForm, "faults">,
  field: string,
): ErrorMessageOptions | undefined => faultOf(faults, field);
