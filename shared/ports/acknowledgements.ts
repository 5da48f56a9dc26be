import type { Acknowledgement, PolicyQuestion } from "../domain/policy/acknowledgement.ts";
import type { Cursor } from "./register.ts";

/** Who has read which words of the policy: found by the words’ fingerprint and the address. */
export interface Acknowledgements {
  /** Writes it unless this person has acknowledged these words before. Says whether it wrote. */
  add(one: Acknowledgement): Promise<boolean>;
  find(school: string, hash: string, email: string): Promise<Acknowledgement | undefined>;
  /** Those of these people who have acknowledged these words, by address. One call for 100. */
  findAll(
    school: string,
    hash: string,
    emails: readonly string[],
  ): Promise<ReadonlyMap<string, Acknowledgement>>;
  /** At most `limit` by address, from behind `after` on. One query. */
  page(school: string, hash: string, look: PageLook): Promise<AcknowledgementPage>;
}

/** A place is the address of an acknowledgement, the id of a question. */
export interface PageLook {
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

export interface AcknowledgementPage {
  readonly found: readonly Acknowledgement[];
  /** False if this is the end. */
  readonly more: boolean;
}

/** Questions that came with an acknowledgement. */
export interface PolicyQuestions {
  /** Writes it unless this person has asked about this version before. Says whether it wrote. */
  add(one: PolicyQuestion): Promise<boolean>;
  find(school: string, id: string): Promise<PolicyQuestion | undefined>;
  /** At most `limit`, the newest version first, from behind `after` on. One query. */
  page(school: string, look: PageLook): Promise<PolicyQuestionPage>;
  /** Writes `next` if the stored question still has the revision of `seen`. Says whether it did. */
  replace(seen: PolicyQuestion, next: PolicyQuestion): Promise<boolean>;
}

export interface PolicyQuestionPage {
  readonly found: readonly PolicyQuestion[];
  /** False if this is the end. */
  readonly more: boolean;
}
