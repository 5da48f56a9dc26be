import { beforeEach, describe, expect, it } from "vitest";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { inForceOn } from "#shared/domain/policy/policy-version.ts";
import { reviewTampering } from "#shared/domain/review/review-history.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { annualReview } from "#shared/use-cases/annual-review.ts";
import { policyVersions } from "#shared/use-cases/read-policy.ts";
import { chair, clerk, governor, head } from "#test/support/builders.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import {
  aReviewingSchool,
  aReviewRoom,
  halfPastNine,
  type ReviewRoom,
  secondGovernor,
  takingPart,
} from "#test/support/reviewing.ts";
import { aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const nothing = { opened: 0, approved: 0, notices: 0, mailings: 0, closed: 0 };
const everybody = (duty: string, key = "2027") =>
  takingPart.map(({ id }) => `review-${key}#${duty}#${id}`).toSorted();
/** The notices so far, each by its name alone: all of them to everybody. */
const duties = async (room: ReviewRoom) => {
  const all = (await room.messages()).map((id) =>
    id.slice(id.indexOf("#") + 1, id.lastIndexOf("#")),
  );
  for (const one of new Set(all)) {
    expect(all.filter((other) => other === one)).toHaveLength(takingPart.length);
  }
  return [...new Set(all)];
};

describe("a school of which no approval is known", () => {
  it("has its review begin at once, due in six weeks, and is told why", async () => {
    const room = aReviewRoom(table);
    const done = await room.run(halfPastNine("2026-11-23"));
    expect(done).toEqual({ ...nothing, opened: 1, notices: 5 });
    expect(await room.latest()).toMatchObject({
      key: "2027",
      status: "open",
      dueOn: "2027-01-04",
      dueBecause: "first-use",
      policy: { number: 1 },
    });
    expect(await room.messages()).toEqual(everybody("review-opened"));
    expect(await room.run(halfPastNine("2026-11-23"))).toEqual(nothing);
  });

  it("says of weekdays only in what waited for one, where it has no term dates", async () => {
    const room = aReviewRoom(table);
    const list = dynamoMessageList(table.watch().client, table.name);
    const saysSo = async (duty: string) => {
      const found = await list.find(room.school.id, `review-2027#${duty}#${clerk.id}`);
      return found?.facts?.["days"];
    };
    // A Sunday, and the Monday after it; then a Sunday a week after the due date.
    await room.run(halfPastNine("2026-11-29"));
    expect(await room.messages()).toEqual([]);
    await room.run(halfPastNine("2026-11-30"));
    expect(await saysSo("review-opened")).toBe("weekdays");
    await room.run(halfPastNine("2027-01-17"));
    expect(await room.messages()).toContain(`review-2027#review-overdue#1#${clerk.id}`);
    expect(await saysSo("review-overdue#1")).toBeUndefined();
  });

  it("waits for the day that its profile says, if it says one", async () => {
    const { review } = aReviewingSchool();
    if (!review) throw new Error("the school says nothing of its review");
    const school = aReviewingSchool({ review: { ...review, firstDueOn: "2027-06-30" } });
    const room = aReviewRoom(table, { school });
    expect(await room.run(halfPastNine("2027-05-18"))).toEqual(nothing);
    expect(await room.run(halfPastNine("2027-05-19"))).toMatchObject({ opened: 1 });
    expect(await room.latest()).toMatchObject({ dueOn: "2027-06-30", dueBecause: "profile" });
  });
});

describe("the notices of a review that nobody decides", () => {
  let room: ReviewRoom;
  beforeEach(async () => {
    room = aReviewRoom(table);
    await room.setTerms(aYear);
    await room.run(halfPastNine("2026-11-23"));
  });

  it("come two weeks before, on the day, and then every week, holidays or not", async () => {
    const seen: Record<string, readonly string[]> = {};
    let before = await duties(room);
    for (let at = 0; at < 45; at += 1) {
      const today = new Date(Date.parse("2026-12-10T00:00:00Z") + at * 86_400_000);
      const day = today.toISOString().slice(0, 10);
      await room.run(halfPastNine(day));
      const now = await duties(room);
      const added = now.filter((one) => !before.includes(one));
      if (added.length > 0) seen[day] = added;
      before = now;
    }
    // Two weeks before is 21 December, in the holidays: the next school day is the due date itself.
    expect(seen).toEqual({
      "2027-01-04": ["review-due"],
      "2027-01-11": ["review-overdue#1"],
      "2027-01-18": ["review-overdue#2"],
    });
  });

  it("are made good after a month without the job, by the latest alone", async () => {
    await room.run(halfPastNine("2027-01-27"));
    expect(await duties(room)).toEqual(["review-opened", "review-overdue#3"]);
    await room.run(halfPastNine("2027-01-28"));
    expect(await duties(room)).toHaveLength(2);
  });

  it("are sent anew for another due date, which everybody is told", async () => {
    await room.change(clerk, "set-due-date", { dueOn: "2027-02-10" });
    await room.run(halfPastNine("2026-11-24"));
    expect(await room.latest()).toMatchObject({ dueOn: "2027-02-10", dueBecause: "set" });
    await room.run(halfPastNine("2027-01-04"));
    expect(await duties(room)).toEqual(["review-opened", "review-opened-2"]);
    await room.run(halfPastNine("2027-01-27"));
    await room.run(halfPastNine("2027-02-10"));
    await room.run(halfPastNine("2027-02-17"));
    expect(await duties(room)).toEqual([
      "review-due-2",
      "review-opened",
      "review-opened-2",
      "review-overdue-2#1",
      "review-soon-2",
    ]);
  });

  it("reach nobody who joins later, and nobody twice from four runs at once", async () => {
    const { school } = room;
    const joined = { ...governor, id: "new-one", name: "New One", email: "new.one@example.org" };
    const parts = { ...room.parts, school: { ...school, people: [...school.people, joined] } };
    await annualReview(parts, halfPastNine("2026-11-24"));
    expect(await room.messages()).toEqual(everybody("review-opened"));
    await Promise.all([1, 2, 3, 4].map(() => annualReview(parts, halfPastNine("2027-01-04"))));
    const due = (await room.messages()).filter((id) => id.includes("review-due"));
    expect(due).toHaveLength(takingPart.length + 1);
  });
});

describe("a run or a page that dies", () => {
  /** Everything that is done to a review up to its end, each step as somebody does it. */
  const steps: readonly ((room: ReviewRoom) => Promise<unknown>)[] = [
    (room) => room.run(halfPastNine("2026-11-23")),
    (room) => room.change(head, "propose-amendment"),
    (room) => room.change(head, "propose"),
    (room) => room.change(governor, "decide", { verdict: "send-back", words: "Shorter." }),
    (room) => room.change(chair, "decide", { verdict: "send-back", words: "Shorter." }),
    (room) => room.change(head, "withdraw-amendment"),
    (room) => room.change(head, "propose-amendment", { clause: "be-smart", title: "Be SMART" }),
    (room) => room.change(head, "propose"),
    (room) => room.change(governor, "decide"),
    (room) => room.change(secondGovernor, "decide"),
    (room) => room.change(chair, "sign"),
  ];

  /**
   * Goes through all steps, and dies at the nth write: before it, or after it without an answer. What a
   * read that fails leaves is what the write before it left. Whoever is cut off at a step looks again, and does
   * it if it is not done.
   */
  async function liveThrough(school: string, nth: number, how: "refused" | "answer-lost") {
    let writes = 0;
    let isDead = false;
    const mishap: Mishap = (_, command) => {
      if (isDead) return "refused";
      if (!/^(Put|Update)Item$/.test(command)) return undefined;
      writes += 1;
      if (writes !== nth) return undefined;
      isDead = true;
      return how;
    };
    const changes = { school: aReviewingSchool({ id: school }) };
    const dying = aReviewRoom(table, { ...changes, mishap });
    const after = aReviewRoom(table, changes);
    const version = async () => (await after.reviews.latest(school))?.version ?? 0;
    for (const step of steps) {
      after.clock.forward(60);
      if (isDead) {
        await step(after);
        continue;
      }
      const before = await version();
      const fault = await step(dying).catch((one: unknown) => one);
      if (!isDead && fault instanceof Error) throw fault;
      if (isDead && (await version()) === before) await step(after);
    }
    // The job of the next morning, twice.
    await after.run(halfPastNine("2026-11-24"));
    await after.run(halfPastNine("2026-11-24"));
    return { after, isOver: !isDead };
  }

  const owed = [
    ...everybody("review-opened"),
    ...[chair, governor, secondGovernor].flatMap(({ id }) => [
      `review-2027#review-proposed-1#${id}`,
      `review-2027#review-proposed-2#${id}`,
    ]),
    ...[head, chair, clerk].map(({ id }) => `review-2027#review-sent-back-1#${id}`),
    `review-2027#review-sign-2#${chair.id}`,
    ...everybody("review-decided"),
  ].toSorted();

  it.each(["refused", "answer-lost"] as const)(
    "at any write of the table (%s) leaves what the cycle goes on from",
    { timeout: 90_000 },
    async (how) => {
      let nth = 1;
      for (let isOver = false; !isOver; nth += 1) {
        const life = await liveThrough(`${how}-${nth}`, nth, how);
        isOver = life.isOver;
        const { after } = life;
        const one = await after.latest();
        expect([nth, one.status]).toEqual([nth, "closed"]);
        expect(reviewTampering(one, sha)).toBeUndefined();
        const versions = await policyVersions(after.parts, after.school.id);
        expect(inForceOn(versions, schoolDay(after.clock.now())).hash).toBe(one.proposal?.hash);
        expect(versions.filter(({ status }) => status === "proposed")).toEqual([]);
        expect(await after.parts.mailings.list(after.school.id)).toHaveLength(1);
        const messages = await after.messages();
        // What a step of the past would have told is not told once the next one is done.
        const momentary = (id: string) => /review-(proposed|sent-back|sign)/.test(id);
        expect(owed).toEqual(expect.arrayContaining([...messages]));
        expect(messages.filter((id) => !momentary(id))).toEqual(
          owed.filter((id) => !momentary(id)),
        );
      }
      expect(nth).toBeGreaterThan(45);
    },
  );
});
