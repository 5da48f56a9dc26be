import type { Review } from "../domain/review/review.ts";

/** The yearly reviews of a school's policy, each under its key. */
export interface Reviews {
  find(school: string, key: string): Promise<Review | undefined>;
  /** The last one that was opened; undefined if there never was one. One query. */
  latest(school: string): Promise<Review | undefined>;
  /** The newest first, at most `limit`: one a year. */
  list(school: string, limit: number): Promise<readonly Review[]>;
  /** Keeps a new one if there is none of its key. Says whether it did. */
  add(one: Review): Promise<boolean>;
  /** Writes `next` if the stored one still has the version of `seen`. Says whether it did. */
  replace(seen: Review, next: Review): Promise<boolean>;
  /** Notes that these notices went out, if the review still has the version of `seen`; nothing else. */
  settle(seen: Review, settled: readonly string[]): Promise<boolean>;
}
