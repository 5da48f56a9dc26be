import { describe, expect, it } from "vitest";
import { duePartition, keys } from "#shared/adapters/dynamo-keys.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { mostAttempts } from "#shared/domain/mail/message.ts";
import { hours } from "#shared/domain/time.ts";
import type { SendResult } from "#shared/ports.ts";
import {
  aMessage,
  anIncident,
  aReference,
  aSchool,
  head,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aMailer } from "#test/support/world.ts";
import {
  alertTo,
  aPostRoom,
  bothAlerts,
  keepIncidents,
  messagesKept,
  nothing,
  owing,
} from "./post-room.ts";

const table = aTable();
const school = aSchool();

describe("a mail whose letter cannot be written", () => {
  it("is tried later and keeps no other mail waiting", async () => {
    const mailer = aMailer();
    await keepIncidents(table, anIncident());
    const room = aPostRoom(table, mailer, undefined, undefined, (message) => {
      if (message.to.id === head.id) throw new TypeError("A letter has a fault");
      return { to: message.to, subject: "New report", text: "Look.", html: "<p>Look.</p>" };
    });
    expect(await room.run()).toEqual({ ...nothing, created: 2, sent: 1, postponed: 1 });
    const kept = await messagesKept(table);
    expect(kept.map(({ status, failure }) => [status, failure])).toEqual(
      expect.arrayContaining([
        ["queued", "LetterFault"],
        ["sent", undefined],
      ]),
    );
    expect(await owing(table)).toBe(1);
  });
});

describe("a mail that is not taken", () => {
  const later: SendResult = { fate: "later", code: "Throttling" };

  it("is tried again after waits that grow, worries somebody, and is given up in the end", async () => {
    const mailer = aMailer(() => later);
    await dynamoMessages(table.watch().client, table.name).add(aMessage());
    const room = aPostRoom(table, mailer);
    const waits: number[] = [];
    let waited = 0;
    while (mailer.asked.length < mostAttempts && waits.length < 5 * mostAttempts) {
      const before = mailer.asked.length;
      await room.run();
      if (mailer.asked.length > before && before > 0) {
        waits.push(waited);
        waited = 0;
      }
      const step = Math.min(1800, 2 ** Math.max(0, mailer.asked.length - 1));
      room.clock.forward(step);
      waited += step;
    }
    expect(mailer.asked).toHaveLength(mostAttempts);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(waits).toHaveLength(mostAttempts - 1);
    const [kept] = await messagesKept(table);
    expect(kept).toMatchObject({ status: "failed", failure: "Throttling", attempts: mostAttempts });
    expect(await owing(table)).toBe(0);
    const facts = { kind: "alert", about: aReference(1), code: "Throttling" };
    expect(room.log.lines.filter(({ level }) => level === "error")).toEqual([
      { level: "error", sentence: "a message does not get out", facts },
      { level: "error", sentence: "a message was given up", facts },
    ]);
    room.clock.forward(hours(48));
    expect(await room.run()).toEqual(nothing);
  });

  it("stays queued in between, and forgets its trouble once it is sent", async () => {
    const mailer = aMailer((_, attempt) =>
      attempt === 1 ? later : { fate: "accepted", id: "at-last" },
    );
    await dynamoMessages(table.watch().client, table.name).add(aMessage());
    const room = aPostRoom(table, mailer);
    expect(await room.run()).toEqual({ ...nothing, postponed: 1 });
    expect(await messagesKept(table)).toMatchObject([
      { status: "queued", attempts: 1, failure: "Throttling" },
    ]);
    expect(await room.run()).toEqual(nothing);
    room.clock.forward(5);
    expect(await room.run()).toEqual({ ...nothing, sent: 1 });
    const [kept] = await messagesKept(table);
    expect(kept).toMatchObject({ status: "sent", sentAs: "at-last", attempts: 2 });
    expect(kept).not.toHaveProperty("failure");
    expect(kept).not.toHaveProperty("dueAt");
  });

  it("is given up at once if it is refused for good, and the others are sent", async () => {
    const mailer = aMailer(({ to }) =>
      to.email === head.email
        ? { fate: "refused", code: "InvalidParameterValue" }
        : { fate: "accepted", id: "taken" },
    );
    await keepIncidents(table, anIncident());
    const room = aPostRoom(table, mailer);
    expect(await room.run()).toEqual({ ...nothing, created: 2, sent: 1, failed: 1 });
    expect(mailer.taken()).toEqual([alertTo(safeguardingLead.email)]);
    expect(await messagesKept(table)).toMatchObject([
      { status: "failed", failure: "InvalidParameterValue" },
      { status: "sent" },
    ]);
    expect(await owing(table)).toBe(0);
  });
});

describe("a row that cannot be read", () => {
  const due = { duePk: duePartition(school.id), dueAt: "2026-11-20T11:00:00.000Z" };

  it.each([
    [
      "a message without its parts",
      { ...keys.message(school.id, "alert#x"), version: 1, attempts: 0 },
    ],
    ["a message that has no count", { ...keys.message(school.id, "alert#y") }],
    ["an incident without its parts", { ...keys.incident(school.id, aReference(77)) }],
    ["an incident of an impossible reference", { ...keys.incident(school.id, "HH-0000-0000") }],
    ["a row of a kind not known yet", { pk: `${school.id}#REMINDER#1`, sk: "REMINDER" }],
    ["a moment that is none", { ...keys.message(school.id, "alert#z"), dueAt: "2026-11-20" }],
  ])("%s does not keep the others waiting", async (_, row) => {
    await table.put({ ...due, ...row });
    await keepIncidents(table, anIncident());
    const mailer = aMailer();
    const room = aPostRoom(table, mailer);
    expect(await room.run()).toEqual({ ...nothing, created: 2, sent: 2, faults: 1 });
    expect(mailer.taken().toSorted()).toEqual(bothAlerts);
    expect(await owing(table)).toBe(1);
    expect(room.log.lines.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  it("more of them than are asked for at once do not either", async () => {
    for (let at = 0; at < 60; at += 1)
      await table.put({ ...due, ...keys.message(school.id, `alert#${at}`) });
    await keepIncidents(table, anIncident());
    const mailer = aMailer();
    expect(await aPostRoom(table, mailer).run()).toEqual({
      ...nothing,
      created: 2,
      sent: 2,
      faults: 60,
    });
  });
});
