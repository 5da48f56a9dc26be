import fc from "fast-check";
import { expect, it } from "vitest";
import { inForceOn } from "#shared/domain/policy/policy-version.ts";
import { type Review, review } from "#shared/domain/review/review.ts";
import { reviewTampering } from "#shared/domain/review/review-history.ts";
import { type ReviewChangeName, reviewChangeNames } from "#shared/domain/review/review-rules.ts";
import { daysLater, schoolDay } from "#shared/domain/time.ts";
import { policyVersions } from "#shared/use-cases/read-policy.ts";
import { chair, clerk, computingLead, governor, head, office } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewingSchool,
  aReviewRoom,
  halfPastNine,
  type ReviewRoom,
  secondGovernor,
} from "#test/support/reviewing.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const people = [head, chair, governor, secondGovernor, clerk, computingLead, office];
const deciders = [chair.id, governor.id, secondGovernor.id];

const turn = fc.record({
  who: fc.nat({ max: people.length - 1 }),
  change: fc.constantFrom<ReviewChangeName>(
    ...reviewChangeNames,
    ...(["propose", "decide", "decide", "decide", "sign"] as const),
  ),
  verdict: fc.constantFrom("approve", "approve", "approve", "approve-with-changes", "send-back"),
  about: fc.constantFrom("policy", "lesson-time", "be-smart", "be-smart"),
  clause: fc.constantFrom("lesson-time", "be-smart", "scope"),
  number: fc.integer({ min: 1, max: 4 }),
  days: fc.nat({ max: 9 }),
  /** True for what leads the review on, done by whoever is there to do it. */
  isOnward: fc.constantFrom(true, true, false),
});
type Turn = typeof turn extends fc.Arbitrary<infer One> ? One : never;

/** What somebody posts: right for most changes, if what they need is there. */
function rawOf(room: ReviewRoom, { change, verdict, about, clause, number, days }: Turn) {
  const words = verdict === "approve" ? "" : "Say it in plainer words.";
  const today = schoolDay(room.clock.now());
  const own: Partial<Record<ReviewChangeName, object>> = {
    decide: { verdict, words },
    "declare-conflict": { about },
    "propose-amendment": { clause, title: `About ${clause}`, markdown: `Words ${number}.` },
    "withdraw-amendment": { number: `${number}` },
    "set-due-date": { dueOn: daysLater(today, 10 + days) },
    sign: { meetingOn: today },
  };
  return { ...own[change] };
}

/** Somebody and something that leads on from where the review stands. */
function onward(one: Review, turn: Turn): Turn {
  const { who, verdict } = turn;
  switch (one.status) {
    case "proposed": {
      const missing = deciders.find((id) => !one.decisions.some((made) => made.who === id));
      const decider = people.findIndex(({ id }) => id === (missing ?? chair.id));
      return { ...turn, who: decider, change: "decide", verdict };
    }
    case "decided":
      return { ...turn, who: people.indexOf(chair), change: "sign" };
    case "open":
    case "sent-back":
      return { ...turn, who: people.indexOf(head), change: "propose" };
    case "signed":
    case "closed":
      return { ...turn, who };
  }
}

let schools = 0;
let [signed, sentBack] = [0, 0];

/** Whether enough of those who decide, and have no interest in it, approved the text. */
function isApproved({ decisions, conflicts }: Review): boolean {
  const approvals = decisions.filter(({ verdict }) => verdict === "approve");
  const isFree = ({ who }: { who: string }) =>
    deciders.includes(who) &&
    !conflicts.some((said) => said.who === who && said.about === "policy");
  return approvals.filter(isFree).length >= 2;
}

/** What is not true of a review that must be, whoever has done whatever with it. */
async function wrongIn(room: ReviewRoom): Promise<readonly string[]> {
  const one = await room.latest();
  const { status, proposal, signature } = one;
  const versions = await policyVersions(room.parts, room.school.id);
  const inForce = inForceOn(versions, schoolDay(room.clock.now()));
  const before = versions.filter((version) => version.status === "proposed");
  const isBefore = status === "proposed" || status === "decided";
  const isSame = (version: { number: number; hash: string } | undefined) =>
    version?.number === proposal?.number && version?.hash === proposal?.hash;
  const isClosed = status === "closed";
  const musts: Readonly<Record<string, boolean>> = {
    "it reads as a review": review.safeParse(one).success,
    "its history is whole": reviewTampering(one, sha) === undefined,
    "one text at most is before the governors": before.length === (isBefore ? 1 : 0),
    "that text is the one they decide on": !isBefore || isSame(before[0]),
    "a decided text has its approvals": !(status === "decided" || isClosed) || isApproved(one),
    "a signed text is in force": !isClosed || isSame(inForce),
    "the chair signed it": !isClosed || signature?.who === chair.id,
  };
  return Object.keys(musts).filter((must) => musts[must] !== true);
}

it("stays whole whatever anybody tries in it", { timeout: 100_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 25 }), async (turns) => {
      schools += 1;
      const room = aReviewRoom(table, { school: aReviewingSchool({ id: `school-${schools}` }) });
      await room.run(halfPastNine("2026-11-23"));
      for (const turned of turns) {
        const before = await room.latest();
        const one = turned.isOnward ? onward(before, turned) : turned;
        const outcome = await room.tryTo(people[one.who] ?? head, one.change, rawOf(room, one));
        const after = await room.latest();
        // What is refused changes nothing; what is done is one entry, and another if the service closed it.
        const made = after.version - before.version;
        const entry = after.history[before.version]?.what;
        expect([one.change, made > 0, entry]).toEqual([
          one.change,
          outcome.ok,
          outcome.ok ? one.change : undefined,
        ]);
        if (after.status === "sent-back" && before.status !== "sent-back") sentBack += 1;
        if (outcome.ok && one.change === "sign") signed += 1;
        expect(await wrongIn(room)).toEqual([]);
      }
      const messages = await room.messages();
      expect(new Set(messages).size).toBe(messages.length);
    }),
    { numRuns: 16, endOnFailure: true },
  );
  expect([signed > 0, sentBack > 0]).toEqual([true, true]);
});
