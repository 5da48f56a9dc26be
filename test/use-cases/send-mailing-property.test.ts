import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyResults } from "#shared/domain/reminders/mailing.ts";
import type { Audience, Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  addressees,
  aMailing,
  aMailingRoom,
  beginIn,
  mailingKept,
} from "#test/support/mailing-room.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { aMailer } from "#test/support/world.ts";

const table = aTable();
const all: readonly Audience[] = ["staff", "governors", "volunteers", "parents-carers"];

/** One start of the function: which copy of it, how much later, and how many mails it has time for. */
const aStart = fc.record({
  copy: fc.nat(3),
  after: fc.constantFrom(0, 0, 1, 20, 70),
  mails: fc.constantFrom(0, 1, 3, 30),
  /** Whether it begins while the one before it still runs. */
  alongside: fc.boolean(),
});

const aPerson = fc.record({
  audiences: fc.subarray([...all], { minLength: 1 }),
  declined: fc.boolean(),
});

const peopleOf = (drawn: readonly { audiences: Audience[]; declined: boolean }[]): Stakeholder[] =>
  drawn.map(({ audiences, declined }, at) =>
    aStakeholder({
      email: `somebody-${at}@example.org`,
      audiences,
      ...(declined && { unsubscribedAt: noon }),
    }),
  );

/** Said again in the test's own words, not in those of the program. */
const isDue = ({ audiences, unsubscribedAt }: Stakeholder, of: readonly Audience[]): boolean =>
  audiences.some((one) => of.includes(one)) &&
  (unsubscribedAt === undefined || audiences.includes("staff") || audiences.includes("governors"));

describe("any number of starts, late, repeated, out of order, in up to four copies at once", () => {
  it("send exactly to those who are due, and to nobody twice", async () => {
    let mailings = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(aPerson, { minLength: 1, maxLength: 9 }),
        fc.subarray([...all], { minLength: 1 }),
        fc.array(aStart, { maxLength: 9 }),
        async (drawn, audiences, starts) => {
          mailings += 1;
          const people = peopleOf(drawn).map((one) => ({ ...one, school: "highters-heath" }));
          const mailing = aMailing({ id: `reminder-${mailings}`, audiences });
          const place = { client: table.watch().client, tableName: table.name };
          await removeAll();
          await beginIn(place, people, mailing);
          const mailer = aMailer();
          const copies = Array.from({ length: 4 }, () => aMailingRoom(table, { mailer }));
          const running: Promise<unknown>[] = [];
          for (const { copy, after, mails, alongside } of starts) {
            if (!alongside) await Promise.all(running.splice(0));
            const room = copies[copy];
            let left = mails;
            room?.clock.forward(after);
            running.push(room?.run(() => (left -= 1) >= -1) ?? Promise.resolve());
          }
          await Promise.all(running);
          // However it went till then, the schedule starts it each minute.
          const last = aMailingRoom(table, { mailer });
          last.clock.forward(1000);
          await last.runFor(4);
          const due = people.filter((one) => isDue(one, audiences)).map(({ email }) => email);
          expect(addressees(mailer)).toEqual(due.toSorted());
          const kept = await mailingKept(table, mailing);
          const sent = Object.values(kept.results).reduce((sum, one) => sum + one.sent, 0);
          expect([kept.status, sent]).toEqual(["done", due.length]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** Nobody is a stakeholder any more. */
async function removeAll(): Promise<void> {
  const { stakeholders } = aMailingRoom(table).parts;
  const { found } = await stakeholders.page("highters-heath", { limit: 100 });
  await Promise.all(found.map((one) => stakeholders.remove(one)));
}

describe("copies that all find the same moment", () => {
  it.each([2, 3, 4])("%i of them at once send each mail once", async (count) => {
    const people = peopleOf(
      Array.from({ length: 40 }, () => ({ audiences: ["volunteers" as const], declined: false })),
    );
    await beginIn({ client: table.watch().client, tableName: table.name }, people);
    const mailer = aMailer();
    const copies = Array.from({ length: count }, () => aMailingRoom(table, { mailer }));
    // Lease and clock are no help: each thinks that the one before it is long dead.
    await Promise.all(
      copies.map(({ run, clock }, at) => {
        clock.forward(at * 100);
        return run();
      }),
    );
    const last = aMailingRoom(table, { mailer });
    last.clock.forward(1000);
    await last.runFor(3);
    expect(addressees(mailer)).toEqual(people.map(({ email }) => email).toSorted());
    expect((await mailingKept(table)).results.volunteers).toEqual({
      ...emptyResults().volunteers,
      sent: 40,
    });
  });
});
