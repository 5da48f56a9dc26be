import { describe, expect, it, vi } from "vitest";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { quotaRest } from "#shared/domain/mail/message.ts";
import { emptyResults, mostOpen } from "#shared/domain/reminders/mailing.ts";
import { later } from "#shared/domain/time.ts";
import type { Mailer, Pacer, SendResult } from "#shared/ports.ts";
import { patience } from "#shared/use-cases/send-message.ts";
import { aMessage, head, noon, safeguardingLead } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { accepted, aFussyMailer, emails, first } from "#test/support/fussy-mailer.ts";
import { noPace } from "#test/support/mailing-desk.ts";
import {
  addressees,
  aMailing,
  aMailingRoom,
  begin,
  counted,
  mailingKept,
  messagesOf,
  onlyMessage,
  parentResults,
  parents,
} from "#test/support/mailing-room.ts";
import { aMailer } from "#test/support/world.ts";

const table = aTable();
const results = () => parentResults(table);
const only = () => onlyMessage(table);
const messages = () => dynamoMessages(table.watch().client, table.name);

describe("the day's quota", () => {
  const quota: SendResult = { fate: "later", code: "DailyQuota" };

  it("stops the mailing, and it goes on when some is free, with no attempt counted", async () => {
    await begin(table, parents(70));
    let left = 35;
    const mailer = aMailer(() => ((left -= 1) >= 0 ? accepted : quota));
    const room = aMailingRoom(table, { mailer });
    expect(await room.run()).toMatchObject({ sent: 35, quota: 1 });
    const refused = mailer.asked.length - 35;
    expect(refused).toBeGreaterThan(0);
    // No more than were on their way at once.
    expect(refused).toBeLessThanOrEqual(20);
    expect(await results()).toEqual(counted({ sent: 35, waiting: refused }));
    const waiting = (await messagesOf(table)).filter(({ status }) => status === "queued");
    expect(waiting).toHaveLength(refused);
    for (const one of waiting) {
      expect(one).toMatchObject({ attempts: 0, dueAt: later(noon, quotaRest) });
    }
    room.clock.forward(quotaRest - 1);
    expect(await room.run()).toMatchObject({ sent: 0, postponed: 0 });
    left = 1000;
    room.clock.forward(1);
    await room.runFor(4);
    expect(addressees(mailer)).toEqual(emails(70));
    expect(await results()).toEqual(counted({ sent: 70 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done" });
  });

  it("is waited for over days, and nobody is given up for it", async () => {
    await begin(table, parents(2));
    let isFree = false;
    const mailer = aMailer(() => (isFree ? accepted : quota));
    const room = aMailingRoom(table, { mailer });
    for (let half = 0; half < 45; half += 1) {
      await room.run();
      room.clock.forward(quotaRest + 1);
    }
    isFree = true;
    await room.runFor(3);
    expect(addressees(mailer)).toEqual(emails(2));
    expect(await results()).toEqual(counted({ sent: 2 }));
  });
});

/** In milliseconds: the machine may be busy. */
const patient = { timeout: 10_000 };

describe("a mail that is slow", () => {
  it("keeps no other waiting, and is counted once its row says what became of it", async () => {
    await begin(table, parents(3));
    const slow = Promise.withResolvers<SendResult>();
    const engine = aMailer();
    const mailer: Mailer = {
      send: (mail, message) =>
        mail.to.email === first ? slow.promise : engine.send(mail, message),
    };
    const pacer = { ...noPace, rest: () => Promise.resolve() };
    const room = aMailingRoom(table, { mailer, pacer });
    const running = room.run();
    await vi.waitUntil(async () => (await mailingKept(table)).after !== undefined, patient);
    expect(addressees(engine)).toEqual(emails(3).slice(1));
    const kept = await mailingKept(table);
    expect(kept).toMatchObject({ status: "running", after: emails(3).at(-1) });
    expect(kept.open).toHaveLength(kept.results["parents-carers"].waiting);
    slow.resolve(accepted);
    expect(await running).toMatchObject({ sent: 3, faults: 0 });
    room.clock.forward(61);
    await room.run();
    expect(await results()).toEqual(counted({ sent: 3 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done", open: [] });
  });

  it("keeps no alert waiting that comes behind it", async () => {
    const [slowTo, quickTo] = [head, safeguardingLead];
    const { id, name, email } = quickTo;
    const to = { id, name, email, signsIn: true };
    await messages().add(aMessage());
    await messages().add(aMessage({ to, dueAt: later(noon, 1) }));
    const slow = Promise.withResolvers<SendResult>();
    const engine = aMailer();
    const room = aMailingRoom(table, {
      mailer: {
        send: (mail, message) =>
          mail.to.email === slowTo.email ? slow.promise : engine.send(mail, message),
      },
      pacer: { ...noPace, rest: () => Promise.resolve() },
    });
    room.clock.forward(1);
    const running = room.run();
    await vi.waitUntil(() => engine.taken().length === 1, patient);
    expect(addressees(engine)).toEqual([quickTo.email]);
    slow.resolve(accepted);
    expect(await running).toMatchObject({ sent: 2, faults: 0 });
  });

  it("is told as a fault of its run if it cannot be marked", async () => {
    await begin(table, parents(1));
    const slow = Promise.withResolvers<SendResult>();
    let isDown = false;
    const room = aMailingRoom(table, {
      mailer: { send: () => slow.promise },
      pacer: { ...noPace, rest: () => Promise.resolve() },
      mishap: () => (isDown ? "refused" : undefined),
    });
    const running = room.run();
    await vi.waitUntil(async () => (await mailingKept(table)).open.length === 1, patient);
    isDown = true;
    slow.resolve(accepted);
    // The run's next question may have been answered by then, or not.
    await running.catch(() => undefined);
    expect(room.log.lines).toContainEqual({
      level: "error",
      sentence: "a due row could not be worked on",
      facts: { owes: "mailing", fault: "LineCut" },
    });
  });
});

describe("a mail service that says too fast", () => {
  const throttled: SendResult = { fate: "later", code: "Throttling" };
  function aWatchedPacer(): Pacer & { readonly said: string[] } {
    const said: string[] = [];
    return {
      said,
      turn: async () => void said.push("turn"),
      giveBack: () => void said.push("back"),
      rest: async (seconds) => {
        if (seconds === patience) await noPace.rest(seconds);
        else said.push(seconds.toFixed(4));
      },
    };
  }

  it("is asked again after rests that grow to half a second, each turn given back", async () => {
    await begin(table, parents(1));
    const mailer = aFussyMailer(throttled, throttled, throttled, throttled);
    const pacer = aWatchedPacer();
    const room = aMailingRoom(table, { mailer, pacer });
    expect(await room.run()).toMatchObject({ sent: 1, postponed: 0 });
    const rests = ["0.0750", "0.1500", "0.3000", "0.3000"];
    expect(pacer.said).toEqual(["turn", ...rests.flatMap((rest) => ["back", rest, "turn"])]);
    expect(await only()).toMatchObject({ status: "sent", attempts: 1 });
  });

  it.each([
    ["whose message may soon be another's", 20, true],
    ["whose run is over", 0, false],
  ])("is not asked again by one %s", async (_, seconds, goesOn) => {
    await begin(table, parents(1));
    const mailer = aFussyMailer(throttled);
    let hasRested = false;
    const pacer: Pacer = {
      ...noPace,
      rest: async (long) => {
        if (long === patience) return noPace.rest(long);
        hasRested = true;
        room.clock.forward(seconds);
      },
    };
    const room = aMailingRoom(table, { mailer, pacer });
    await room.run(() => goesOn || !hasRested);
    expect(mailer.asked).toHaveLength(1);
    expect(await only()).toMatchObject({ status: "queued", attempts: 1, failure: "Throttling" });
    await room.runFor(3);
    expect(addressees(mailer)).toEqual(emails(1));
  });

  it("keeps one mail no longer than the others can wait: it goes among what is due", async () => {
    await begin(table, parents(2));
    const mailer = aFussyMailer(...Array.from({ length: 12 }, () => throttled));
    const room = aMailingRoom(table, { mailer, pacer: aWatchedPacer() });
    expect(await room.run()).toMatchObject({ sent: 1, postponed: 1 });
    expect(await results()).toEqual(counted({ sent: 1, waiting: 1 }));
    const [one] = await messagesOf(table);
    expect(one).toMatchObject({ status: "queued", failure: "Throttling", attempts: 1 });
    await room.runFor(10);
    expect(addressees(mailer)).toEqual(emails(2));
    expect(await results()).toEqual(counted({ sent: 2 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done", open: [] });
  });

  it("sends nobody new while too many have no end yet", async () => {
    const waiting = Array.from({ length: mostOpen }, (_, at) => aMessage({ id: `waiting#${at}` }));
    const open = waiting.map(({ id }) => ({ id, audience: "parents-carers" as const }));
    const results = { ...emptyResults(), "parents-carers": counted({ waiting: mostOpen }) };
    await begin(table, parents(3), aMailing({ open, results }));
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    await room.run();
    expect(mailer.asked).toHaveLength(0);
    expect(await mailingKept(table)).toMatchObject({ status: "running", open });
    const [ended = aMessage()] = waiting;
    const { dueAt: _dueAt, ...sent } = { ...ended, status: "sent" as const };
    await messages().add(sent);
    await room.runFor(1);
    expect(mailer.asked).toHaveLength(0);
    await room.runFor(1);
    expect(addressees(mailer)).toEqual(emails(3));
    const kept = await mailingKept(table);
    expect(kept.results["parents-carers"]).toEqual(counted({ sent: 4, waiting: mostOpen - 1 }));
  });
});
