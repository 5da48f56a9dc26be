import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Amendment } from "../domain/policy/amendment.ts";
import { amendmentFaultWords, applyAmendments } from "../domain/policy/apply-amendments.ts";
import { idsEverUsed, newClauseId } from "../domain/policy/clause-ids.ts";
import { fromMarkdown, type MarkdownFault } from "../domain/policy/markdown.ts";
import { newestAdopted, openVersion } from "../domain/policy/policy-version.ts";
import { type Review, standingAmendments } from "../domain/review/review.ts";
import type { ReviewInput } from "../domain/review/review-inputs.ts";
import type { InputFault } from "../domain/said-input.ts";
import { type PolicyParts, policyVersions, wordsOf } from "./read-policy.ts";

type Typed = ReviewInput<"propose-amendment">["said"];

const markdownWords = (faults: readonly MarkdownFault[]): string =>
  faults.map(({ line, detail }) => (line === 0 ? detail : `Line ${line}: ${detail}`)).join(" ");

/** The amendment that was typed, before anything is known of the policy. */
function typed(said: Typed, newId: (title: string) => string): Outcome<Amendment, InputFault> {
  const { change } = said;
  if (change === "drop") return done({ change, clause: said.clause });
  const blocks = fromMarkdown(said.markdown);
  if (!blocks.ok) return refused({ field: "markdown", words: markdownWords(blocks.refused) });
  const { title } = said;
  const words = { title, blocks: blocks.value };
  return change === "edit"
    ? done({ change, clause: said.clause, ...words })
    : done({ change, section: said.section, clause: newId(title), ...words });
}

const fieldOf = {
  "no-such-clause": "clause",
  "no-such-section": "section",
  "amended-twice": "clause",
  "incidents-name-it": "clause",
  "name-is-taken": "title",
  "empty-section": "clause",
  "too-long": "markdown",
} as const satisfies Record<keyof typeof amendmentFaultWords, string>;

/**
 * What somebody typed as an amendment of the policy, tried together with those that stand: what is wrong
 * is said now and not when the text is put before the governors.
 */
export async function readAmendment(
  parts: PolicyParts,
  school: string,
  one: Pick<Review, "amendments">,
  said: Typed,
): Promise<Outcome<Amendment, readonly InputFault[]>> {
  const versions = await policyVersions(parts, school);
  const standing = standingAmendments(one).map(({ change }) => change);
  const used = [...idsEverUsed(versions), ...standing.map(({ clause }) => clause)];
  const read = typed(said, (title) => newClauseId(title, used));
  if (!read.ok) return refused([read.refused]);
  const words = await wordsOf(parts, school, newestAdopted(versions));
  const open = openVersion(versions);
  const had = versions.filter((version) => version !== open && version.status !== "withdrawn");
  const applied = applyAmendments(words, [...standing, read.value], idsEverUsed(had));
  if (applied.ok) return read;
  const { why } = applied.refused;
  return refused([{ field: fieldOf[why], words: amendmentFaultWords[why] }]);
}
