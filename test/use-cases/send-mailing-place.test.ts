import { describe, expect, it } from "vitest";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { quotaRest } from "#shared/domain/mail/message.ts";
import { emptyResults, pageSize } from "#shared/domain/reminders/mailing.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { noPace } from "#test/support/mailing-desk.ts";
import { everybody } from "#test/support/mailing-people.ts";
import {
  addressees,
  aMailing,
  aMailingRoom,
  begin,
  counted,
  keepStakeholders,
  mailingKept,
  parents,
} from "#test/support/mailing-room.ts";
import { aMailer } from "#test/support/world.ts";

const table = aTable();

describe("a mailing that a person stops", () => {
  const pause = async () => {
    const mailings = dynamoMailings(table.watch().client, table.name);
    const { dueAt: _dueAt, ...seen } = await mailingKept(table);
    return mailings.replace(seen, { ...seen, status: "paused" });
  };

  it("sends nothing while it is paused, and goes on where it stood", async () => {
    await begin(table, parents(pageSize + 20));
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    await room.run();
    expect(await pause()).toBe(true);
    await room.runFor(3);
    expect(mailer.taken()).toHaveLength(pageSize);
    const paused = await mailingKept(table);
    const mailings = dynamoMailings(table.watch().client, table.name);
    await mailings.replace(paused, { ...paused, status: "running", dueAt: room.clock.now() });
    await room.runFor(1);
    expect(addressees(mailer)).toEqual(parents(pageSize + 20).map(({ email }) => email));
    expect((await mailingKept(table)).results["parents-carers"].sent).toBe(pageSize + 20);
  });

  it("counts a page that was under way when it was paused, and sends it once", async () => {
    await begin(table, parents(8));
    const mailer = aMailer();
    const paused: boolean[] = [];
    const room = aMailingRoom(table, {
      mailer: {
        async send(mail, message) {
          if (paused.length === 0) paused.push(await pause());
          return mailer.send(mail, message);
        },
      },
    });
    await room.run();
    expect(paused[0]).toBe(true);
    expect(await mailingKept(table)).toMatchObject({ status: "paused", results: emptyResults() });
    const seen = await mailingKept(table);
    const mailings = dynamoMailings(table.watch().client, table.name);
    await mailings.replace(seen, { ...seen, status: "running", dueAt: room.clock.now() });
    await room.runFor(1);
    expect(addressees(mailer)).toEqual(parents(8).map(({ email }) => email));
    expect((await mailingKept(table)).results["parents-carers"]).toEqual(counted({ sent: 8 }));
  });
});

describe("a run whose time is up", () => {
  it("keeps its place to the mail, and the next goes on from there", async () => {
    await begin(table, parents(30));
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    let asked = 0;
    await room.run(() => (asked += 1) <= 14);
    const sent = mailer.taken().length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(30);
    const half = await mailingKept(table);
    expect(half).toMatchObject({ status: "running", after: parents(sent).at(-1)?.email });
    expect(half.results["parents-carers"]).toEqual(counted({ sent }));
    // It is due again at once: nobody waits for a lease that nobody has.
    expect(half.dueAt).toBe(noon);
    await room.run();
    expect(addressees(mailer)).toEqual(parents(30).map(({ email }) => email));
    expect(await mailingKept(table)).toMatchObject({ status: "done" });
  });
});

describe("a second pass", () => {
  it("sends to those who joined, and counts all as they stand", async () => {
    await begin(table, [...everybody]);
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    await room.run();
    await keepStakeholders(table, parents(3));
    const { finishedAt: _finishedAt, ...first } = await mailingKept(table);
    const again = { ...first, status: "running" as const, pass: 2, results: emptyResults() };
    const mailings = dynamoMailings(table.watch().client, table.name);
    await mailings.replace(first, { ...again, dueAt: noon });
    await room.runFor(1);
    const all = [...everybody, ...parents(3)].map(({ email }) => email);
    expect(addressees(mailer)).toEqual(all.toSorted());
    const kept = await mailingKept(table);
    expect(kept).toMatchObject({ status: "done", pass: 2 });
    expect(kept.results).toEqual({
      staff: counted({ sent: 1 }),
      governors: counted({ sent: 1 }),
      volunteers: counted({ sent: 1 }),
      "parents-carers": counted({ sent: 4 }),
    });
  });

  it("takes no turn for whom it has met, and counts a mail that came before they declined", async () => {
    await begin(table, parents(3), aMailing());
    const mailer = aMailer();
    let turns = 0;
    const turn = async () => void (turns += 1);
    const room = aMailingRoom(table, { mailer, pacer: { ...noPace, turn } });
    await room.run();
    const [first] = parents(1);
    if (!first) throw new Error("There is nobody");
    const stakeholders = dynamoStakeholders(table.watch().client, table.name);
    await stakeholders.replace(first, { ...first, unsubscribedAt: noon });
    const { finishedAt: _finishedAt, ...seen } = await mailingKept(table);
    const again = { ...seen, status: "running" as const, pass: 2, results: emptyResults() };
    const mailings = dynamoMailings(table.watch().client, table.name);
    await mailings.replace(seen, { ...again, dueAt: noon });
    await room.runFor(1);
    expect([turns, mailer.taken().length]).toEqual([3, 3]);
    expect((await mailingKept(table)).results["parents-carers"]).toEqual(counted({ sent: 3 }));
  });
});

describe("a mail service that answers nobody", () => {
  it("is asked again in half an hour, before a whole school stands in the list", async () => {
    await begin(table, parents(60));
    let isDown = true;
    const mailer = aMailer(() =>
      isDown ? { fate: "unknown", code: "TimeoutError" } : { fate: "accepted", id: "taken" },
    );
    const room = aMailingRoom(table, { mailer });
    await room.run();
    const lost = mailer.asked.length;
    expect(lost).toBeGreaterThanOrEqual(5);
    // No more than were on their way at once besides.
    expect(lost).toBeLessThanOrEqual(25);
    await room.runFor(3);
    expect(mailer.asked).toHaveLength(lost);
    isDown = false;
    room.clock.forward(quotaRest);
    await room.runFor(2);
    expect((await mailingKept(table)).results["parents-carers"]).toEqual(
      counted({ sent: 60 - lost, failed: lost }),
    );
    expect(addressees(mailer)).toHaveLength(60 - lost);
  });
});
