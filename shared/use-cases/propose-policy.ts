import { done, type Outcome, refused } from "../domain/outcome.ts";
import {
  type MakeRefusal,
  makeVersion,
  type WantedVersion,
} from "../domain/policy/make-version.ts";
import {
  decidedIn,
  newestAdopted,
  openVersion,
  type PolicyVersion,
} from "../domain/policy/policy-version.ts";
import type { Instant } from "../domain/time.ts";
import type { Ids, Policies } from "../ports.ts";
import { policyVersions, wordsOf } from "./read-policy.ts";

/**
 * Makes a draft of amendments, writes the draft anew, or puts it before the governors. Asked for
 * again with the same words, or after its review has ended, it changes nothing and tells what stands.
 */
export async function proposePolicy(
  parts: { readonly policies: Policies; readonly ids: Pick<Ids, "digest"> },
  school: string,
  wanted: WantedVersion,
  at: Instant,
): Promise<Outcome<PolicyVersion, MakeRefusal | { readonly why: "changed-meanwhile" }>> {
  const versions = await policyVersions(parts, school);
  const decided = decidedIn(versions, wanted.review);
  if (decided) return done(decided);
  const from = newestAdopted(versions);
  const base = { number: from.number, words: await wordsOf(parts, school, from) };
  const made = makeVersion(versions, base, wanted, at, (text) => parts.ids.digest(text));
  if (!made.ok) return made;

  const { version, words } = made.value;
  const open = openVersion(versions);
  if (version === open) return done(version);
  const kept = open
    ? await parts.policies.replace(school, open, version, words)
    : await parts.policies.add(school, version, words);
  return kept ? done(version) : refused({ why: "changed-meanwhile" } as const);
}
