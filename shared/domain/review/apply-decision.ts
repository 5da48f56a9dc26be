import { done } from "../outcome.ts";
import { nameKey } from "../school/names.ts";
import { daysLater, minutes, schoolDay, secondsBetween } from "../time.ts";
import { bodyOf } from "./body.ts";
import { yearAfter } from "./due-date.ts";
import type { Review, Verdict } from "./review.ts";
import {
  added,
  changed,
  no,
  type ReviewCircumstances,
  type ReviewMade,
  type ReviewResult,
} from "./review-circumstances.ts";
import type { ReviewInput } from "./review-inputs.ts";
import { tallyOf } from "./tally.ts";

export const verdictWords: Readonly<Record<Verdict, string>> = {
  approve: "Approve",
  "approve-with-changes": "Approve once it is changed",
  "send-back": "Send it back",
};

type Said<Name extends ReviewInput["name"]> = ReviewInput<Name>["said"];
type Fields = ReviewMade["fields"];

/** Where the decisions lead once something about them is another: only of a text that is decided on. */
function led(one: Review, fields: Fields, { exclusions, school, at }: ReviewCircumstances): Fields {
  const { proposal, status: before } = one;
  if (!proposal || (before !== "proposed" && before !== "decided")) return fields;
  const { status } = tallyOf({ ...one, ...fields }, exclusions, school);
  const { decidedAt, ...undecided } = proposal;
  const next = status === "decided" ? { ...undecided, decidedAt: decidedAt ?? at } : undecided;
  return { ...fields, status, proposal: next };
}

export function decide(
  one: Review,
  { verdict, words = "" }: Said<"decide">,
  now: ReviewCircumstances,
): ReviewResult {
  if (verdict !== "approve" && words === "") return no("words", "Say what should be changed");
  const { who, by, at } = now;
  const before = one.decisions.find((known) => known.who === who);
  const others = one.decisions.filter((known) => known.who !== who);
  const decisions = [...others, { who, by, at, verdict, words }];
  return done({
    fields: led(one, { decisions }, now),
    changes: [
      ...added("decision", verdictWords[verdict]).map((change) => ({
        ...change,
        from: before ? verdictWords[before.verdict] : "",
      })),
      ...changed("words", "", words),
    ],
  });
}

export function declareConflict(
  one: Review,
  { about, words = "" }: Said<"declare-conflict">,
  now: ReviewCircumstances,
): ReviewResult {
  const { who, by, at } = now;
  if (one.conflicts.some((known) => known.who === who && known.about === about)) {
    return no("about", "Your interest in this is recorded already");
  }
  const conflicts = [...one.conflicts, { who, by, at, about, words }];
  return done({
    fields: led(one, { conflicts }, now),
    changes: [...added("conflict of interest", about), ...changed("words", "", words)],
  });
}

/** A signature asks for a sign-in that is no older than this, in seconds. */
export const freshSignIn = minutes(10);
/** A version may wait for its first day no longer than for the next term. */
const longestWait = 120;

function signFaults(one: Review, said: Said<"sign">, now: ReviewCircumstances) {
  const { name, meetingOn, inForceFrom = now.today } = said;
  const { today, at, reauthenticatedAt, school, exclusions } = now;
  const age = reauthenticatedAt === undefined ? -1 : secondsBetween(reauthenticatedAt, at);
  if (age < 0 || age > freshSignIn) return no("", "Sign in again, and then sign the policy");
  if (nameKey(name) !== nameKey(now.name)) {
    return no("name", "Type your own name as it stands in the school’s list");
  }
  if (meetingOn > today || meetingOn < schoolDay(one.openedAt)) {
    return no("meetingOn", "Enter a day from the beginning of this review up to today");
  }
  if (inForceFrom < today || inForceFrom > daysLater(today, longestWait)) {
    return no("inForceFrom", `Enter a day from today on, ${longestWait} days ahead at most`);
  }
  if (tallyOf(one, exclusions, school).status !== "decided") {
    return no("", "The approvals no longer reach the quorum: send the text back, or wait for more");
  }
  return undefined;
}

export function sign(one: Review, said: Said<"sign">, now: ReviewCircumstances): ReviewResult {
  const fault = signFaults(one, said, now);
  if (fault) return fault;
  const { who, by, at, today, school, reauthenticatedAt } = now;
  const { minuteReference, meetingOn, inForceFrom = today } = said;
  if (reauthenticatedAt === undefined) return no("", "Sign in again, and then sign the policy");
  const nextDueOn = yearAfter(meetingOn);
  const signature = {
    // As the school writes it, for everybody reads it under the policy; the history has what was typed.
    ...{ who, by, at, name: now.name, role: titleOf(who, school), declared: true as const },
    ...{ reauthenticatedAt, minuteReference, meetingOn, inForceFrom },
  };
  return done({
    fields: { signature, nextDueOn, nextDueBecause: "approval" },
    changes: [
      ...added("signed by", said.name),
      ...added("minutes", minuteReference),
      ...added("meeting", meetingOn),
      ...added("in force from", inForceFrom),
      ...added("next review due", nextDueOn),
    ],
  });
}

/** Whoever signs in the place of another signs as what they are. */
function titleOf(who: string, school: ReviewCircumstances["school"]): string {
  const { signers, title } = bodyOf(school);
  if (signers.some(({ id }) => id === who)) return title;
  const person = school.people.find(({ id }) => id === who);
  return person?.roles.includes("chair-of-governors") ? "Chair of governors" : "Governor";
}
