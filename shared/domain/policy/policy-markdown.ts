import { dayInWords } from "../time.ts";
import { approvalInWords } from "./approval-words.ts";
import { escaped, toMarkdown } from "./markdown.ts";
import { type NumberedSection, numbered, type PolicyWords } from "./policy-text.ts";
import type { PolicyVersion } from "./policy-version.ts";

const sectionAsMarkdown = ({ number, title, clauses }: NumberedSection): string =>
  [
    `## ${number}. ${escaped(title)}`,
    ...clauses.flatMap((clause) => [
      `### ${clause.number} ${escaped(clause.title)}`,
      toMarkdown(clause.blocks),
    ]),
  ].join("\n\n");

/** A version of the policy as one Markdown document, with all that tells it from others. */
export function policyAsMarkdown(
  school: { readonly name: string },
  version: PolicyVersion,
  words: PolicyWords,
): string {
  const { number, writtenOn, inForceFrom, approval, hash } = version;
  const since = inForceFrom && approval ? `, in force from ${dayInWords(inForceFrom)}` : "";
  const decided = approval
    ? `${approvalInWords(approval)} Signed by ${approval.by.name}, ${approval.by.role}.`
    : "Not approved by the governing board in this service.";
  return `${[
    "# Social media policy",
    `${escaped(school.name)}. Version ${number}, written on ${dayInWords(writtenOn)}${since}.`,
    escaped(decided),
    `Fingerprint: ${hash}`,
    ...numbered(words).map(sectionAsMarkdown),
  ].join("\n\n")}\n`;
}
