import type { Reference } from "../incident/reference.ts";
import type { Review } from "./review.ts";

/** An amendment of the policy that names an incident as one that taught it. */
export interface LedTo {
  /** The review in which it was proposed. */
  readonly review: string;
  readonly number: number;
  /** The clause that it changes, by its id, and its title if it has a new one. */
  readonly clause: string;
  readonly title?: string;
  readonly isTakenBack: boolean;
  /** The version that it came into, once that is signed. */
  readonly version?: number;
}

/** What an incident led to, the newest review first. Only for whoever may open the incident. */
export const amendmentsFrom = (
  reviews: readonly Review[],
  reference: Reference,
): readonly LedTo[] =>
  reviews.flatMap(({ key, amendments, signature, proposal }) =>
    amendments
      .filter(({ lessons }) => lessons.some((one) => one.reference === reference))
      .map(({ number, change, takenBack }): LedTo => {
        const isIn = signature !== undefined && takenBack === undefined;
        return {
          ...{ review: key, number, clause: change.clause, isTakenBack: takenBack !== undefined },
          ...(change.change !== "drop" && { title: change.title }),
          ...(isIn && proposal && { version: proposal.number }),
        };
      }),
  );
