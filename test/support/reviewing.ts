import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentAdder, dynamoIncidentsReader } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import type { Someone } from "#shared/domain/incident/access.ts";
import type { Review } from "#shared/domain/review/review.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import type { RawInput } from "#shared/domain/said-input.ts";
import type { Person, SchoolProfile } from "#shared/domain/school/profile.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { type Instant, instant, schoolDay, secondsBetween } from "#shared/domain/time.ts";
import { annualReview } from "#shared/use-cases/annual-review.ts";
import { changeReview } from "#shared/use-cases/change-review.ts";
import {
  aPerson,
  aSchool,
  chair,
  clerk,
  computingLead,
  governor,
  head,
  office,
  safeguardingLead,
} from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { aClock, aLog, someIds } from "./world.ts";

export const secondGovernor = aPerson("Farida Rahman", "governor");
const people: readonly Person[] = [
  head,
  safeguardingLead,
  computingLead,
  chair,
  governor,
  secondGovernor,
  clerk,
  office,
];

/** A school whose committee of three decides, two of them approving, and whose chair signs. */
export const aReviewingSchool = (changes: Partial<SchoolProfile> = {}): SchoolProfile =>
  aSchool({
    people: [...people],
    review: {
      decidedBy: "committee",
      name: "Personnel Committee",
      members: [chair.id, governor.id, secondGovernor.id],
      quorum: 2,
      signedBy: chair.id,
    },
    ...changes,
  });

/** All to whom reminders go. */
export const takingPart: readonly Person[] = [head, chair, governor, secondGovernor, clerk];

/** When the job is started on a day: half past nine in London. */
export const halfPastNine = (day: string): Instant => {
  const winter = instant.parse(`${day}T09:30:00.000Z`);
  const hour = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
  }).format(Date.parse(winter));
  return hour === "09" ? winter : instant.parse(`${day}T08:30:00.000Z`);
};

/** Something right to post for each change. */
export const postedReview = (today: string): Readonly<Record<ReviewChangeName, RawInput>> => ({
  "propose-amendment": {
    change: "edit",
    clause: "lesson-time",
    title: "Social media in lesson time",
    markdown: "Children do not use social media in lesson time.\n\nToys that talk count too.",
    why: "Toys that talk were new to us.",
    lessons: "",
  },
  "withdraw-amendment": { number: "1" },
  comment: { about: "lesson-time", words: "Say what a toy that talks is." },
  "declare-conflict": { about: "lesson-time", words: "" },
  propose: { note: "Toys that talk are covered." },
  withdraw: { reason: "A word is missing." },
  decide: { verdict: "approve", words: "" },
  "send-back": { reason: "The meeting wanted another text." },
  sign: {
    name: chair.name,
    declared: "yes",
    minuteReference: "PC 2027-01/4",
    meetingOn: today,
    inForceFrom: "",
  },
  "set-due-date": { dueOn: "2027-06-01", reason: "The committee meets then." },
});

export interface RoomChanges {
  readonly school?: SchoolProfile;
  readonly begins?: Instant;
  readonly mishap?: Mishap;
}

/** A school that reviews its policy, over a real table. */
export function aReviewRoom(table: TestTable, changes: RoomChanges = {}) {
  const { school = aReviewingSchool(), begins = halfPastNine("2026-11-23"), mishap } = changes;
  const { client, calls } = table.watch(mishap);
  const due = dynamoDue(table.watch().client, table.name);
  const clock = aClock(begins);
  const log = aLog();
  const terms = dynamoTerms(client, table.name);
  const reviews = dynamoReviews(client, table.name);
  const policies = {
    ...dynamoPolicyReader(client, table.name),
    ...dynamoPolicyWriter(client, table.name),
  };
  const parts = {
    ...{ school, clock, log, terms, reviews, policies, ids: someIds() },
    messages: dynamoMessages(client, table.name),
    mailings: dynamoMailings(client, table.name),
    stakeholders: dynamoStakeholders(client, table.name),
    incidents: {
      ...dynamoExclusions(client, table.name),
      ...dynamoIncidentsReader(client, table.name),
      ...dynamoIncidentAdder(client, table.name),
    },
  };
  const latest = async (): Promise<Review> => {
    const found = await reviews.latest(school.id);
    if (!found) throw new Error("There is no review");
    return found;
  };
  const written = async () =>
    (await due.until(school.id, instant.parse("2100-01-01T00:00:00Z"), 3000)).flatMap((row) =>
      row.owes === "sending" ? [row] : [],
    );
  const tryTo = async (who: Someone, change: ReviewChangeName, raw: RawInput = {}) => {
    const { key, version: seen } = await latest();
    clock.forward(60);
    const posted = { ...postedReview(schoolDay(clock.now()))[change], ...raw };
    const wanted = { key, change, seen, raw: posted, reauthenticatedAt: clock.now() };
    return changeReview(parts, who, wanted);
  };
  return {
    ...{ school, clock, log, calls, reviews, policies, terms, parts, latest, tryTo },
    incidents: parts.incidents,
    setTerms: async (dates: readonly TermDates[]) => {
      const seen = await terms.find(school.id);
      const next = { version: seen.version + 1, terms: [...dates], changes: [] };
      await terms.replace(school.id, seen, next);
    },
    /** The job, as the scheduler starts it. The clock goes on to that moment if it is still to come. */
    run: (at: Instant) => {
      clock.forward(Math.max(0, secondsBetween(clock.now(), at)));
      return annualReview(parts, at);
    },
    /** Does what must be right. */
    change: async (who: Someone, change: ReviewChangeName, raw: RawInput = {}): Promise<Review> => {
      const outcome = await tryTo(who, change, raw);
      if (!outcome.ok) throw new Error(`${change}: ${JSON.stringify(outcome.refused)}`);
      return outcome.value;
    },
    /** Every message of the reviews, by its id: none of them is ever sent here, so all are due. */
    messages: async () => (await written()).map(({ id }) => id).toSorted(),
    /** The same, each with the day on which it was written. */
    messagesByDay: async () =>
      (await written()).map(({ id, dueAt }) => `${schoolDay(dueAt)} ${id}`).toSorted(),
  };
}
export type ReviewRoom = ReturnType<typeof aReviewRoom>;
