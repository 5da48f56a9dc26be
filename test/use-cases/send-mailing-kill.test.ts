import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import {
  addressees,
  aMailing,
  aMailingRoom,
  begin,
  mailingKept,
  messagesOf,
  parents,
} from "#test/support/mailing-room.ts";
import { aMailer } from "#test/support/world.ts";

const table = aTable();
const people = parents(4);
const emails = people.map(({ email }) => email);

/** Runs until a mishap at the nth call of the table, after which every call fails, then without one. */
async function dieAt(nth: number, how: "refused" | "answer-lost") {
  const mailing = aMailing({ id: `reminder-${how}-${nth}` });
  await begin(table, people, mailing);
  const mailer = aMailer();
  let calls = 0;
  const dying = aMailingRoom(table, {
    mailer,
    mishap: () => {
      calls += 1;
      if (calls === nth) return how;
      return calls > nth ? "refused" : undefined;
    },
  });
  await dying.run().catch(() => undefined);
  const after = aMailingRoom(table, { mailer });
  after.clock.forward(61);
  await after.runFor(4);
  const about = (await messagesOf(table)).filter((one) => one.about === mailing.id);
  const listed = about.filter(({ failure }) => failure === "FateUnknown").map(({ to }) => to.email);
  return { calls, mailer, listed, kept: await mailingKept(table, mailing) };
}

describe("a mailing whose run dies", () => {
  it.each(["refused", "answer-lost"] as const)(
    "at any call of the table (%s) misses nobody and sends nobody two",
    async (how) => {
      let tried = 0;
      for (let nth = 1; ; nth += 1) {
        const { calls, mailer, listed, kept } = await dieAt(nth, how);
        const sent = addressees(mailer);
        expect([nth, sent]).toEqual([nth, [...new Set(sent)]]);
        const reached = [...new Set([...sent, ...listed])].toSorted();
        expect([nth, reached]).toEqual([nth, emails]);
        const { sent: counted, failed, waiting } = kept.results["parents-carers"];
        expect([nth, kept.status, counted + failed, failed, waiting]).toEqual([
          nth,
          "done",
          emails.length,
          listed.length,
          0,
        ]);
        if (calls < nth) break;
        tried += 1;
      }
      // Query, lease, page, suppressed addresses, four claims and marks, progress, query.
      expect(tried).toBe(14);
    },
  );

  it.each([1, 2, 4])("in the mail service, at mail %i, lists those and no other", async (nth) => {
    await begin(table, people);
    const engine = aMailer();
    let asked = 0;
    const dying = aMailingRoom(table, {
      mailer: {
        async send(mail, message) {
          asked += 1;
          if (asked >= nth) throw new Error("gone");
          return engine.send(mail, message);
        },
      },
    });
    await dying.run();
    const room = aMailingRoom(table, { mailer: engine });
    room.clock.forward(61);
    await room.runFor(4);
    const sent = addressees(engine);
    expect(sent).toEqual([...new Set(sent)]);
    const kept = (await mailingKept(table)).results["parents-carers"];
    expect(kept.sent).toBe(sent.length);
    expect(kept.failed).toBe(emails.length - sent.length);
    expect(kept.failed).toBeGreaterThan(0);
  });
});
