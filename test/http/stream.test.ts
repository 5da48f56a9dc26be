import { describe, expect, it } from "vitest";
import { deliverMailJob } from "#functions/handlers/deliver-mail.ts";
import { anIncident, head, safeguardingLead } from "#test/support/builders.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import { aRecord, mapStream } from "#test/support/event-source-mapping.ts";
import { addressees, aMailingRoom, begin, parents } from "#test/support/mailing-room.ts";
import { context } from "#test/support/requests.ts";
import { aMailer, ringOfOne } from "#test/support/world.ts";
import { keepIncidents } from "../use-cases/post-room.ts";

const table = aTable();
const records = (count: number) => Array.from({ length: count }, (_, at) => aRecord(at + 1));
const both = [head.email, safeguardingLead.email];

/** The function as the stream and the schedule start it, with letters of its own. */
function aFunction(mishap?: Mishap) {
  const mailer = aMailer();
  const room = aMailingRoom(table, { mailer, ...(mishap && { mishap }) });
  const { write: _write, ...parts } = room.parts;
  const wired = { ...parts, keyRing: ringOfOne, baseUrl: "https://policy.example.org" };
  const handler = deliverMailJob(wired);
  const start = (event: unknown) =>
    handler(event, { ...context, getRemainingTimeInMillis: () => 60_000 });
  const sweep = () => start({ job: "deliver-mail", at: room.clock.now() });
  return { start, sweep, mailer, log: room.log };
}

describe("a batch of the table's stream", () => {
  it("is answered in the one shape that AWS describes, whatever the run did", async () => {
    await keepIncidents(table, anIncident());
    const { start, mailer } = aFunction();
    expect(await start({ Records: records(2) })).toEqual({ batchItemFailures: [] });
    expect(addressees(mailer)).toEqual(both);
    expect(await start({ Records: records(2) })).toEqual({ batchItemFailures: [] });
    expect(addressees(mailer)).toEqual(both);
  });

  it("is told to the log in the counts that the schedule is answered with", async () => {
    await keepIncidents(table, anIncident());
    const streamed = aFunction();
    await streamed.start({ Records: records(1) });
    const counts = {
      created: 2,
      sent: 2,
      postponed: 0,
      failed: 0,
      cancelled: 0,
      quota: 0,
      faults: 0,
    };
    expect(streamed.log.lines.at(-1)?.facts).toEqual({ job: "deliver-mail", ...counts });
    expect(await aFunction().sweep()).toEqual({ ...counts, created: 0, sent: 0 });
  });

  it.each([
    ["is empty", {}],
    ["is nothing", null],
    ["has no number", { eventName: "INSERT", dynamodb: {} }],
    ["is of a shape nobody knows", { dynamodb: { SequenceNumber: 7, NewImage: "?" } }],
  ])("takes a record that %s for what it is: a wake", async (_, record) => {
    await keepIncidents(table, anIncident());
    const { start, mailer } = aFunction();
    const Records = [aRecord(1), record, aRecord(2)];
    expect(await start({ Records })).toEqual({ batchItemFailures: [] });
    expect(addressees(mailer)).toEqual(both);
  });

  it("does not wait for a row that nobody understands", async () => {
    const due = { duePk: "highters-heath#DUE", dueAt: "2026-11-20T11:00:00.000Z" };
    await table.put({ pk: "highters-heath#PUZZLE#1", sk: "PUZZLE", ...due });
    await keepIncidents(table, anIncident());
    const { start, mailer } = aFunction();
    const { batches, aside } = await mapStream(records(250), start);
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(aside).toEqual([]);
    expect(addressees(mailer)).toEqual(both);
  });
});

describe("a stream while the table does not answer", () => {
  it("is tried in halves, and told once when it answers again", async () => {
    await keepIncidents(table, anIncident());
    let isDown = true;
    const { start, mailer } = aFunction(() => (isDown ? "refused" : undefined));
    let started = 0;
    const { batches, aside } = await mapStream(records(8), (event) => {
      started += 1;
      isDown = started < 3;
      return start(event);
    });
    expect(batches.map((batch) => batch.length)).toEqual([8, 4, 2, 2, 4]);
    expect(aside).toEqual([]);
    expect(addressees(mailer)).toEqual(both);
  });

  it("puts its records aside in the end, goes on, and the sweep finds what they were about", async () => {
    await keepIncidents(table, anIncident());
    await begin(table, parents(3));
    const broken = aFunction(() => "refused");
    const { batches, aside } = await mapStream(records(2), broken.start);
    expect(aside).toEqual(records(2));
    // Both, then each of them alone: once, and three times more.
    expect(batches).toHaveLength(1 + 2 * 4);
    const { sweep, mailer } = aFunction();
    await sweep();
    const all = [...both, ...parents(3).map(({ email }) => email)];
    expect(addressees(mailer)).toEqual(all.toSorted());
  });
});

describe("the mapping that the others are tried with", () => {
  it("goes on from the lowest record that was named", async () => {
    let started = 0;
    const { batches, aside } = await mapStream(records(4), async () => {
      started += 1;
      const named = started === 1 ? [aRecord(4), aRecord(3)] : [];
      return {
        batchItemFailures: named.map(({ dynamodb }) => ({
          itemIdentifier: dynamodb.SequenceNumber,
        })),
      };
    });
    const numbers = batches.map((batch) => batch.map(Number));
    expect(numbers).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ]);
    expect(aside).toEqual([]);
  });

  it("takes counts for no answer", async () => {
    await expect(mapStream(records(1), async () => ({ sent: 1 }))).rejects.toThrow(/sent/);
  });
});
