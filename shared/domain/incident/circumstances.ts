import { type Outcome, refused } from "../outcome.ts";
import type { SchoolProfile } from "../school/profile.ts";
import type { Day, Instant } from "../time.ts";
import type { ChangeFault } from "./change-inputs.ts";
import type { Digest, FieldChange } from "./history.ts";
import type { Incident } from "./incident.ts";
import type { Work } from "./work.ts";

/** Who changes it, and when: told to every decision, because none looks for itself. */
export interface Circumstances {
  readonly by: string;
  readonly at: Instant;
  readonly today: Day;
  readonly school: SchoolProfile;
  readonly sha: Digest;
}

/** What a change makes of the work, and how the history tells it. */
export interface Made {
  readonly work: Partial<Work>;
  readonly changes: readonly FieldChange[];
  /** Everything else of the incident that it touches. */
  readonly rest?: Partial<Incident>;
}

export type Result = Outcome<Made, readonly ChangeFault[]>;

export const no = (field: string, words: string): Outcome<never, readonly ChangeFault[]> =>
  refused([{ field, words }]);
export const changed = (
  field: string,
  from: string | undefined,
  to: string | undefined,
): FieldChange[] => (from === to ? [] : [{ field, from: from ?? "", to: to ?? "" }]);
export const added = (field: string, to: string): FieldChange[] => [{ field, from: "", to }];
