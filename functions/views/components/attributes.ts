import type { ComponentChildren } from "preact";

/** Extra HTML attributes of an element; the renderer escapes the values. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Words on a part of a component, with the classes and attributes of the element they stand in. */
export interface Wording {
  readonly text?: ComponentChildren;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** A list entry that a page leaves out by writing `condition && { … }`. */
export type Maybe<Item> = Item | null | undefined | false | "";

type Word = string | false | null | undefined;

/** Joins what is there with single spaces: for `class` and `aria-describedby`. */
export const words = (...parts: readonly Word[]): string => parts.filter(Boolean).join(" ");

/** As `words`, but leaves the whole attribute out when there is nothing to say. */
export const wordsOrNone = (...parts: readonly Word[]): string | undefined =>
  words(...parts) || undefined;
