import { describe, expect, it } from "vitest";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { changesFor, failureWords } from "#shared/domain/mail/given-up.ts";
import { suppressedCode } from "#shared/domain/mail/suppressed-address.ts";
import { later } from "#shared/domain/time.ts";
import { noteFeedback } from "#shared/use-cases/note-feedback.ts";
import {
  aMessage,
  anIncident,
  aReference,
  aSchool,
  head,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aClock, aLog, aMailer, sha, someIds } from "#test/support/world.ts";
import { aDesk, idsOf, toHead } from "./given-up-desk.ts";
import { aPostRoom, keepIncidents, messagesKept, nothing } from "./post-room.ts";

const table = aTable();
const school = aSchool();
const others = aSchool({ people: [{ ...head, email: "a.osei@example.org" }, safeguardingLead] });
const toHeadLater = aMessage({ about: aReference(2) }).id;
const addresses = () => dynamoSuppressed(table.watch().client, table.name);
const keptAs = async (id: string) => (await messagesKept(table)).find((one) => one["id"] === id);
/** Takes every mail under an id that no other mail has. */
const anyMailer = () => {
  const taken = aMailer(({ to, subject }) => ({ fate: "accepted", id: `${to.email} ${subject}` }));
  return { mailer: taken, sentTo: () => taken.asked.map(({ to }) => to.email) };
};

/** The first mail to the head, or a later one, bounces some seconds after noon. */
function bounce(seconds = 30, sentAs = "mail-1") {
  const { client } = table.watch();
  const at = later(noon, seconds);
  const parts = {
    messages: dynamoMessages(client, table.name),
    messageList: dynamoMessageList(client, table.name),
    suppressed: dynamoSuppressed(client, table.name),
    clock: aClock(at),
    ids: someIds(),
    log: aLog(),
    school: school.id,
  };
  const event = { school: school.id, id: toHead, sentAs, at, code: "Bounce.General" };
  return noteFeedback(parts, { ...event, fate: "bounced" });
}

/** An alert to the head bounced; one of another incident was then not sent. */
async function aStoppedHead() {
  await dynamoMessages(table.watch().client, table.name).add(aMessage());
  await aPostRoom(table).run();
  expect(await bounce()).toBe("noted");
  await keepIncidents(table, anIncident(), anIncident({ number: 2 }));
  const room = aPostRoom(table);
  room.clock.forward(45);
  expect(await room.run()).toMatchObject({ created: 3, sent: 2, cancelled: 1 });
}

describe("mail to an address that was stopped", () => {
  it("is listed, what came back and what was not sent, each with its reason", async () => {
    await aStoppedHead();
    const { messages } = (await aDesk(table).list()).answer;
    expect(idsOf({ messages })).toEqual([toHeadLater, toHead]);
    expect(messages.map(({ status, failure }) => [status, failure])).toEqual([
      ["cancelled", suppressedCode],
      ["bounced", "Bounce.General"],
    ]);
    expect(messages.map(changesFor)).toEqual([
      ["use-again", "take-off"],
      ["use-again", "take-off"],
    ]);
  });

  it("is sent all the same once a person says so, and may be stopped again", async () => {
    await aStoppedHead();
    const { answer, calls } = await aDesk(table).handle("use-again");
    expect(answer.ok).toBe(true);
    expect(calls).toEqual(["GetItem", "BatchGetItem", "UpdateItem", "PutItem"]);
    // The old event is told again: it stops neither the mail nor the address.
    expect(await bounce()).toBe("known");
    const { mailer, sentTo } = anyMailer();
    const room = aPostRoom(table, mailer);
    room.clock.forward(90);
    expect(await room.run()).toEqual({ ...nothing, sent: 1 });
    expect(sentTo()).toEqual([head.email]);
    expect(await bounce()).toBe("known");
    expect(await keptAs(toHead)).toMatchObject({ status: "sent" });
    expect(await addresses().find(school.id, sha(head.email))).toBeUndefined();
    const { sentAs } = (await keptAs(toHead)) ?? {};
    expect(await bounce(120, String(sentAs))).toBe("noted");
    expect(await addresses().find(school.id, sha(head.email))).toMatchObject({
      at: later(noon, 120),
    });
    expect(idsOf((await aDesk(table).list()).answer)).toEqual([toHead, toHeadLater]);
  });

  it("comes back to the list if it is only sent again, unless the profile has another address", async () => {
    await aStoppedHead();
    await aDesk(table).handle("send-again");
    await aDesk(table, others).handle("send-again", toHeadLater);
    const { mailer, sentTo } = anyMailer();
    const room = aPostRoom(table, mailer);
    room.clock.forward(90);
    expect(await room.run()).toEqual({ ...nothing, sent: 1, cancelled: 1 });
    expect(sentTo()).toEqual(["a.osei@example.org"]);
    expect(idsOf((await aDesk(table).list()).answer)).toEqual([toHead]);
  });

  it("is not stopped at a new address by what is told again of the old one", async () => {
    await aStoppedHead();
    await aDesk(table, others).handle("use-again");
    expect(await bounce()).toBe("known");
    const { mailer, sentTo } = anyMailer();
    const room = aPostRoom(table, mailer);
    room.clock.forward(90);
    expect(await room.run()).toEqual({ ...nothing, sent: 1 });
    expect(await bounce(95)).toBe("known");
    expect(sentTo()).toEqual(["a.osei@example.org"]);
    expect(await addresses().find(school.id, sha("a.osei@example.org"))).toBeUndefined();
    expect(await keptAs(toHead)).toMatchObject({ status: "sent" });
  });

  it("stays known as come back if it is taken off the list, and is not listed again", async () => {
    await aStoppedHead();
    expect((await aDesk(table).handle("take-off")).answer.ok).toBe(true);
    expect(await bounce()).toBe("known");
    expect(await keptAs(toHead)).toMatchObject({ status: "bounced" });
    expect(idsOf((await aDesk(table).list()).answer)).toEqual([toHeadLater]);
  });

  it("is taken back by one of two who press at once, and sent once", async () => {
    await aStoppedHead();
    const both = await Promise.all(
      [head, safeguardingLead].map((who) => aDesk(table).handle("use-again", toHead, who)),
    );
    expect(both.filter(({ answer }) => answer.ok)).toHaveLength(1);
    const { mailer, sentTo } = anyMailer();
    const room = aPostRoom(table, mailer);
    room.clock.forward(90);
    await room.run();
    expect(sentTo()).toEqual([head.email]);
  });
});

it("says in words why a mail did not get out, whatever the mail service calls it", () => {
  const codes = ["Bounce.General", "Bounce.OnAccountSuppressionList", "Complaint.abuse", "Reject"];
  const words = [...codes, suppressedCode, "Unheard"].map(failureWords);
  expect(new Set(words).size).toBe(words.length);
  expect(failureWords("Bounce.Suppressed")).toBe(words[1]);
});
