import type { Day } from "../time.ts";
import type { PolicyWords } from "./policy-text.ts";
import { type AllVersions, inForceOn, type PolicyVersion, standingOf } from "./policy-version.ts";

export interface VersionToRead {
  readonly version: PolicyVersion;
  /** True if the words that somebody was asked to read hold no more: these took their place. */
  readonly isAnother: boolean;
}

/**
 * What somebody reads who was asked to read the words of this fingerprint: those, as long as they are
 * in force or about to be; else the version in force.
 */
export function versionToRead(versions: AllVersions, hash: string, on: Day): VersionToRead {
  const asked = versions.findLast(
    (one) => one.hash === hash && ["in-force", "coming"].includes(standingOf(one, versions, on)),
  );
  return { version: asked ?? inForceOn(versions, on), isAnother: asked === undefined };
}

/** The titles of the clauses that the version changed or added, as its words have them. */
export function changedTitles(
  { sections }: PolicyWords,
  { clausesChanged }: Pick<PolicyVersion, "clausesChanged">,
): readonly string[] {
  const changed = new Set<string>(clausesChanged);
  return sections
    .flatMap(({ clauses }) => clauses)
    .filter(({ id }) => changed.has(id))
    .map(({ title }) => title);
}
