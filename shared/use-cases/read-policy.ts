import { type PolicyWords, policyHash, policyText } from "../domain/policy/policy-text.ts";
import {
  type AllVersions,
  firstVersion,
  inForceOn,
  type PolicyVersion,
  withFirst,
} from "../domain/policy/policy-version.ts";
import type { Day } from "../domain/time.ts";
import type { Ids, Policies } from "../ports.ts";

export interface PolicyParts {
  readonly policies: Pick<Policies, "list" | "text">;
  readonly ids: Pick<Ids, "digest">;
}

export interface ReadPolicy {
  readonly version: PolicyVersion;
  readonly words: PolicyWords;
  /** All there are, to see where this one stands among them. */
  readonly versions: AllVersions;
}

/** Every version of the school's policy, the first one among them, the oldest first. One query. */
export const policyVersions = async (
  { policies, ids }: PolicyParts,
  school: string,
): Promise<AllVersions> => withFirst(await policies.list(school), (text) => ids.digest(text));

/**
 * The words of a version. Throws if they are gone or are not those of its fingerprint: nobody is
 * shown words that were not decided on. The first version's are read from nowhere.
 */
export async function wordsOf(
  { policies, ids }: PolicyParts,
  school: string,
  { hash, number }: Pick<PolicyVersion, "hash" | "number">,
): Promise<PolicyWords> {
  const sha = (text: string) => ids.digest(text);
  if (hash === firstVersion(sha).hash) return { sections: policyText.sections };
  const words = await policies.text(school, hash);
  if (!words) throw new Error(`The words of policy version ${number} are gone`);
  if (policyHash(words, sha) !== hash) {
    throw new Error(`The words of policy version ${number} are not those of its fingerprint`);
  }
  return words;
}

/** The policy in force on a day: one query, and one read for words that are not known yet. */
export async function readPolicy(parts: PolicyParts, school: string, on: Day): Promise<ReadPolicy> {
  const versions = await policyVersions(parts, school);
  const version = inForceOn(versions, on);
  return { version, versions, words: await wordsOf(parts, school, version) };
}

/** One version by its number, whatever it is; undefined if there is none. */
export async function readPolicyVersion(
  parts: PolicyParts,
  school: string,
  number: number,
): Promise<ReadPolicy | undefined> {
  const versions = await policyVersions(parts, school);
  const version = versions.find((one) => one.number === number);
  if (!version) return undefined;
  return { version, versions, words: await wordsOf(parts, school, version) };
}
