import { done, type Outcome, refused } from "../outcome.ts";
import type { Instant } from "../time.ts";
import type { Mailing } from "./mailing.ts";

export type Pausing = "pause" | "resume";

/** A mailing stopped where it is, or going on from there. What is on its way already still arrives. */
export function withPause(
  mailing: Mailing,
  wanted: Pausing,
  by: string,
  at: Instant,
): Outcome<Mailing, "is-done"> {
  if (mailing.status === "done") return refused("is-done");
  const status = wanted === "pause" ? "paused" : "running";
  if (mailing.status === status) return done(mailing);
  const { dueAt: _dueAt, ...rest } = mailing;
  const next = { ...rest, paused: { at, by } } as const;
  return done(status === "paused" ? { ...next, status } : { ...next, status, dueAt: at });
}
