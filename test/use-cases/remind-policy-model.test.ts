import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { nextTimeOf } from "#infra/local/next-time.ts";
import { schedules } from "#shared/contract/schedules.ts";
import { periodWords, yearOf } from "#shared/domain/school/school-year.ts";
import { firstSchoolDay, isSchoolDay, type TermDates } from "#shared/domain/school/term-dates.ts";
import { type Day, day, daysBetween, type Instant, instant } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { aTerm, aYear } from "#test/support/terms.ts";
import { aReminderRoom, type ReminderRoom } from "./reminder-room.ts";

const table = aTable();

/** The moments of the job's schedule from a day on, before another: as the scheduler counts them. */
function starts(from: string, before: string): readonly Instant[] {
  const { expression, timeZone } = schedules["remind-policy"];
  const next = nextTimeOf(expression, timeZone);
  const all: Instant[] = [];
  let at = next(Temporal.Instant.from(`${from}T00:00:00Z`));
  while (at && at.toString() < before) {
    all.push(instant.parse(at.toString({ fractionalSecondDigits: 3 })));
    at = next(at);
  }
  return all;
}

const dayOf = (at: Instant): Day => day.parse(at.slice(0, 10));
const subject = (term: TermDates): string =>
  `Social media policy: reminder for the ${periodWords(term).toLowerCase()}`;
const reminders = (room: ReminderRoom): readonly string[] =>
  room.mails().filter((mail) => mail.includes("reminder for"));

/** Weeks in which clocks change, terms begin or end, and a half term lies; and the year's other weeks. */
const allStarts = starts("2026-08-24", "2027-08-01");
const weeks = [
  ["2026-08-31", "2026-09-12"],
  ["2026-10-22", "2026-11-05"],
  ["2026-12-16", "2027-01-08"],
  ["2027-03-22", "2027-04-16"],
] as const;
const likelyStarts = allStarts.filter((at) =>
  weeks.some(([from, to]) => from <= at && at < `${to}T`),
);

const run = fc.record({
  does: fc.constant("run" as const),
  at: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...likelyStarts) },
    fc.constantFrom(...allStarts),
  ),
  /** How many of the same start there are at once. */
  times: fc.integer({ min: 1, max: 4 }),
});
const step = fc.oneof(
  { weight: 5, arbitrary: run },
  { weight: 2, arbitrary: fc.constant({ does: "deliver" as const }) },
  { weight: 1, arbitrary: fc.constant({ does: "join" as const }) },
);

let schools = 0;

/** A school of its own, with three people in its list. */
async function aSchool() {
  schools += 1;
  const room = aReminderRoom(table, { id: `school-${schools}` });
  await room.setTerms(aYear);
  const first = ["a@example.org", "m@example.org", "z@example.org"];
  for (const email of first) await room.join(email);
  return { room, first };
}

it("ends the same, however late, often, disordered or many at once the starts are", {
  timeout: 100_000,
}, async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const { room, first } = await aSchool();
      const joined: string[] = [];
      const begun = new Set<TermDates>();
      for (const one of steps) {
        room.clock.forward(60);
        if (one.does === "deliver") await room.deliver();
        else if (one.does === "join") {
          // Anywhere between the others: in front of where a pass is, or behind it.
          const email = `${"gsbyk"[joined.length % 5]}${joined.length}@example.org`;
          joined.push(email);
          await room.join(email);
        } else {
          await Promise.all(Array.from({ length: one.times }, () => room.remind(one.at)));
          const today = dayOf(one.at);
          const term = aYear.find(({ from, to }) => from <= today && today <= to);
          if (term && isSchoolDay(aYear, today)) begun.add(term);
        }
      }
      room.clock.forward(60);
      await room.deliver();

      const sent = reminders(room);
      expect(new Set(sent).size).toBe(sent.length);
      const due = [...begun].flatMap((term) => first.map((email) => `${email} ${subject(term)}`));
      const toFirst = sent.filter((mail) => first.some((email) => mail.startsWith(email)));
      expect(toFirst.toSorted()).toEqual(due.toSorted());

      // One more start in each term that was begun: now those who joined have theirs too.
      for (const term of begun) {
        room.clock.forward(60);
        const at = allStarts.find((start) => dayOf(start) === firstSchoolDay(term)?.day);
        if (at) await room.remind(at);
      }
      await room.deliver();
      const all = [...begun].flatMap((term) =>
        [...first, ...joined].map((email) => `${email} ${subject(term)}`),
      );
      expect(reminders(room).toSorted()).toEqual(all.toSorted());
      met += sent.length;
    }),
    { numRuns: 25 },
  );
  expect(met).toBeGreaterThan(50);
});

/** Three school years, a leap day in the last: as a council publishes them. */
const threeYears: readonly TermDates[] = [
  aTerm("autumn", 2025, "2025-09-02", "2025-12-19", {
    halfTerm: { from: "2025-10-27", to: "2025-10-31" },
  }),
  aTerm("spring", 2025, "2026-01-05", "2026-03-27", {
    halfTerm: { from: "2026-02-16", to: "2026-02-20" },
    insetDays: ["2026-01-05"],
  }),
  aTerm("summer", 2025, "2026-04-13", "2026-07-21", {
    halfTerm: { from: "2026-05-25", to: "2026-05-29" },
  }),
  ...aYear,
  aTerm("autumn", 2027, "2027-09-02", "2027-12-17", {
    halfTerm: { from: "2027-10-25", to: "2027-10-29" },
  }),
  // Begins on a day that is no school day: the third of January is a bank holiday in 2028.
  aTerm("spring", 2027, "2028-01-03", "2028-03-31", {
    halfTerm: { from: "2028-02-21", to: "2028-02-25" },
  }),
  aTerm("summer", 2027, "2028-04-18", "2028-07-20", {
    halfTerm: { from: "2028-05-29", to: "2028-06-02" },
  }),
];

it("reminds each of them three times a school year, for three years, day by day", {
  timeout: 100_000,
}, async () => {
  const room = aReminderRoom(table, { begins: instant.parse("2025-08-20T09:00:00.000Z") });
  await room.setTerms(threeYears);
  const people = ["staff", "governors", "volunteers", "parents-carers"] as const;
  for (const one of people) await room.join(`${one}@example.org`, { audiences: [one] });
  const days = starts("2025-08-25", "2028-09-01");
  expect(days.length).toBe(daysBetween(day.parse("2025-08-25"), day.parse("2028-09-01")));
  expect(days.map(dayOf)).toContain("2028-02-29");

  const sentOn = new Map<string, Day>();
  for (const at of days) {
    room.until(at);
    await room.remind(at);
    const before = room.mails().length;
    await room.deliver();
    for (const mail of room.mails().slice(before)) sentOn.set(mail, dayOf(at));
  }

  const wanted = threeYears.flatMap((term) =>
    people.map(
      (one) => [`${one}@example.org ${subject(term)}`, firstSchoolDay(term)?.day] as const,
    ),
  );
  const got = [...sentOn].filter(([mail]) => mail.includes("reminder for"));
  expect(new Map<string, Day | undefined>(got)).toEqual(new Map(wanted));
  expect(reminders(room)).toHaveLength(3 * 3 * people.length);
  for (const one of people) {
    const years = got
      .filter(([mail]) => mail.startsWith(one))
      .map(([, on]) => yearOf(instant.parse(`${on}T12:00:00.000Z`)));
    expect(years).toEqual([2025, 2025, 2025, 2026, 2026, 2026, 2027, 2027, 2027]);
  }
});
