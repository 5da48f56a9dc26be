import { describe, expect, it } from "vitest";
import { later } from "#shared/domain/time.ts";
import {
  anIncident,
  aReference,
  aSchool,
  chair,
  computingLead,
  head,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aMailer } from "#test/support/world.ts";
import { about, aDesk, givenUp, refusing, toHead } from "./given-up-desk.ts";
import { alertTo, aPostRoom, keepIncidents, messagesKept, nothing, owing } from "./post-room.ts";

const table = aTable();

describe("a message that was given up", () => {
  it("is listed, sent again by a person, sent once, and off the list", async () => {
    await keepIncidents(table, anIncident());
    expect(await aPostRoom(table, refusing(head.email)).run()).toMatchObject({
      sent: 1,
      failed: 1,
    });
    const desk = aDesk(table);
    const { answer: view, calls } = await desk.list();
    expect(calls).toEqual(["Query", "BatchGetItem", "BatchGetItem"]);
    expect(view).toEqual({
      messages: [
        expect.objectContaining({
          id: toHead,
          status: "failed",
          failure: "InvalidParameterValue",
          attempts: 1,
          givenUpAt: noon,
        }),
      ],
    });
    expect(view.messages[0]).not.toHaveProperty("dueAt");
    expect(await desk.count()).toEqual({ answer: 1, calls: ["Query", "BatchGetItem"] });

    const again = await desk.handle("send-again");
    expect(again.answer.ok).toBe(true);
    expect(again.calls).toEqual(["GetItem", "BatchGetItem", "PutItem"]);
    expect((await desk.list()).answer).toEqual({ messages: [] });
    expect(await desk.count()).toEqual({ answer: 0, calls: ["Query"] });
    expect((await messagesKept(table))[0]).toMatchObject({
      status: "queued",
      attempts: 0,
      dueAt: later(noon, 60),
      handled: { at: later(noon, 60), by: "Beth Lindqvist, Safeguarding lead" },
    });

    const mailer = aMailer();
    const room = aPostRoom(table, mailer);
    room.clock.forward(60);
    expect(await room.run()).toEqual({ ...nothing, sent: 1 });
    expect(await room.run()).toEqual(nothing);
    expect(mailer.taken()).toEqual([alertTo(head.email)]);
    const [kept] = await messagesKept(table);
    expect(kept).toMatchObject({ status: "sent", attempts: 1 });
    expect(kept).not.toHaveProperty("givenUpAt");
    expect(await owing(table)).toBe(0);
  });

  it("is sent again once if two press at the same moment, and the other is told", async () => {
    await keepIncidents(table, anIncident());
    const desk = aDesk(table);
    await desk.keep(givenUp(1));
    const told = await Promise.all(
      [head, safeguardingLead, computingLead].map((one) =>
        aDesk(table).handle("send-again", toHead, one),
      ),
    );
    const answers = told.map(({ answer }) => (answer.ok ? "done" : answer.refused));
    expect(answers.toSorted()).toEqual(["done", "not-given-up", "not-given-up"]);
    expect((await desk.handle("take-off")).answer).toMatchObject({ refused: "not-given-up" });
    const mailer = aMailer();
    const room = aPostRoom(table, mailer);
    room.clock.forward(60);
    await room.run();
    expect(mailer.taken().filter((one) => one.startsWith(head.email))).toEqual([
      alertTo(head.email),
    ]);
  });

  it("is never sent by a run that still has its old mark", async () => {
    await keepIncidents(table, anIncident());
    const message = givenUp(1);
    await aDesk(table).keep(message);
    const stale = { owes: "sending", school: message.school, id: message.id, dueAt: noon } as const;
    const mailer = aMailer();
    const due = { until: () => Promise.resolve([stale]) };
    expect(await aPostRoom(table, mailer, undefined, due).run()).toEqual(nothing);
    expect(mailer.asked).toEqual([]);
    expect((await messagesKept(table))[0]).toMatchObject({ status: "failed", attempts: 42 });
  });

  it("can be taken off the list, and is never tried again", async () => {
    await keepIncidents(table, anIncident());
    const desk = aDesk(table);
    await desk.keep(givenUp(1));
    expect((await desk.handle("take-off")).answer.ok).toBe(true);
    expect((await desk.list()).answer).toEqual({ messages: [] });
    const [kept] = await messagesKept(table);
    expect(kept).toMatchObject({
      status: "cancelled",
      failure: "Throttling",
      handled: { by: "Beth Lindqvist, Safeguarding lead" },
    });
    expect(await owing(table)).toBe(1); // The incident's own mark.
    expect((await desk.handle("send-again")).answer).toMatchObject({ refused: "not-given-up" });
    expect(desk.log.lines).toEqual([
      {
        level: "info",
        sentence: "a given-up message was dealt with",
        facts: { change: "take-off", kind: "alert", about: aReference(1) },
      },
    ]);
  });

  it("comes back if it fails again, at its new moment", async () => {
    await keepIncidents(table, anIncident());
    await aPostRoom(table, refusing(head.email)).run();
    const desk = aDesk(table);
    await desk.handle("send-again");
    const room = aPostRoom(table, refusing(head.email));
    room.clock.forward(90);
    expect(await room.run()).toEqual({ ...nothing, failed: 1 });
    expect((await desk.list()).answer.messages).toMatchObject([
      { id: toHead, givenUpAt: later(noon, 90), attempts: 1 },
    ]);
  });
});

describe("sending again", () => {
  it("goes to the address that stands in the profile today", async () => {
    await keepIncidents(table, anIncident());
    await aPostRoom(table, refusing(head.email)).run();
    const put = { ...head, name: "Amara Osei-Smith", email: "amara@example.org" };
    const desk = aDesk(table, aSchool({ people: [put, safeguardingLead, chair] }));
    expect((await desk.handle("send-again")).answer.ok).toBe(true);
    expect((await messagesKept(table))[0]).toMatchObject({
      to: { id: head.id, name: "Amara Osei-Smith", email: "amara@example.org" },
    });
  });

  it.each([
    ["somebody whom the incident keeps out since", "recipient-kept-out", givenUp(2), aSchool()],
    [
      "somebody who has left",
      "recipient-gone",
      givenUp(1),
      aSchool({ people: [safeguardingLead, chair] }),
    ],
  ])("does not go to %s", async (_, why, message, school) => {
    await keepIncidents(table, anIncident(), about(2, "Mrs Osei"));
    const desk = aDesk(table, school);
    await desk.keep(message);
    expect((await desk.handle("send-again", message.id)).answer).toEqual({
      ok: false,
      refused: why,
    });
    expect(await desk.count()).toMatchObject({ answer: 1 });
    expect((await desk.handle("take-off", message.id)).answer.ok).toBe(true);
    expect(await desk.count()).toMatchObject({ answer: 0 });
  });
});
