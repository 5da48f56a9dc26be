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

/**
 * The words of a name in one form: no case, accents, titles or punctuation. `Mrs Renée O’Neill` is
 * `renee oneill`.
 */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’`.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !titles.has(word))
    .join(" ");

/**
 * True if `told` may mean this person. It errs towards yes, because the price of a wrong yes is that
 * somebody else handles the report, and of a wrong no that somebody judges their own case: the
 * surname alone will do, so will a first name or initial beside it, in either order.
 */
export function mayMean(told: string, person: string): boolean {
  const said = told.split(" ").filter(Boolean);
  const known = person.split(" ").filter(Boolean);
  const [first = ""] = known;
  const surname = known.at(-1) ?? "";
  if (said.length === 0 || known.length === 0) return false;
  if (said.length === 1) return said[0] === surname || said[0] === first;
  const others = known.slice(0, -1);
  const fits = (word: string) =>
    others.some((other) => other === word || (word.length === 1 && other.startsWith(word)));
  return said.includes(surname) && said.some((word) => word !== surname && fits(word));
}
