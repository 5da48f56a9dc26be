import type { Digest } from "../incident/history.ts";
import type { Instant } from "../time.ts";
import { schoolDay } from "../time.ts";
import type { Due } from "./due-date.ts";
import type { Review } from "./review.ts";
import { continuedReview } from "./review-history.ts";

/** Who does what nobody is asked for. */
const service = "The service";

interface Opened {
  readonly school: string;
  readonly key: string;
  readonly due: Due;
  readonly policy: Review["policy"];
}

/** A review at its beginning, as the service opens it. */
export function openReview({ school, key, due, policy }: Opened, at: Instant, sha: Digest): Review {
  return continuedReview(
    {
      ...{ school, key, status: "open", openedAt: at, policy },
      ...{ dueOn: due.on, dueBecause: due.because, dueRound: 1, dueSince: schoolDay(at) },
      ...{ amendments: [], comments: [], conflicts: [], decisions: [], rounds: 0, settled: [] },
    },
    [],
    {
      at,
      by: service,
      what: "opened",
      changes: [
        { field: "due", from: "", to: due.on },
        { field: "policy in force", from: "", to: `version ${policy.number}` },
      ],
    },
    sha,
  );
}

/** A signed review once all that follows from the signature is done. */
export function closeReview(one: Review, at: Instant, sha: Digest): Review {
  const { history, version: _version, ...rest } = one;
  const changes = [{ field: "status", from: one.status, to: "closed" }];
  const entry = { at, by: service, what: "closed", changes } as const;
  return continuedReview({ ...rest, status: "closed" }, history, { ...entry, changes }, sha);
}
