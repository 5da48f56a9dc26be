/**
 * What a reader is shown of a number: exactly it if `least` and `most` are the same, otherwise two
 * bounds between which it lies. Without `most` there is no upper bound to be told.
 */
export interface Shown {
  readonly least: number;
  readonly most?: number;
}

/** Numbers under this could point at a child, a family or a colleague: 1 to 4 are never shown. */
export const fewest = 5;

export const exactly = (number: number): Shown => ({ least: number, most: number });
const fewerThanFive: Shown = { least: 1, most: fewest - 1 };
const fiveOrMore: Shown = { least: fewest };
const notShown: Shown = { least: 0 };

export const isSmall = (number: number): boolean => number > 0 && number < fewest;
export const isExact = ({ least, most }: Shown): boolean => least === most;

/** A number that nothing else that is shown depends on. */
export const showAlone = (number: number): Shown =>
  isSmall(number) ? fewerThanFive : exactly(number);

/** The bounds of a sum, from what is shown of its parts: it tells nothing that they do not tell. */
export const sumOf = (parts: readonly Shown[]): Shown => {
  const least = parts.reduce((sum, part) => sum + part.least, 0);
  return parts.some(({ most }) => most === undefined)
    ? { least }
    : { least, most: parts.reduce((sum, { most = 0 }) => sum + most, 0) };
};

/** The numbers of a table that are under five, how many they are, and what the others add up to. */
function partsOf(numbers: readonly number[]) {
  const small = numbers.filter(isSmall).length;
  const shown = numbers.reduce((sum, one) => (isSmall(one) ? sum : sum + one), 0);
  return { small, shown, large: numbers.filter((one) => one >= fewest).length };
}

/** True if a number between 1 and 4 stays open although it is known that `small` such numbers add up
 * to something between `least` and `most`. They are only pinned down at the very ends: all 1 or all 4. */
const staysOpen = (small: number, least: number, most: number): boolean =>
  small === 1 ? least < most : most > small && least < (fewest - 1) * small;

/** What is shown when no number of the table can be: of a whole under five, not even more than that. */
const nothing = (numbers: readonly number[], whole: number): Shown[] =>
  numbers.map(() => (isSmall(whole) ? { least: 0, most: fewest - 1 } : notShown));

/** Where the same number under five in each place would be the only table that is refused. */
const wouldBeTold = (places: number, whole: number): boolean =>
  (places === 5 && whole === 5) || (places === 2 && whole === 8);

/**
 * Numbers that add up to a whole which the reader knows, because every incident is counted in exactly
 * one of them. In this order, the first that leaves every number under five open:
 *
 * 1. those of five and more as they are, the others as "fewer than 5";
 * 2. all in words, "5 or more" and "fewer than 5", if even somebody who knows that 1 was refused
 *    cannot tell a number under five from that;
 * 3. nothing.
 *
 * What decides about 1 and 2 is all visible in them, so that taking one tells nothing besides. What 3
 * tells is that 1 and 2 were refused; as no place in the table differs from another to these rules,
 * that holds for each with any of several numbers. A test goes through all small tables to prove it.
 */
export function showParts(numbers: readonly number[], whole: number): Shown[] {
  if (isSmall(whole) || wouldBeTold(numbers.length, whole)) return nothing(numbers, whole);
  const { small, shown, large } = partsOf(numbers);
  const rest = whole - shown;
  if (small === 0 || staysOpen(small, rest, rest)) return numbers.map(showAlone);
  // Refused is: one number alone under five, or several that are all 1 or all 4. Either is open if
  // the large ones leave room for the next possibility.
  const room = small === 1 ? 2 : (fewest - 1) * small;
  if (large === 0 || whole - room < fewest * large) return nothing(numbers, whole);
  return numbers.map((one) => (one >= fewest ? fiveOrMore : showAlone(one)));
}

/**
 * Numbers of incidents in which something was among several: each incident is counted `atLeast` to
 * `atMost` times, never twice in the same place. Together with the whole that bounds their sum.
 */
export function showSeveral(
  numbers: readonly number[],
  whole: number,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number },
): Shown[] {
  if (isSmall(whole)) return nothing(numbers, whole);
  const { small, shown } = partsOf(numbers);
  const least = Math.max(small, atLeast * whole - shown);
  const most = Math.min((fewest - 1) * small, atMost * whole - shown);
  return small === 0 || staysOpen(small, least, most)
    ? numbers.map(showAlone)
    : nothing(numbers, whole);
}

/** What is shown, in words: `7`, `fewer than 5`, `6 to 12`, `5 or more`, `not shown`. */
export function shownWords({ least, most }: Shown): string {
  if (most === undefined) return least === 0 ? "not shown" : `${least} or more`;
  if (least === most) return String(least);
  return most < fewest ? `fewer than ${fewest}` : `${least} to ${most}`;
}
