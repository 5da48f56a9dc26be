import { describe, expect, it } from "vitest";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import type { Fate, Feedback } from "#shared/domain/mail/feedback.ts";
import { addressToDigest } from "#shared/domain/mail/suppressed-address.ts";
import { later } from "#shared/domain/time.ts";
import type { Mailer } from "#shared/ports.ts";
import { type Noted, noteFeedback } from "#shared/use-cases/note-feedback.ts";
import { aMessage, anIncident, aReference, head, noon } from "#test/support/builders.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import { aClock, aLog, aMailer, sha, someIds } from "#test/support/world.ts";
import { aPostRoom, keepIncidents, messagesKept, nothing, owing } from "./post-room.ts";

const table = aTable();
const school = "highters-heath";

/** What listens to the mail service. */
function aListener(mishap?: Mishap) {
  const { client } = table.watch(mishap);
  const log = aLog();
  const parts = {
    messages: dynamoMessages(client, table.name),
    messageList: dynamoMessageList(client, table.name),
    suppressed: dynamoSuppressed(client, table.name),
    clock: aClock(later(noon, 60)),
    ids: someIds(),
    log,
    school,
  };
  return { hear: (one: Feedback) => noteFeedback(parts, one), log };
}

const told = (fate: Fate, changes: Partial<Feedback> = {}): Feedback => ({
  school,
  id: aMessage().id,
  sentAs: "mail-1",
  at: later(noon, 30),
  fate,
  code: fate === "delivered" ? "" : `${fate}.General`,
  ...changes,
});
const keep = (message = aMessage()) =>
  dynamoMessages(table.watch().client, table.name).add(message);
const suppressed = (email: string) =>
  dynamoSuppressed(table.watch().client, table.name).find(school, sha(addressToDigest(email)));

/** Every order of these. */
const orders = <Item>(all: readonly Item[]): readonly (readonly Item[])[] =>
  all.length < 2
    ? [all]
    : all.flatMap((first, at) => orders(all.toSpliced(at, 1)).map((rest) => [first, ...rest]));

describe("what became of a mail", () => {
  const cases = [
    { fates: ["delivered"], status: "delivered", stops: false },
    { fates: ["delivered", "bounced"], status: "bounced", stops: true },
    { fates: ["delivered", "complained"], status: "complained", stops: true },
    { fates: ["delivered", "bounced", "complained"], status: "complained", stops: true },
    { fates: ["rejected"], status: "failed", stops: false },
  ] as const satisfies readonly { fates: readonly Fate[]; status: string; stops: boolean }[];

  it.each(cases)(
    "$fates ends in $status, before its sender's mark and after, twice too",
    async ({ fates, status, stops }) => {
      let number = 0;
      for (const order of orders(fates)) {
        for (let before = 0; before <= order.length; before += 1) {
          number += 1;
          const about = aReference(number);
          const message = aMessage({ about });
          const { hear } = aListener();
          const say = async (some: readonly Fate[]) => {
            for (const fate of some) await hear(told(fate, { id: message.id }));
          };
          const mailer: Mailer = {
            async send() {
              await say(order.slice(0, before));
              return { fate: "accepted", id: "mail-1" };
            },
          };
          // Of another address each, so that what stops one does not stop the next.
          const to = { ...message.to, email: `head-${number}@example.org` };
          await keep({ ...message, to });
          await aPostRoom(table, mailer).run();
          await say(order.slice(before));
          await say(order);
          const [kept] = (await messagesKept(table)).filter(({ id }) => id === message.id);
          expect(kept).toMatchObject({ status, sentAs: "mail-1" });
          const stopped = await suppressed(to.email);
          expect(stopped !== undefined).toBe(stops);
        }
      }
      expect(number).toBeGreaterThanOrEqual(2);
      // Whatever happened, nothing is sent a second time.
      const room = aPostRoom(table);
      room.clock.forward(3600);
      expect(await room.run()).toEqual(nothing);
    },
  );

  it("is not sent again if its sender died before the mark", async () => {
    await keep();
    const dying: Mailer = { send: () => Promise.reject(new Error("gone")) };
    expect((await aPostRoom(table, dying).run()).faults).toBe(1);
    expect(await aListener().hear(told("delivered"))).toBe("noted");
    const room = aPostRoom(table);
    room.clock.forward(3600);
    expect(await room.run()).toEqual(nothing);
    expect(await owing(table)).toBe(0);
  });

  it.each([1, 2, 3, 4])("survives a fault at call %i of the table, told again", async (nth) => {
    for (const [number, mishap] of (["refused", "answer-lost"] as const).entries()) {
      const to = { ...aMessage().to, email: `head-${number}@example.org` };
      const message = aMessage({ about: aReference(number + 1), to });
      const { id } = message;
      await keep(message);
      const { hear } = aListener((call) => (call === nth ? mishap : undefined));
      const first = await hear(told("bounced", { id })).catch(() => "fault");
      // Read the message, stop the address, write the message: the fourth call never comes.
      expect(first).toBe(nth > 3 ? "noted" : "fault");
      await aListener().hear(told("bounced", { id }));
      const [kept] = (await messagesKept(table)).filter((one) => one["id"] === id);
      expect(kept).toMatchObject({ status: "bounced", failure: "bounced.General" });
      expect(await suppressed(to.email)).toMatchObject({ why: "bounced" });
    }
  });

  it("wakes somebody once, if one of the school's people was not reached", async () => {
    await keep();
    const { hear, log } = aListener();
    expect(await hear(told("bounced"))).toBe("noted");
    expect(await hear(told("bounced"))).toBe("known");
    const facts = {
      kind: "alert",
      about: aReference(1),
      status: "bounced",
      code: "bounced.General",
    };
    expect(log.lines).toEqual([{ level: "error", sentence: "a mail did not arrive", facts }]);
  });

  it("wakes nobody for a reporter's own address", async () => {
    const to = { id: "reporter", name: "", email: "reporter@example.net", signsIn: false };
    await keep(aMessage({ kind: "reply", to }));
    const { hear, log } = aListener();
    expect(await hear(told("bounced", { id: aMessage({ to }).id }))).toBe("noted");
    expect(log.lines.map(({ level }) => level)).toEqual(["info"]);
  });

  it.each<[Noted, Partial<Feedback>]>([
    ["foreign", { school: "other-school" }],
    ["unknown", { id: aMessage({ about: aReference(99) }).id }],
    ["unknown", { id: "" }],
    ["unknown", { id: "\u0000#Amara Osei" }],
  ])("is %s if it is nobody's: nothing is written, nobody named", async (noted, changes) => {
    await keep();
    const before = await table.rows();
    const { hear, log } = aListener();
    expect(await hear(told("bounced", changes))).toBe(noted);
    expect(await table.rows()).toEqual(before);
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toMatch(/osei|example\.org/i);
  });

  it("gives up for now if somebody else is always quicker", async () => {
    const parts = {
      messages: { replace: () => Promise.resolve(false) },
      messageList: { find: () => Promise.resolve(aMessage()) },
      suppressed: { suppress: () => Promise.resolve(true) },
      clock: aClock(noon),
      ids: someIds(),
      log: aLog(),
      school,
    };
    await expect(noteFeedback(parts, told("bounced"))).rejects.toThrow("again and again");
  });
});

