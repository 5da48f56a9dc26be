import { added, changed, no } from "../incident/circumstances.ts";
import type { Digest, FieldChange } from "../incident/history.ts";
import type { Outcome } from "../outcome.ts";
import type { Amendment } from "../policy/amendment.ts";
import type { PolicyVersion } from "../policy/policy-version.ts";
import type { InputFault } from "../said-input.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { Day, Instant } from "../time.ts";
import type { Exclusions } from "./body.ts";
import type { Review } from "./review.ts";

/** Who changes a review, when, and what else the decision has to know: none looks for itself. */
export interface ReviewCircumstances {
  /** `Ewan Sutherland, Governor` */
  readonly by: string;
  /** Their id in the school's profile; their address if they are not in it. */
  readonly who: string;
  readonly name: string;
  readonly at: Instant;
  readonly today: Day;
  readonly school: SchoolProfile;
  readonly exclusions: Exclusions;
  readonly sha: Digest;
  /** When they last proved who they are. */
  readonly reauthenticatedAt?: Instant | undefined;
  /** The amendment as the policy takes it; made of what was typed before it is applied. */
  readonly amendment?: Amendment | undefined;
  /** The version that is put before the governors. */
  readonly proposed?: Pick<PolicyVersion, "number" | "hash"> | undefined;
}

/** What a change makes of the review, and how the history tells it. */
export interface ReviewMade {
  readonly fields: Partial<Omit<Review, "history" | "version">>;
  readonly changes: readonly FieldChange[];
}
export type ReviewResult = Outcome<ReviewMade, readonly InputFault[]>;

export { added, changed, no };
