import { type PolicyWords, policyText } from "./policy-text.ts";
import type { PolicyVersion } from "./policy-version.ts";
import { textClauseId } from "./stored-text.ts";

const idsOf = ({ sections }: PolicyWords): readonly string[] =>
  sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));

/** Every id that a clause of any version has or had, withdrawn versions among them. */
export const idsEverUsed = (versions: readonly PolicyVersion[]): readonly string[] => [
  ...new Set([...idsOf(policyText), ...versions.flatMap((one) => one.clausesChanged)]),
];

const longestSlug = 50;

const slugOf = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f’']/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longestSlug)
    .replaceAll(/^[^a-z]+|-+$/g, "");

const isFit = (id: string): boolean => textClauseId.safeParse(id).success;

/** The address of a new clause, made of its title: a number is added if it is taken. */
export function newClauseId(title: string, used: readonly string[]): string {
  const slug = slugOf(title);
  const wanted = isFit(slug) ? slug : `clause-${slug || "new"}`;
  let [id, count] = [wanted, 1];
  while (used.includes(id)) {
    count += 1;
    id = `${wanted}-${count}`;
  }
  return id;
}
