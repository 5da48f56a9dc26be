import { describe, expect, it } from "vitest";
import { mailFeedback } from "#functions/handlers/mail-feedback.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { aMessage, aReference, head, noon } from "#test/support/builders.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import {
  anEventOf,
  bounce,
  complaint,
  delivery,
  mailIdOfService,
  published,
  reject,
} from "#test/support/mail-events.ts";
import { context } from "#test/support/requests.ts";
import { aClock, aLog, sha, someIds } from "#test/support/world.ts";
import { messagesKept } from "../use-cases/post-room.ts";

const table = aTable();
const school = "highters-heath";
const sentMessage = aMessage({ status: "sent", sentAs: mailIdOfService });
const none = { noted: 0, known: 0, unknown: 0, foreign: 0, nothing: 0, unreadable: 0 };

function aFunction(mishap?: Mishap) {
  const { client, calls } = table.watch(mishap);
  const log = aLog();
  const handler = mailFeedback({
    messages: dynamoMessages(client, table.name),
    messageList: dynamoMessageList(client, table.name),
    suppressed: dynamoSuppressed(client, table.name),
    clock: aClock(noon),
    ids: someIds(),
    log,
    school,
  });
  const hear = (event: unknown) => handler(event, context);
  return { hear, log, calls, tell: (...texts: readonly string[]) => hear(published(...texts)) };
}
const keep = () => dynamoMessages(table.watch().client, table.name).add(sentMessage);
const suppressed = () =>
  dynamoSuppressed(table.watch().client, table.name).find(school, sha(head.email));

describe("an event of the mail service", () => {
  it.each([
    ["a delivery", delivery, { status: "delivered" }, false],
    [
      "a bounce for good",
      bounce("Permanent", "General"),
      { status: "bounced", failure: "Bounce.General" },
      true,
    ],
    [
      "an address on the service's own list",
      bounce("Permanent", "OnAccountSuppressionList"),
      { status: "bounced", failure: "Bounce.OnAccountSuppressionList" },
      true,
    ],
    ["a complaint", complaint("abuse"), { status: "complained", failure: "Complaint.abuse" }, true],
    [
      "a complaint that does not say why",
      complaint(),
      { status: "complained", failure: "Complaint.unknown" },
      true,
    ],
    ["a mail that was not sent after all", reject, { status: "failed", failure: "Reject" }, false],
  ])("%s is kept with the message", async (_, event, kept, stops) => {
    await keep();
    const { tell, log } = aFunction();
    expect(await tell(event())).toEqual({ ...none, noted: 1 });
    expect(await tell(event())).toEqual({ ...none, known: 1 });
    expect(await messagesKept(table)).toMatchObject([{ ...kept, sentAs: mailIdOfService }]);
    expect((await suppressed()) !== undefined).toBe(stops);
    expect(log.lines.filter(({ level }) => level === "error")).toHaveLength(
      kept.status === "delivered" ? 0 : 1,
    );
  });

  it.each([
    ["a full mailbox", bounce("Transient", "MailboxFull")()],
    ["a bounce that nobody understands", bounce("Undetermined", "Undetermined")()],
    ["the opposite of a complaint", complaint("not-spam")()],
    ["the topic's greeting", "Successfully validated SNS topic for Amazon SES event publishing."],
  ])("%s changes nothing", async (_, text) => {
    await keep();
    const before = await table.rows();
    const { tell, calls, log } = aFunction();
    expect(await tell(text)).toEqual({ ...none, nothing: 1 });
    expect(await table.rows()).toEqual(before);
    expect(calls).toEqual([]);
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("stops the address that was written to, whatever address the event names", async () => {
    await keep();
    await aFunction().tell(bounce("Permanent", "General")());
    const addresses = dynamoSuppressed(table.watch().client, table.name);
    expect(await addresses.find(school, sha("recipient@example.com"))).toBeUndefined();
    expect(await suppressed()).toMatchObject({ at: "2026-11-20T12:00:04.669Z" });
  });

  it("costs one read and one write if it was delivered, and one write more to stop an address", async () => {
    await keep();
    const { tell, calls } = aFunction();
    await tell(delivery());
    expect(calls).toEqual(["GetItem", "PutItem"]);
    await tell(bounce("Permanent", "General")());
    expect(calls.slice(2)).toEqual(["GetItem", "PutItem", "PutItem"]);
  });
});

describe("an event that is not ours, or not understood", () => {
  const untagged = anEventOf("Delivery", { timestamp: "2026-11-20T12:00:03Z" });
  const withoutTags = () => {
    const event = JSON.parse(untagged());
    return JSON.stringify({ ...event, mail: { ...event.mail, tags: {} } });
  };

  it.each([
    ["unreadable", "no JSON", "Amara Osei <amara.osei@example.org> bounced"],
    ["unreadable", "JSON of nothing", "null"],
    ["unreadable", "half an event", '{"eventType":"Bounce","bounce":{"bounceType":"Permanent"'],
    ["unreadable", "an event without a mail", '{"eventType":"Delivery","delivery":{}}'],
    ["unreadable", "an event nobody asked for", anEventOf("Open", { ipAddress: "192.0.2.1" })()],
    ["unreadable", "a bounce in a new shape", anEventOf("Bounce", { kind: "Permanent" })()],
    ["unreadable", "a bounce of a strange type", bounce("Amara Osei", "General")()],
    ["unreadable", "a word that is a sentence", bounce("Permanent", "Amara Osei is gone")()],
    ["unreadable", "a moment that is none", anEventOf("Delivery", { timestamp: "today" })()],
    ["unknown", "a mail sent past the product", withoutTags()],
    ["unknown", "a message that is not there", delivery(aMessage({ about: aReference(99) }))],
    ["foreign", "another school's", delivery(aMessage({ school: "other-school" }))],
  ] as const)("is counted as %s: %s; nobody is named", async (counted, _, text) => {
    await keep();
    const before = await table.rows();
    const { tell, log } = aFunction();
    expect(await tell(text)).toEqual({ ...none, [counted]: 1 });
    expect(await table.rows()).toEqual(before);
    expect(log.lines.length).toBeGreaterThanOrEqual(counted === "unreadable" ? 2 : 1);
    expect(log.lines[0]?.level).toBe(counted === "unreadable" ? "error" : "info");
    expect(JSON.stringify(log.lines)).not.toMatch(/osei|example\.(org|com)|192\.0\.2/i);
  });

  it("does not keep those beside it from being noted", async () => {
    await keep();
    const told = await aFunction().tell("?", delivery(), delivery());
    expect(told).toEqual({ ...none, unreadable: 1, noted: 1, known: 1 });
  });

  it.each([[undefined], [{}], [{ Records: [{}] }], [{ job: "mail-feedback", at: noon }]])(
    "is a fault if no topic sent it: %j",
    async (event) => {
      const { hear, log } = aFunction();
      await expect(hear(event)).rejects.toThrow("Invalid input");
      expect(log.lines).toMatchObject([
        { level: "error", sentence: "a job failed", facts: { job: "mail-feedback" } },
      ]);
    },
  );
});

it("fails if the table does, so that the event comes again, and names nobody", async () => {
  await keep();
  const { tell, log } = aFunction(() => "refused");
  await expect(tell(bounce("Permanent", "General")())).rejects.toThrow("GetItem");
  expect(log.lines).toEqual([
    {
      level: "error",
      sentence: "a job failed",
      facts: { job: "mail-feedback", fault: "LineCut" },
    },
  ]);
});
