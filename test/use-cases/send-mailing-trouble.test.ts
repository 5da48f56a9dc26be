import { describe, expect, it } from "vitest";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import type { Fate } from "#shared/domain/mail/feedback.ts";
import { leaseSeconds } from "#shared/domain/mail/message.ts";
import { pageLease } from "#shared/domain/reminders/mailing.ts";
import { later } from "#shared/domain/time.ts";
import type { Mailer, SendResult } from "#shared/ports.ts";
import { noteFeedback } from "#shared/use-cases/note-feedback.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { accepted, aFussyMailer, emails } from "#test/support/fussy-mailer.ts";
import {
  addressees,
  aMailingRoom,
  begin,
  counted,
  mailingKept,
  messagesOf,
  onlyMessage,
  parentResults,
  parents,
} from "#test/support/mailing-room.ts";
import { aMailer, sha } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const results = () => parentResults(table);
const only = () => onlyMessage(table);
const messages = () => dynamoMessages(table.watch().client, table.name);

describe("an address that the mail service refuses", () => {
  it("fails alone, at once, and stands in the list", async () => {
    await begin(table, parents(4));
    const mailer = aFussyMailer({ fate: "refused", code: "InvalidParameterValue" });
    const room = aMailingRoom(table, { mailer });
    expect(await room.run()).toMatchObject({ sent: 3, failed: 1 });
    await room.runFor(5);
    expect(mailer.asked).toHaveLength(4);
    expect(await results()).toEqual(counted({ sent: 3, failed: 1 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done" });
    const { found } = await dynamoMessageList(table.watch().client, table.name).givenUp(school, {
      limit: 9,
    });
    expect(found).toHaveLength(1);
  });
});

describe("a mail that nobody knows the fate of", () => {
  it("is given up into the list of a person, and never sent again by itself", async () => {
    await begin(table, parents(3));
    const mailer = aFussyMailer({ fate: "unknown", code: "TimeoutError" });
    const room = aMailingRoom(table, { mailer });
    await room.runFor(5);
    expect(mailer.asked).toHaveLength(3);
    expect(await results()).toEqual(counted({ sent: 2, failed: 1 }));
    const [one] = await messagesOf(table);
    expect(one).toMatchObject({ status: "failed", failure: "FateUnknown", givenUpAt: noon });
    expect(one).not.toHaveProperty("takenUntil");
    expect(room.log.lines.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  it("is the same of a sender who died over it, a lease later", async () => {
    await begin(table, parents(1));
    const engine = aMailer();
    const dying = aMailingRoom(table, {
      mailer: {
        async send(mail, message) {
          await engine.send(mail, message);
          throw new Error("gone");
        },
      },
    });
    expect(await dying.run()).toMatchObject({ faults: 1 });
    expect(await only()).toMatchObject({ status: "queued", takenUntil: later(noon, leaseSeconds) });
    const room = aMailingRoom(table, { mailer: engine });
    room.clock.forward(pageLease - 1);
    await room.run();
    expect(await only()).toMatchObject({ status: "queued" });
    await room.runFor(3);
    expect(engine.taken()).toHaveLength(1);
    expect(await only()).toMatchObject({ status: "failed", failure: "FateUnknown" });
    expect(await results()).toEqual(counted({ failed: 1 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done", open: [] });
  });

  it("is the same again of a second try", async () => {
    await begin(table, parents(1));
    const mailer = aFussyMailer({ fate: "later", code: "ServiceUnavailable" });
    await aMailingRoom(table, { mailer }).run();
    const dying = aMailingRoom(table, {
      mailer: {
        async send(mail, message) {
          await mailer.send(mail, message);
          throw new Error("gone");
        },
      },
    });
    dying.clock.forward(10);
    await dying.run();
    expect(mailer.taken()).toHaveLength(1);
    const room = aMailingRoom(table, { mailer });
    room.clock.forward(11);
    await room.runFor(5);
    expect(mailer.taken()).toHaveLength(1);
    expect(await only()).toMatchObject({ status: "failed", failure: "FateUnknown" });
    expect(await results()).toEqual(counted({ failed: 1 }));
  });
});

describe("a message that waits", () => {
  const down: SendResult = { fate: "later", code: "ServiceUnavailable" };

  it("is not sent if they asked for no more, left, or their address was stopped meanwhile", async () => {
    const [declines, leaves, bounces, stays] = parents(4);
    if (!declines || !leaves || !bounces || !stays) throw new Error("too few");
    await begin(table, [declines, leaves, bounces, stays]);
    let isUp = false;
    const mailer = aMailer(() => (isUp ? accepted : down));
    const room = aMailingRoom(table, { mailer });
    await room.run();
    expect(await results()).toEqual(counted({ waiting: 4 }));
    const stakeholders = dynamoStakeholders(table.watch().client, table.name);
    await stakeholders.replace(declines, { ...declines, unsubscribedAt: noon });
    await stakeholders.remove(leaves);
    await dynamoSuppressed(table.watch().client, table.name).suppress({
      school,
      address: sha(bounces.email),
      why: "complained",
      code: "Complaint.abuse",
      at: noon,
      message: "x",
    });
    isUp = true;
    await room.runFor(3);
    expect(addressees(mailer)).toEqual([stays.email]);
    expect(await results()).toEqual(counted({ sent: 1, unsubscribed: 2, suppressed: 1 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done" });
  });
});

describe("what the mail service tells of a mail before it is marked", () => {
  const tell = (room: ReturnType<typeof aMailingRoom>, id: string, fate: Fate) =>
    noteFeedback(
      { ...room.parts, school },
      { school, id, sentAs: "taken", at: noon, fate, code: fate === "delivered" ? "" : "Bounce" },
    );

  it.each(["delivered", "bounced"] as const)("%s stands, and the mail counts", async (fate) => {
    await begin(table, parents(1));
    const room = aMailingRoom(table, {
      mailer: {
        async send(_mail, { id }) {
          expect(await tell(room, id, fate)).toBe("noted");
          return accepted;
        },
      },
    });
    await room.run();
    expect(await only()).toMatchObject({ status: fate, sentAs: "taken" });
    expect(await results()).toEqual(counted({ sent: 1 }));
    expect(await mailingKept(table)).toMatchObject({ status: "done" });
  });

  it("takes a mail of unknown fate off the list of a person", async () => {
    await begin(table, parents(1));
    const room = aMailingRoom(table, {
      mailer: aFussyMailer({ fate: "unknown", code: "TimeoutError" }),
    });
    await room.run();
    const { id } = await only();
    expect(await tell(room, id, "delivered")).toBe("noted");
    expect(await only()).toMatchObject({ status: "delivered", sentAs: "taken" });
    const look = { limit: 9 };
    expect(await room.parts.messageList.givenUp(school, look)).toMatchObject({ found: [] });
  });

  it("stands also if the sender has died and the mail waits for its end", async () => {
    await begin(table, parents(1));
    const engine = aMailer();
    const dying: Mailer = {
      async send(mail, message) {
        await engine.send(mail, message);
        throw new Error("gone");
      },
    };
    await aMailingRoom(table, { mailer: dying }).run();
    const room = aMailingRoom(table, { mailer: engine });
    // Another has met the message and waits for its end; its sender's time is not up.
    const { takenUntil: _ended, ...taken } = await only();
    await messages().replace(taken, { ...taken, takenUntil: later(noon, 3 * pageLease) });
    room.clock.forward(pageLease);
    await room.run();
    expect(await mailingKept(table)).toMatchObject({ open: [{ id: taken.id }] });
    expect(await tell(room, taken.id, "delivered")).toBe("noted");
    await room.runFor(6);
    expect(await only()).toMatchObject({ status: "delivered" });
    expect(await only()).not.toHaveProperty("takenUntil");
    expect(await results()).toEqual(counted({ sent: 1 }));
    expect(engine.taken()).toHaveLength(1);
  });
});

describe("an engine that does not send the standing row along", () => {
  const plain = aTable({ plain: true });

  it("is asked for it, and nobody gets a second mail", async () => {
    await begin(plain, parents(3));
    const mailer = aMailer();
    const dying = aMailingRoom(plain, {
      mailer,
      mishap: (call, command) => (command === "PutItem" && call > 8 ? "refused" : undefined),
    });
    await dying.run();
    expect(mailer.taken()).toHaveLength(3);
    const room = aMailingRoom(plain, { mailer });
    room.clock.forward(pageLease);
    await room.runFor(4);
    expect(addressees(mailer)).toEqual(emails(3));
    expect(room.calls).toContain("GetItem");
    expect(await mailingKept(plain)).toMatchObject({ status: "done" });
  });
});
