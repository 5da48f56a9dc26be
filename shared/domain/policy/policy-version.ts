import * as z from "zod/mini";
import type { Digest } from "../incident/history.ts";
import { text } from "../text.ts";
import { type Day, day, daysLater, instant } from "../time.ts";
import { policyHash, policyText } from "./policy-text.ts";
import { textClauseId } from "./stored-text.ts";

/** A school that revises its policy twice a year needs a century for as many. */
export const mostVersions = 200;

export const versionNumber = z.int().check(z.positive(), z.maximum(mostVersions));

/** Who decided and who signed. The review keeps how everybody voted. */
export const approval = z.strictObject({
  /** The full governing board, or a committee of it. */
  body: z.enum(["full-board", "committee"]),
  /** The committee's name, `Personnel Committee`; the board itself has none. */
  committee: z.exactOptional(text({ longest: 100 })),
  /** Who signed, and as what: `Chair of the Personnel Committee`. */
  by: z.strictObject({ name: text({ longest: 200 }), role: text({ longest: 100 }) }),
  /** When it was decided. */
  at: instant,
  signedAt: instant,
  /** Where the minutes say so. */
  minuteReference: text({ longest: 100 }),
  /** The review that it was decided in: its key. */
  review: text({ longest: 100 }),
});
export type Approval = z.infer<typeof approval>;

/**
 * One version of the policy, without its words: those are found by `hash`, so a version that was
 * approved again unchanged shares them, and who has read them has read both.
 */
export const policyVersion = z.strictObject({
  number: versionNumber,
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** An adopted one comes into force on `inForceFrom`. What it is on a day: `standingOf`. */
  status: z.enum(["draft", "proposed", "adopted", "withdrawn"]),
  writtenOn: day,
  /** Absent on the first version, which came before the service kept approvals. */
  approval: z.exactOptional(approval),
  inForceFrom: z.exactOptional(day),
  withdrawn: z.exactOptional(z.strictObject({ at: instant, reason: text({ longest: 500 }) })),
  /** What is new in it, in a sentence or two. */
  note: text({ shortest: 0, longest: 500 }),
  /** The version whose text was amended; 0 for the first. */
  madeFrom: z.int().check(z.nonnegative(), z.maximum(mostVersions)),
  /** Clauses with other words, added and dropped ones. None if it is approved again as it was. */
  clausesChanged: z.array(textClauseId).check(z.maxLength(400)),
  /** Counts the changes of this row. */
  revision: z.int().check(z.nonnegative()),
});
export type PolicyVersion = z.infer<typeof policyVersion>;

/** The version whose words stand in code: in force from the day it was written until another is. */
export const firstVersion = (sha: Digest): PolicyVersion => ({
  number: policyText.version,
  hash: policyHash(policyText, sha),
  status: "adopted",
  writtenOn: policyText.writtenOn,
  inForceFrom: policyText.writtenOn,
  note: "The school’s policy in a new wording.",
  madeFrom: 0,
  clausesChanged: [],
  revision: 0,
});

/** All versions, the oldest first: the one in code, then those that are kept. */
export const withFirst = (
  kept: readonly PolicyVersion[],
  sha: Digest,
): readonly [PolicyVersion, ...PolicyVersion[]] => [
  firstVersion(sha),
  ...kept.toSorted((one, other) => one.number - other.number),
];

export type AllVersions = ReturnType<typeof withFirst>;

const hasComeBy = ({ status, inForceFrom }: PolicyVersion, on: Day): boolean =>
  status === "adopted" && inForceFrom !== undefined && inForceFrom <= on;

/** The one version in force on a day: the highest that was adopted for it or earlier, or else the first. */
export const inForceOn = (versions: AllVersions, on: Day): PolicyVersion =>
  versions.findLast((one) => hasComeBy(one, on)) ?? versions[0];

/** The newest version that was adopted, in force already or from a day to come. */
export const newestAdopted = (versions: AllVersions): PolicyVersion =>
  versions.findLast(({ status }) => status === "adopted") ?? versions[0];

/** The version that is being worked on or decided on: there is never more than one. */
export const openVersion = (versions: readonly PolicyVersion[]): PolicyVersion | undefined =>
  versions.find(({ status }) => status === "draft" || status === "proposed");

/** The version that a review ended with, if it has. */
export const decidedIn = (
  versions: readonly PolicyVersion[],
  review: string,
): PolicyVersion | undefined => versions.find((one) => one.approval?.review === review);

export type Standing = "draft" | "proposed" | "coming" | "in-force" | "superseded" | "withdrawn";

/** What a version is on a day. Only this is shown: no row has to change when a day comes. */
export function standingOf(one: PolicyVersion, versions: AllVersions, on: Day): Standing {
  if (one.status !== "adopted") return one.status;
  const { number } = inForceOn(versions, on);
  if (one.number === number) return "in-force";
  return one.number > number ? "coming" : "superseded";
}

/** The days on which a version is in force; undefined if there is none. Without `to` it goes on. */
export function daysInForce(
  one: PolicyVersion,
  versions: AllVersions,
): { readonly from: Day; readonly to?: Day } | undefined {
  const { status, inForceFrom: from, number } = one;
  if (status !== "adopted" || from === undefined) return undefined;
  const next = versions
    .flatMap((other) =>
      other.status === "adopted" && other.number > number ? (other.inForceFrom ?? []) : [],
    )
    .toSorted()
    .at(0);
  if (next === undefined) return { from };
  return next <= from ? undefined : { from, to: daysLater(next, -1) };
}
