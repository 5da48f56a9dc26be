/** Titles say nothing about who someone is. */
const titles = new Set([
  "mr",
  "mrs",
  "ms",
  "miss",
  "mx",
  "dr",
  "prof",
  "professor",
  "sir",
  "dame",
  "rev",
]);

/** Letters that Unicode does not take apart, as people without them on their keyboard write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * The words of a name in one form: no case, accents, titles or punctuation. `Mrs Renée O’Neill` is
 * `renee oneill`, `J.R. Smith` is `j r smith`.
 */
export const nameKey = (name: string): string =>
  name
    .replaceAll(/['’‘‛`´ʼʻ′＇]/g, "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !titles.has(word))
    .join(" ");

/** One letter that stands for a name. A script without capitals writes whole names in one sign. */
const isInitial = (word: string): boolean => word.length === 1 && word !== word.toUpperCase();

/**
 * True if `told` may mean this person. It errs towards yes, because the price of a wrong yes is that
 * somebody else handles the report, and of a wrong no that somebody judges their own case: one name
 * alone will do, so will two in common, or one and an initial, in any order. Both are in the form of
 * `nameKey`.
 */
export function mayMean(told: string, person: string): boolean {
  const said = told.split(" ").filter(Boolean);
  const known = person.split(" ").filter(Boolean);
  // One name alone on either side. Joined, so that `O Neill` is O’Neill.
  const alone = [
    ...known.filter((one) => one === said.join("")),
    ...said.filter((one) => one === known.join("")),
  ];
  if (alone.some((one) => !isInitial(one))) return true;
  const common = new Set(said.filter((one) => known.includes(one) && !isInitial(one)));
  if (common.size !== 1) return common.size > 1;
  const others = known.filter((one) => !common.has(one));
  return said
    .filter((one) => !common.has(one))
    .some((one) => others.some((other) => standsFor(one, other) || standsFor(other, one)));
}

const standsFor = (initial: string, name: string): boolean =>
  isInitial(initial) && name.startsWith(initial);
