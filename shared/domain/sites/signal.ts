import * as z from "zod/mini";

/**
 * What a source says of one thing that it lists: an app, an item, an entry. Ages are as the source
 * wrote them; one that it does not tell is not there, and never 0.
 */
export const item = z.strictObject({
  /** By what the source and we know it: an App Store number, a short name. */
  key: z.string().check(z.minLength(1), z.maxLength(80)),
  name: z.string().check(z.maxLength(200)),
  ages: z.array(z.number()).check(z.maxLength(40)),
  rating: z.optional(z.string().check(z.maxLength(40))),
  /** When it ended, as the source says it. */
  ended: z.optional(z.string().check(z.maxLength(40))),
  /** What took its place. */
  next: z.optional(z.string().check(z.maxLength(200))),
  /** The source's own number of it. */
  id: z.optional(z.string().check(z.maxLength(40))),
  /** Its name came with markup, which was taken out: no name does. */
  marked: z.optional(z.literal(true)),
});
export type Item = z.infer<typeof item>;

/** One recorded change of a text. */
export interface Commit {
  readonly sha: string;
  /** As the feed writes it: an instant. */
  readonly at: string;
  readonly subject: string;
}

/** What an answer says, without a word of its markup. */
export type Reading =
  | { readonly about: "terms"; readonly commits: readonly Commit[] }
  /** `notice`: the page speaks of closing. */
  | { readonly about: "items"; readonly items: readonly Item[]; readonly notice?: true };

export const mostItems = 1000;

/** The ages, apart from those that are told twice, the youngest first. */
export const agesOf = ({ ages }: Pick<Item, "ages">): readonly number[] =>
  [...new Set(ages)].toSorted((one, other) => one - other);

/** The one age that the source tells; undefined if it tells none, or several. */
export function onlyAge(one: Pick<Item, "ages"> | undefined): number | undefined {
  const ages = one ? agesOf(one) : [];
  return ages.length === 1 ? ages[0] : undefined;
}

/** Apple's tiers before 2026 and what became of them: no news of the app. */
const retiered: Readonly<Record<string, string>> = { "12+": "13+", "17+": "18+" };

/** True if the rating is another one, and not the same in the store's new words. */
export const isNewRating = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined && after !== undefined && before !== after && retiered[before] !== after;
