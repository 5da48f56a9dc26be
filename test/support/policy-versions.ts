import type { Amendment } from "#shared/domain/policy/amendment.ts";
import { makeVersion, type WantedVersion } from "#shared/domain/policy/make-version.ts";
import { clauseOf, policyText } from "#shared/domain/policy/policy-text.ts";
import {
  type Approval,
  firstVersion,
  type PolicyVersion,
  withFirst,
} from "#shared/domain/policy/policy-version.ts";
import { instant } from "#shared/domain/time.ts";
import { sha } from "./world.ts";

/** An edit of a clause of the first text: its paragraphs as they are, and one more. */
export const anEdit = (clause = "lesson-time", more = "Toys that talk count too."): Amendment => {
  const { title, blocks } = clauseOf(policyText, clause);
  const copied = blocks.map((one) => (typeof one === "string" ? one : [...one]));
  return { change: "edit", clause, title, blocks: [...copied, more] };
};

export const anAddition = (clause = "toys-that-talk"): Amendment => ({
  change: "add",
  section: "section-key-sites",
  clause,
  title: "Toys that talk",
  blocks: [
    "Toys can be on the internet too:",
    [
      { lead: "Dolls", text: "that answer", link: "https://example.org/dolls" },
      { text: "watches" },
    ],
  ],
});

export const wanted = (more: Partial<WantedVersion> = {}): WantedVersion => ({
  status: "proposed",
  amendments: [anEdit()],
  note: "Toys that talk are covered.",
  review: "2027",
  ...more,
});

const first = firstVersion(sha);
export const writtenAt = instant.parse("2027-01-11T10:00:00Z");

/** The version after the first, made of amendments. */
export function aVersion(more: Partial<WantedVersion> = {}) {
  const base = { number: first.number, words: policyText };
  const made = makeVersion(withFirst([], sha), base, wanted(more), writtenAt, sha);
  if (!made.ok) throw new Error(made.refused.why);
  return made.value;
}

export const anApproval = (more: Partial<Approval> = {}): Approval => ({
  body: "committee",
  committee: "Personnel Committee",
  by: { name: "Ravi Lal", role: "Chair of the Personnel Committee" },
  at: instant.parse("2027-01-20T18:30:00Z"),
  signedAt: instant.parse("2027-01-21T08:00:00Z"),
  minuteReference: "PC 2027-01/4",
  review: "2027",
  ...more,
});

export const adopted = (
  version: PolicyVersion,
  inForceFrom: NonNullable<PolicyVersion["inForceFrom"]>,
  approval = anApproval(),
): PolicyVersion => ({ ...version, status: "adopted", approval, inForceFrom });
