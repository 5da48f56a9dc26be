import { canonical } from "../canonical.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { Amendment } from "./amendment.ts";
import { clauses } from "./clauses.ts";
import type { PolicyWords } from "./policy-text.ts";
import { type StoredText, storedText } from "./stored-text.ts";
import type { TextClause, TextSection } from "./text/parts.ts";

export interface AmendmentFault {
  readonly why: keyof typeof amendmentFaultWords;
  /** The clause or section that the amendment names; empty if it is about the whole text. */
  readonly about: string;
}

/** What is wrong, and what to do. */
export const amendmentFaultWords = {
  "no-such-clause": "The policy has no such clause any more. Take this amendment back.",
  "no-such-section": "The policy has no such section. Choose another one for the new clause.",
  "amended-twice": "This clause is amended twice. Make one amendment of the two.",
  "incidents-name-it":
    "Incidents in the register may name this clause, so it cannot be dropped. Change its words instead.",
  "name-is-taken":
    "A clause has or had this address. Give the new clause another title, so that it gets another one.",
  "empty-section": "A section needs a clause. Keep one, or add another one to the section.",
  "too-long":
    "The policy would be longer than can be kept. Drop something, or say it in fewer words.",
} as const;

export interface Amended {
  readonly words: StoredText;
  /** The clauses that have other words, were added or dropped, in the order of the amendments. */
  readonly clausesChanged: readonly string[];
}

const clausesOf = ({ sections }: PolicyWords): readonly TextClause[] =>
  sections.flatMap((section) => section.clauses);

const hasClause = (words: PolicyWords, id: string): boolean =>
  clausesOf(words).some((one) => one.id === id);

/** Whether an amendment can be made of these words; `used` are ids that clauses have or had. */
function faultOf(words: PolicyWords, one: Amendment, used: readonly string[]) {
  switch (one.change) {
    case "edit":
      return hasClause(words, one.clause) ? undefined : "no-such-clause";
    case "drop":
      if (!hasClause(words, one.clause)) return "no-such-clause";
      return one.clause in clauses ? "incidents-name-it" : undefined;
    case "add":
      if (!words.sections.some(({ id }) => id === one.section)) return "no-such-section";
      return used.includes(one.clause) ? "name-is-taken" : undefined;
  }
}

const replaced = (section: TextSection, next: TextClause): TextSection => ({
  ...section,
  clauses: section.clauses.map((one) => (one.id === next.id ? next : one)),
});

const asClause = ({
  clause: id,
  title,
  blocks,
}: Exclude<Amendment, { readonly change: "drop" }>): TextClause => ({ id, title, blocks });

function amended(section: TextSection, one: Amendment): TextSection {
  switch (one.change) {
    case "edit":
      return replaced(section, asClause(one));
    case "drop":
      return { ...section, clauses: section.clauses.filter(({ id }) => id !== one.clause) };
    case "add":
      return section.id === one.section
        ? { ...section, clauses: [...section.clauses, asClause(one)] }
        : section;
  }
}

/** An amendment that says of a clause what it says already is none. */
const isNothing = (words: PolicyWords, one: Amendment): boolean =>
  one.change === "edit" &&
  clausesOf(words).some((clause) => canonical(clause) === canonical(asClause(one)));

/**
 * The words with all amendments made, or the first that cannot be made. `used` are the ids that
 * clauses ever had (`idsEverUsed`): links to them must never lead to something else.
 */
export function applyAmendments(
  words: PolicyWords,
  wanted: readonly Amendment[],
  used: readonly string[],
): Outcome<Amended, AmendmentFault> {
  const refuse = (why: AmendmentFault["why"], about: string) => refused({ why, about });
  const named = wanted.map(({ clause }) => clause);
  const twice = named.find((id, at) => named.indexOf(id) !== at);
  if (twice !== undefined) return refuse("amended-twice", twice);
  for (const one of wanted) {
    const why = faultOf(words, one, used);
    if (why)
      return refuse(
        why,
        why === "no-such-section" && one.change === "add" ? one.section : one.clause,
      );
  }
  const changes = wanted.filter((one) => !isNothing(words, one));
  const sections = words.sections.map((section) => changes.reduce(amended, section));
  const empty = sections.find((section) => section.clauses.length === 0);
  if (empty) return refuse("empty-section", empty.id);
  const parsed = storedText.safeParse({ sections });
  if (!parsed.success) return refuse("too-long", "");
  return done({ words: parsed.data, clausesChanged: changes.map(({ clause }) => clause) });
}
