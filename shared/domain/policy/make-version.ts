import type { Digest } from "../incident/history.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { type Day, type Instant, schoolDay } from "../time.ts";
import type { Amendment } from "./amendment.ts";
import { type AmendmentFault, applyAmendments } from "./apply-amendments.ts";
import { idsEverUsed } from "./clause-ids.ts";
import { type PolicyWords, policyHash } from "./policy-text.ts";
import {
  type AllVersions,
  type Approval,
  mostVersions,
  openVersion,
  type PolicyVersion,
} from "./policy-version.ts";
import type { StoredText } from "./stored-text.ts";

/** What the first text says of itself until it is approved: no version that is decided on says it. */
export const onlyUnapproved = "approval-status";

/** What is wanted of a new version. Without amendments it is the same text, to be approved again. */
export interface WantedVersion {
  readonly status: "draft" | "proposed";
  readonly amendments: readonly Amendment[];
  readonly note: string;
  /** The review that it is wanted for: its key. */
  readonly review: string;
}

export interface MadeVersion {
  readonly version: PolicyVersion;
  readonly words: StoredText;
}

export type MakeRefusal =
  | AmendmentFault
  /** Another text is before the governors: it is decided on or withdrawn first. */
  | { readonly why: "proposed-already"; readonly number: number }
  | { readonly why: "no-numbers-left" };

const withoutUnapproved = (base: PolicyWords, wanted: readonly Amendment[]) => {
  const isThere = base.sections.some(({ clauses }) =>
    clauses.some(({ id }) => id === onlyUnapproved),
  );
  const rest = wanted.filter(({ clause }) => clause !== onlyUnapproved);
  return isThere ? [...rest, { change: "drop", clause: onlyUnapproved } as const] : rest;
};

const isAsWanted = (open: PolicyVersion, status: string, note: string): boolean =>
  open.status === status && open.note === note;

/**
 * The next version, from the words of the newest adopted one. There is one open version at most: a
 * draft is written anew, and a proposed one stays if its words are the ones wanted.
 */
export function makeVersion(
  versions: AllVersions,
  base: { readonly number: number; readonly words: PolicyWords },
  { status, amendments, note }: WantedVersion,
  at: Instant,
  sha: Digest,
): Outcome<MadeVersion, MakeRefusal> {
  const open = openVersion(versions);
  const applied = applyAmendments(
    base.words,
    withoutUnapproved(base.words, amendments),
    // What the open version adds is what is asked for again; so may be what was sent back.
    idsEverUsed(versions.filter((one) => one !== open && one.status !== "withdrawn")),
  );
  if (!applied.ok) return applied;
  const { words, clausesChanged } = applied.value;
  const hash = policyHash(words, sha);
  const isSame = open?.hash === hash && open.madeFrom === base.number;
  if (open && isSame && (open.status === "proposed" || isAsWanted(open, status, note))) {
    return done({ version: open, words });
  }
  if (open?.status === "proposed") {
    return refused({ why: "proposed-already", number: open.number } as const);
  }
  const number = open?.number ?? Math.max(...versions.map((one) => one.number)) + 1;
  if (number > mostVersions) return refused({ why: "no-numbers-left" } as const);
  const version: PolicyVersion = {
    number,
    hash,
    status,
    writtenOn: schoolDay(at),
    note,
    madeFrom: base.number,
    clausesChanged: [...clausesChanged],
    revision: open ? open.revision + 1 : 0,
  };
  return done({ version, words });
}

/** What the governors decided of a version: the words they had before them, and from when on. */
export interface Decision {
  readonly hash: string;
  readonly approval: Approval;
  readonly inForceFrom: Day;
}

export type ApproveRefusal = "not-proposed" | "other-words" | "approved-already";

/**
 * The version approved; the same version if this very approval is on it. No day that is gone gets
 * another policy: if the approval is kept late, the version comes into force today.
 */
export function approve(
  seen: PolicyVersion,
  { hash, approval, inForceFrom }: Decision,
  at: Instant,
): Outcome<PolicyVersion, ApproveRefusal> {
  if (seen.hash !== hash) return refused("other-words");
  if (seen.approval) {
    return seen.approval.review === approval.review ? done(seen) : refused("approved-already");
  }
  if (seen.status !== "proposed") return refused("not-proposed");
  const today = schoolDay(at);
  return done({
    ...seen,
    status: "adopted",
    approval,
    inForceFrom: inForceFrom < today ? today : inForceFrom,
    revision: seen.revision + 1,
  });
}

/** The version withdrawn; the same version if it was. Its number is not used again. */
export function withdraw(
  seen: PolicyVersion,
  reason: string,
  at: Instant,
): Outcome<PolicyVersion, "adopted-already"> {
  if (seen.status === "adopted") return refused("adopted-already");
  if (seen.status === "withdrawn") return done(seen);
  return done({
    ...seen,
    status: "withdrawn",
    withdrawn: { at, reason },
    revision: seen.revision + 1,
  });
}
