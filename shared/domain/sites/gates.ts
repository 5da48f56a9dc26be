import { lengthOf } from "../text.ts";
import { agesOf, type Item, isNewRating, onlyAge } from "./signal.ts";

/** What makes a whole run of a source suspicious, so that nothing of it is used. */
export const gates = {
  "wrong-content": "It is not what this source sends.",
  "too-few": "Fewer than 80 in 100 of what was expected came.",
  "too-many-changed": "More than 20 in 100 changed at once.",
  "too-many-ages": "More than 3 ages changed at once.",
  "age-fell": "An age fell.",
  "impossible-age": "An age is not a whole number from 0 to 18.",
  "same-twice": "The same site is there twice.",
  "bad-name": "A name is empty, longer than 80 characters, or has markup in it.",
} as const satisfies Readonly<Record<string, string>>;
export type Gate = keyof typeof gates;
export const gateNames = Object.keys(gates) as [Gate, ...Gate[]];

const fewest = 0.8;
const mostChanged = 0.2;
/** In a list of a few rows one change is more than 20 in 100. */
const alwaysMayChange = 2;
const mostAges = 3;
const longestName = 80;

/** Whether enough of what was asked for came. */
export const tooFew = (came: number, expected: number): readonly Gate[] =>
  came < fewest * Math.max(expected, 1) ? ["too-few"] : [];

const isNews = (before: Item | undefined, now: Item): boolean =>
  before === undefined ||
  before.name !== now.name ||
  before.ended !== now.ended ||
  isNewRating(before.rating, now.rating) ||
  agesOf(before).join() !== agesOf(now).join();

const isPossible = (age: number): boolean => Number.isInteger(age) && age >= 0 && age <= 18;

const isName = ({ name, marked }: Item): boolean =>
  name.trim() !== "" && lengthOf(name) <= longestName && !marked && !/[<>]/.test(name);

export interface GateExpectation {
  /** How many items a first answer has. */
  readonly count: number;
  /** True of what was asked for by its key: if it was not there before, that is our doing. */
  readonly isAskedFor?: (key: string) => boolean;
}

/** The gates that what a source said now does not pass, beside what it said last. */
export function gatesFailed(
  before: readonly Item[] | undefined,
  now: readonly Item[],
  { count, isAskedFor = () => false }: GateExpectation,
): readonly Gate[] {
  const known = new Map(before?.map((one) => [one.key, one]));
  const ages = now.flatMap((one) => {
    const [was, is] = [onlyAge(known.get(one.key)), onlyAge(one)];
    return was === undefined || is === undefined || was === is ? [] : [{ was, is }];
  });
  const changed = now
    .filter(({ key }) => known.has(key) || !isAskedFor(key))
    .filter((one) => isNews(known.get(one.key), one)).length;
  const mayChange = Math.max(alwaysMayChange, mostChanged * known.size);
  const failed: readonly (readonly [Gate, boolean])[] = [
    ["too-many-changed", before !== undefined && changed > mayChange],
    ["too-many-ages", ages.length > mostAges],
    ["age-fell", ages.some(({ was, is }) => is < was)],
    ["impossible-age", now.some((one) => !one.ages.every(isPossible))],
    ["same-twice", new Set(now.map(({ key }) => key)).size < now.length],
    ["bad-name", !now.every(isName)],
  ];
  return [
    ...tooFew(now.length, before?.length ?? count),
    ...failed.flatMap(([gate, isFailed]) => (isFailed ? [gate] : [])),
  ];
}
