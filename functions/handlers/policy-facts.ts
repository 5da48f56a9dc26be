import type { ClauseDiff } from "#shared/domain/policy/diff.ts";
import { numbered, type PolicyWords } from "#shared/domain/policy/policy-text.ts";
import {
  type AllVersions,
  type Approval,
  type PolicyVersion,
  standingOf,
} from "#shared/domain/policy/policy-version.ts";
import type { Day } from "#shared/domain/time.ts";

/** What everybody may know of an approval: not in which row it is kept. */
const approvalFacts = ({ review: _review, ...approval }: Approval) => approval;

/** A version as programs are told of it. `approval` is null where nobody decided in this service. */
export const versionFacts = (version: PolicyVersion, versions: AllVersions, on: Day) => ({
  version: version.number,
  standing: standingOf(version, versions, on),
  writtenOn: version.writtenOn,
  inForceFrom: version.inForceFrom ?? null,
  approval: version.approval ? approvalFacts(version.approval) : null,
  madeFrom: version.madeFrom,
  note: version.note,
  hash: version.hash,
});

export const wordsFacts = (words: PolicyWords) => ({ sections: numbered(words) });

export const changesFacts = (version: PolicyVersion, clauses: readonly ClauseDiff[]) => ({
  version: version.number,
  madeFrom: version.madeFrom,
  clauses: clauses.filter(({ state }) => state !== "unchanged"),
});