describe("an address that is suppressed", () => {
  const sentTo = (mailer: ReturnType<typeof aMailer>) => mailer.asked.map(({ to }) => to.email);

  it("is sent nothing more, in whatever case it is written, and somebody is told", async () => {
    await keep();
    await aPostRoom(table).run();
    await aListener().hear(told("bounced"));
    await keep(
      aMessage({
        about: aReference(2),
        to: { ...aMessage().to, email: head.email.toUpperCase() },
      }),
    );
    const mailer = aMailer();
    const room = aPostRoom(table, mailer);
    expect(await room.run()).toEqual({ ...nothing, cancelled: 1 });
    expect(mailer.asked).toEqual([]);
    const [, kept] = await messagesKept(table);
    expect(kept).toMatchObject({
      status: "cancelled",
      failure: "AddressSuppressed",
      givenUpAt: noon,
    });
    expect(room.log.lines.filter(({ level }) => level === "error")).toEqual([
      {
        level: "error",
        sentence: "a message was not sent, for its address is suppressed",
        facts: { kind: "alert", about: aReference(2), code: "AddressSuppressed" },
      },
    ]);
    room.clock.forward(3600);
    expect(await room.run()).toEqual(nothing);
  });

  it("keeps nobody else from being told", async () => {
    await keep(aMessage({ about: aReference(7) }));
    await aPostRoom(table).run();
    await aListener().hear(told("complained", { id: aMessage({ about: aReference(7) }).id }));
    await keepIncidents(table, anIncident());
    const mailer = aMailer();
    const ran = await aPostRoom(table, mailer).run();
    expect(ran).toEqual({ ...nothing, created: 2, sent: 1, cancelled: 1 });
    expect(sentTo(mailer)).not.toContain(head.email);
    expect(mailer.asked).toHaveLength(1);
  });

  it("is written to again once it is taken back", async () => {
    await keep();
    await aPostRoom(table).run();
    await aListener().hear(told("bounced"));
    const addresses = dynamoSuppressed(table.watch().client, table.name);
    await addresses.takeBack(school, sha(head.email), later(noon, 120));
    await keep(aMessage({ about: aReference(2) }));
    expect(await aPostRoom(table).run()).toEqual({ ...nothing, sent: 1 });
  });

  it("costs a try one read, and a mail no write more", async () => {
    await keep();
    const commands: string[] = [];
    const room = aPostRoom(table, aMailer(), (_, command) => {
      commands.push(command);
      return undefined;
    });
    expect(await room.run()).toEqual({ ...nothing, sent: 1 });
    // What is due, the lease, the address, the mark, and what else is due.
    expect(commands).toEqual(["Query", "UpdateItem", "GetItem", "PutItem", "Query"]);
  });
});
