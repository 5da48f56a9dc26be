import { expect, it } from "vitest";
import { inForceOn } from "#shared/domain/policy/policy-version.ts";
import { reviewTampering } from "#shared/domain/review/review-history.ts";
import type { Person } from "#shared/domain/school/profile.ts";
import { day as dayOf, type Instant, instant, secondsBetween } from "#shared/domain/time.ts";
import { annualReview } from "#shared/use-cases/annual-review.ts";
import { policyVersions } from "#shared/use-cases/read-policy.ts";
import { chair, clerk, governor, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewRoom,
  halfPastNine,
  type ReviewRoom,
  secondGovernor,
  takingPart,
} from "#test/support/reviewing.ts";
import { sha } from "#test/support/world.ts";
import { aSecretary, hasSchool, plus, years } from "./review-years.ts";

const table = aTable();
const [first, last] = ["2026-11-23", "2031-11-23"];
const deciders = [chair, governor, secondGovernor];

/** Whom each duty concerns, by the beginning of its name. */
const addressees: readonly (readonly [RegExp, readonly Person[]])[] = [
  [/#review-(opened|soon|due|overdue|decided)/, takingPart],
  [/#review-proposed/, deciders],
  [/#review-sent-back/, [head, chair, clerk]],
  [/#review-sign/, [chair]],
];
const toEach = (sent: string): readonly string[] =>
  (addressees.find(([duty]) => duty.test(sent))?.[1] ?? []).map(({ id }) => `${sent}#${id}`);

/** A number from 0 to 99 that follows from a day, and looks like chance. */
const luck = (day: string): number => Number.parseInt(sha(`luck of ${day}`).slice(0, 6), 16) % 100;

interface Start {
  readonly at: Instant;
  readonly day: string;
}
/** Nobody starts the job in these days: once when a review should begin, once when one becomes due. */
const broken = (day: string) =>
  (day >= "2027-10-25" && day < "2027-11-20") || (day >= "2029-12-10" && day < "2030-01-17");

/** Which starts arrive on which day: on time, days late, twice or thrice, or never. */
function deliveries(): ReadonlyMap<string, readonly Start[]> {
  const all = new Map<string, Start[]>();
  const put = (on: string, start: Start) => all.set(on, [...(all.get(on) ?? []), start]);
  for (let day = first; day <= last; day = plus(day, 1)) {
    const start = { at: halfPastNine(day), day };
    const number = luck(day);
    if (day === first) put(day, start);
    else if (broken(day) || number < 8) continue;
    else if (number < 18) put(plus(day, 1 + (number % 9)), start);
    else if (number < 30) for (let times = 0; times < 2 + (number % 2); times += 1) put(day, start);
    else put(day, start);
  }
  return all;
}

type Secretary = ReturnType<typeof aSecretary>;
type Act = (room: ReviewRoom, kept: Secretary, today: string) => Promise<unknown>;

let round = 0;
const propose =
  (anew?: string): Act =>
  async (room, kept, today) => {
    if (anew !== undefined) {
      await room.change(head, "propose-amendment", { markdown: anew });
    }
    await room.change(head, "propose");
    round += 1;
    kept.tell(today, `review-proposed-${round}`);
  };
const approve: Act = async (room, kept, today) => {
  for (const who of [governor, secondGovernor]) await room.change(who, "decide");
  kept.tell(today, `review-sign-${round}`);
};
const sendBack: Act = async (room, kept, today) => {
  const raw = { verdict: "send-back", words: "Say it in plainer words." };
  for (const who of [governor, chair]) await room.change(who, "decide", raw);
  kept.tell(today, `review-sent-back-${round}`);
};
const sign =
  (next: string): Act =>
  async (room, kept, today) => {
    await room.change(chair, "sign");
    kept.tell(today, "review-decided");
    kept.close(next);
    round = 0;
  };
const setDue =
  (dueOn: string): Act =>
  async (room, kept, today) => {
    await room.change(clerk, "set-due-date", { dueOn });
    if (kept.isOpen()) kept.moveTo(dueOn, today);
    else kept.close(dueOn);
  };

/** What people do, by the day on which they do it, an hour after the job. */
const acts: Readonly<Record<string, Act>> = {
  // Early, before Christmas.
  "2026-12-08": propose("First words."),
  "2026-12-09": approve,
  "2026-12-10": sign("2027-12-10"),
  // Late: six weeks overdue, through the holidays.
  "2028-01-17": propose("Second words."),
  "2028-01-18": approve,
  "2028-01-20": sign("2029-01-20"),
  // Sent back once.
  "2029-01-08": propose("Third words."),
  "2029-01-09": sendBack,
  "2029-01-10": async (room) => room.change(head, "withdraw-amendment"),
  "2029-01-11": propose("Third words, plainer."),
  "2029-01-15": approve,
  "2029-01-16": sign("2030-01-16"),
  // After a month in which nobody was told anything.
  "2030-01-21": propose("Fourth words."),
  "2030-01-22": approve,
  "2030-01-23": sign("2031-01-23"),
  // The school wants it earlier, then later; and changes nothing in the text.
  "2030-05-13": setDue("2030-11-05"),
  "2030-10-10": setDue("2030-12-03"),
  "2030-12-11": propose(),
  "2030-12-12": async (room, kept, today) => {
    await approve(room, kept, today);
    await sign("2031-12-12")(room, kept, today);
  },
};

/** The version in force from each day on. */
const inForceFrom: readonly (readonly [string, number])[] = [
  ["2026-11-23", 1],
  ["2026-12-10", 2],
  ["2028-01-20", 3],
  // The fourth was sent back.
  ["2029-01-16", 5],
  ["2030-01-23", 6],
  ["2030-12-12", 7],
];
const keys = ["2027", "2027-2", "2029", "2030", "2030-2", "2031"];

/** Each start in the order in which it arrives; some of a day at once. */
async function deliver(room: ReviewRoom, kept: Secretary, today: string, starts: readonly Start[]) {
  for (const { day } of starts) {
    const isFirst = today === first && !kept.isOpen() && kept.due() === "";
    if (isFirst) kept.open("2027", "2027-01-04", day);
    else if (!kept.isOpen() && day >= kept.opensOn()) {
      opened += 1;
      kept.open(keys[opened] ?? "", kept.due(), day);
    }
    kept.start(day, today);
  }
  const areRepeats = new Set(starts.map(({ day }) => day)).size === 1;
  if (areRepeats) await Promise.all(starts.map(({ at }) => annualReview(room.parts, at)));
  else for (const { at } of starts) await annualReview(room.parts, at);
}
let opened = 0;

it("keeps five years of reviews as a secretary would by hand", { timeout: 240_000 }, async () => {
  const room = aReviewRoom(table, { begins: instant.parse(`${first}T06:00:00.000Z`) });
  await room.setTerms(years);
  const kept = aSecretary();
  const starts = deliveries();
  for (let today = first; today <= last; today = plus(today, 1)) {
    room.clock.forward(Math.max(0, secondsBetween(room.clock.now(), halfPastNine(today))));
    await deliver(room, kept, today, starts.get(today) ?? []);
    const act = acts[today];
    if (act) await act(room, kept, today);
    if (!act && !today.endsWith("1")) continue;
    const one = await room.latest();
    expect([today, one.status === "closed"]).toEqual([today, !kept.isOpen()]);
    expect([today, kept.isOpen() ? one.dueOn : one.nextDueOn]).toEqual([today, kept.due()]);
    const versions = await policyVersions(room.parts, room.school.id);
    const expected = inForceFrom.findLast(([from]) => from <= today)?.[1];
    expect([today, inForceOn(versions, dayOf.parse(today)).number]).toEqual([today, expected]);
  }

  expect(await room.messagesByDay()).toEqual(kept.sent().flatMap(toEach).toSorted());
  expect(kept.sent().filter((one) => one.includes("overdue")).length).toBeGreaterThan(4);
  expect(kept.sent().some((one) => one.includes("overdue") && !hasSchool(one.slice(0, 10)))).toBe(
    true,
  );
  const reviews = await room.reviews.list(room.school.id, 20);
  expect(reviews.map(({ key }) => key)).toEqual(keys.toReversed());
  expect(reviews.map((one) => reviewTampering(one, sha))).toEqual(reviews.map(() => undefined));
  const mailings = await room.parts.mailings.list(room.school.id);
  expect(mailings.map(({ id }) => id).toSorted()).toEqual(
    [2, 3, 5, 6].map((number) => `new-version-${number}`),
  );
  expect(room.log.lines.filter(({ level }) => level === "error")).toEqual([]);
});
