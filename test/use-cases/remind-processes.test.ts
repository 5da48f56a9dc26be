import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isSchoolDay } from "#shared/domain/school/term-dates.ts";
import { day, instant } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { aYear } from "#test/support/terms.ts";
import { aReminderRoom } from "./reminder-room.ts";

const table = aTable();
const program = fileURLToPath(new URL("./remind-process.ts", import.meta.url));

/** Days on which the job starts: in all three terms, on holidays, weekends and training days. */
const days = [
  ...["2026-08-31", "2026-09-03", "2026-09-04", "2026-09-05", "2026-09-07", "2026-10-28"],
  ...["2026-12-18", "2026-12-25", "2027-01-04", "2027-02-16", "2027-03-24"],
  ...["2027-03-29", "2027-04-12", "2027-05-03", "2027-07-21"],
].map((one) => day.parse(one));

/** What each of two to four processes is told, one start after another. */
const deliveries = fc.array(fc.array(fc.constantFrom(...days), { minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 4,
});

it("begins each term's reminder once, in two to four processes at once", {
  timeout: 100_000,
}, async () => {
  let schools = 0;
  let begunInAll = 0;
  await fc.assert(
    fc.asyncProperty(deliveries, async (processes) => {
      schools += 1;
      const room = aReminderRoom(table, { id: `school-${schools}` });
      await room.setTerms(aYear);
      const people = ["a@example.org", "z@example.org"];
      for (const email of people) await room.join(email);
      const begun = processes.map(async (starts) => {
        const orders = {
          endpoint: table.endpoint,
          table: table.name,
          school: room.school.id,
          starts: starts.map((one) => `${one}T08:15:00.000Z`),
        };
        const { stdout } = await promisify(execFile)(process.execPath, [
          program,
          JSON.stringify(orders),
        ]);
        return Number(stdout);
      });
      const counts = await Promise.all(begun);

      const terms = aYear.filter(({ from, to }) =>
        processes.flat().some((one) => from <= one && one <= to && isSchoolDay(aYear, one)),
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(terms.length);
      // The processes kept the rows by the clock of this machine.
      room.until(instant.parse("2100-01-01T00:00:00.000Z"));
      await room.deliver();
      const sent = room.mails().filter((mail) => mail.includes("reminder for"));
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent).toHaveLength(terms.length * people.length);
      begunInAll += terms.length;
    }),
    { numRuns: 6 },
  );
  expect(begunInAll).toBeGreaterThan(3);
});
