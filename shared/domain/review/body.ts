import { asKnown, type Exclusion, isExcluded, sameMailbox } from "../incident/access.ts";
import type { Reference } from "../incident/reference.ts";
import { isGovernor, type Person, type SchoolProfile } from "../school/profile.ts";
import { type Review, standingAmendments } from "./review.ts";

/** Who decides on a school's policy and who signs it, with all that its profile leaves out. */
export interface Body {
  readonly kind: "full-board" | "committee";
  /** The committee's name; absent if the whole board decides. */
  readonly committee?: string;
  readonly deciders: readonly Person[];
  readonly quorum: number;
  readonly signers: readonly Person[];
  /** As what they sign. */
  readonly title: string;
}

type School = Pick<SchoolProfile, "people" | "review">;

/**
 * A school that says nothing has its full board decide, half of it approving and two at least (School
 * Governance (England) Regulations 2013, reg. 14), and its chair of governors sign.
 */
export function bodyOf({ people, review }: School): Body {
  const members = review?.members;
  const deciders = people.filter((one) => (members ? members.includes(one.id) : isGovernor(one)));
  const { decidedBy: kind = "full-board", name, signedBy = "chair-of-governors" } = review ?? {};
  const signers = people.filter(
    ({ id, roles }) => id === signedBy || roles.some((held) => held === signedBy),
  );
  const committee = kind === "committee" ? name : undefined;
  return {
    kind,
    ...(committee !== undefined && { committee }),
    deciders,
    quorum: review?.quorum ?? Math.max(2, Math.ceil(deciders.length / 2)),
    signers,
    title: committee === undefined ? "Chair of governors" : `Chair of the ${committee}`,
  };
}

/** Whom incidents keep out now, by their references. */
export type Exclusions = ReadonlyMap<Reference, Exclusion>;

/** The incidents that the amendments come from. */
export const lessonReferences = (one: Pick<Review, "amendments">): readonly Reference[] => [
  ...new Set(
    standingAmendments(one).flatMap(({ lessons }) => lessons.map(({ reference }) => reference)),
  ),
];

type Concerning = Pick<Review, "amendments" | "conflicts">;

/**
 * True if somebody has no part in deciding on the text: they said that they have an interest in it or in
 * a clause it changes, or an amendment comes from an incident that keeps them out.
 */
export function isConcerned(
  person: Person,
  one: Concerning,
  exclusions: Exclusions,
  school: School,
): boolean {
  const clauses = standingAmendments(one).map(({ change }) => change.clause);
  const hasInterest = one.conflicts.some(
    ({ who, about }) => who === person.id && (about === "policy" || clauses.includes(about)),
  );
  if (hasInterest) return true;
  const known = asKnown(person, school);
  return lessonReferences(one).some((reference) => {
    const kept = exclusions.get(reference);
    return kept !== undefined && known.some((who) => isExcluded(who, kept));
  });
}

const free = (
  people: readonly Person[],
  one: Concerning,
  exclusions: Exclusions,
  school: School,
): readonly Person[] => people.filter((person) => !isConcerned(person, one, exclusions, school));

/**
 * Who decides on the text: those whom it does not concern. If too few of a committee are left, the
 * full board decides.
 */
export function decidersOf(
  one: Concerning,
  exclusions: Exclusions,
  school: School,
): readonly Person[] {
  const { deciders, quorum } = bodyOf(school);
  const left = free(deciders, one, exclusions, school);
  return left.length >= quorum
    ? left
    : free(school.people.filter(isGovernor), one, exclusions, school);
}

/**
 * Who signs: whoever the profile says; if the text concerns them, the chair of governors; if it concerns
 * the chair too, any of those who decide and whom it does not concern.
 */
export function signersOf(
  one: Concerning,
  exclusions: Exclusions,
  school: School,
): readonly Person[] {
  const { signers, deciders } = bodyOf(school);
  const chairs = school.people.filter(({ roles }) => roles.includes("chair-of-governors"));
  return (
    [signers, chairs, deciders]
      .map((people) => free(people, one, exclusions, school))
      .find((people) => people.length > 0) ?? []
  );
}

/** The person of the profile with the address that somebody signed in with. */
export const personOf = (email: string, { people }: School): Person | undefined =>
  people.find((one) => sameMailbox(one.email, email));
