import type { ReferralId } from "#shared/domain/incident/pathway.ts";
import type { Impact, Likelihood } from "#shared/domain/incident/risk.ts";
import type { NamedPerson, Submission } from "#shared/domain/incident/submission.ts";
import type { Category, Kind, Relationship } from "#shared/domain/incident/vocabulary.ts";
import type { Severity } from "#shared/domain/incident/work.ts";
import type { ClauseId } from "#shared/domain/policy/clauses.ts";
import type { Role } from "#shared/domain/school/role.ts";

/** Whom the words of a story speak of: `{parent}` in a text is the name of this story's parent. */
export type CastRole = "parent" | "other" | "child" | "colleague" | "governor" | "visitor";

export interface Part {
  /** Who of the cast it is; without one the person has no name. */
  readonly who?: CastRole;
  readonly relationship: Relationship;
  readonly involvement: NamedPerson["involvement"];
  /** The post of the school's profile whose holder it is: they are kept out of the incident. */
  readonly post?: Role;
}

/** Something that happens at a nursery school again and again, in words of our own. Nobody in it is real. */
export interface Story {
  readonly kind: Kind;
  readonly categories: readonly [Category, ...Category[]];
  readonly place: Submission["place"];
  /** Short names of sites, of which one is told. */
  readonly sites: readonly string[];
  /** The months in which it happens; any month if left out. */
  readonly months?: readonly number[];
  readonly title: string;
  /** One sentence of each is told, in this order. */
  readonly tells: readonly (readonly string[])[];
  readonly people: readonly Part[];
  readonly from: readonly Relationship[];
  readonly severity: Severity;
  readonly risk: readonly [Likelihood, Impact];
  readonly actions: readonly string[];
  readonly decision: string;
  readonly lesson?: readonly [ClauseId, string];
  readonly referral?: ReferralId;
  /** Said to a reporter who asked for no reply, too: it stands behind their receipt. */
  readonly reply: string;
}

export const alleged = (relationship: Relationship, who?: CastRole): Part => ({
  relationship,
  involvement: "alleged",
  ...(who && { who }),
});
export const affected = (relationship: Relationship, who?: CastRole): Part => ({
  relationship,
  involvement: "affected",
  ...(who && { who }),
});
export const witness = (relationship: Relationship, who?: CastRole): Part => ({
  relationship,
  involvement: "witness",
  ...(who && { who }),
});
