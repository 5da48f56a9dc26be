import type { PolicyVersion } from "../domain/policy/policy-version.ts";
import type { StoredText } from "../domain/policy/stored-text.ts";

/** The versions of a school's policy after the first, which stands in code. */
export interface Policies {
  /** All of them without their words, the oldest first. One query. */
  list(school: string): Promise<readonly PolicyVersion[]>;
  /** The words with this fingerprint, if they are kept. One read, and none when asked again. */
  text(school: string, hash: string): Promise<StoredText | undefined>;
  /** Keeps the words, and then the version unless its number is taken. Says whether it was free. */
  add(school: string, version: PolicyVersion, words: StoredText): Promise<boolean>;
  /**
   * Writes `next` if the stored version still has the revision of `seen`. Says whether it did. Other
   * words are kept before it.
   */
  replace(
    school: string,
    seen: PolicyVersion,
    next: PolicyVersion,
    words?: StoredText,
  ): Promise<boolean>;
}
