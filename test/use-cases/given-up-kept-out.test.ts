import { describe, expect, it } from "vitest";
import { later, minutes } from "#shared/domain/time.ts";
import type { SendResult } from "#shared/ports.ts";
import {
  aMessage,
  anIncident,
  aReference,
  aSchool,
  chair,
  head,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aMailer } from "#test/support/world.ts";
import { about, aDesk, givenUp, idsOf, refusing } from "./given-up-desk.ts";
import { aPostRoom, keepIncidents } from "./post-room.ts";

const table = aTable();

describe("whoever an incident keeps out", () => {
  it("learns nothing of mail about it: neither list, number, end, nor what is stuck", async () => {
    await keepIncidents(table, anIncident(), about(2, "Mrs Osei"));
    const desk = aDesk(table, aSchool(), later(noon, minutes(60)));
    const plain = [0, 1, 2].map((at) => givenUp(1, at, { id: `${aReference(1)}#plain#${at}` }));
    await desk.keep(...plain);
    const before = { list: await desk.list(head), count: await desk.count(head) };
    const stuck = (await desk.stuck(head)).answer;
    const kept = Array.from({ length: 80 }, (_, at) =>
      givenUp(2, at % 5, { id: `${aReference(2)}#kept#${String(at).padStart(2, "0")}` }),
    );
    const waiting = aMessage({ about: aReference(2) });
    await desk.keep(...kept, waiting);

    expect((await desk.list(head)).answer).toEqual(before.list.answer);
    expect((await desk.count(head)).answer).toBe(before.count.answer);
    expect((await desk.stuck(head)).answer).toEqual(stuck);
    expect((await desk.stuck()).answer).toMatchObject({ messages: 1 });
    expect((await desk.count()).answer).toBe(26);
    const [hidden, absent] = [kept[0]?.id ?? "", `${aReference(99)}#kept#00`];
    for (const change of ["send-again", "take-off"] as const) {
      expect((await desk.handle(change, hidden, head)).answer).toEqual(
        (await desk.handle(change, absent, head)).answer,
      );
    }
    expect((await desk.list()).answer.messages).toHaveLength(25);
  });

  it("goes through the pages of the others without a place of what is kept", async () => {
    await keepIncidents(table, anIncident(), about(2, "Mrs Osei"));
    const desk = aDesk(table);
    for (let at = 0; at < 30; at += 1) {
      // Two of the same moment each, so that a moment alone names no place.
      const moment = Math.floor(at / 2);
      await desk.keep(
        givenUp(1, moment, { id: `${aReference(1)}#plain#${String(at).padStart(2, "0")}` }),
        givenUp(2, moment, { id: `${aReference(2)}#kept#${String(at).padStart(2, "0")}` }),
      );
    }
    const first = (await desk.list(head)).answer;
    const second = (await desk.list(head, first.next)).answer;
    expect([first.messages.length, second.messages.length, second.next]).toEqual([
      25,
      5,
      undefined,
    ]);
    expect(first.next).toContain(aReference(1));
    const all = [...idsOf(first), ...idsOf(second)];
    expect(new Set(all).size).toBe(30);
    expect(all.filter((id) => id.includes("#kept#"))).toEqual([]);
    const moments = [...first.messages, ...second.messages].map(
      ({ givenUpAt = noon }) => givenUpAt,
    );
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it("is the chair of governors, too, unless they stand in for the headteacher", async () => {
    await keepIncidents(table, anIncident(), about(2, "Mrs Osei"));
    const desk = aDesk(table);
    await desk.keep(givenUp(1), givenUp(2));
    const seen = (await desk.list(chair)).answer.messages;
    expect(seen.map((one) => one.about)).toEqual([aReference(2)]);
  });
});

describe("mail that does not get out at the moment", () => {
  const busy: SendResult = { fate: "later", code: "Throttling" };

  it("is told after a quarter of an hour, and since when, and not before", async () => {
    await keepIncidents(table, anIncident());
    const room = aPostRoom(
      table,
      aMailer(() => busy),
    );
    await room.run();
    for (let minute = 0; minute < 20; minute += 1) {
      room.clock.forward(minutes(1));
      await room.run();
    }
    const at = (seconds: number) => aDesk(table, aSchool(), later(noon, seconds)).stuck();
    expect((await at(minutes(15))).answer).toBeUndefined();
    expect(await at(minutes(20))).toEqual({
      answer: { messages: 2, incidents: 0, since: noon },
      calls: ["Query", "BatchGetItem", "BatchGetItem"],
    });
  });

  it("counts from the moment at which a person sent it again", async () => {
    await keepIncidents(table, anIncident());
    await aPostRoom(table, refusing(head.email)).run();
    await aDesk(table, aSchool(), later(noon, minutes(60))).handle("send-again");
    const at = async (seconds: number) =>
      (await aDesk(table, aSchool(), later(noon, seconds)).stuck()).answer;
    expect(await at(minutes(75))).toBeUndefined();
    expect(await at(minutes(76))).toMatchObject({ messages: 1, since: later(noon, minutes(60)) });
  });

  it("includes incidents of which no message was ever made", async () => {
    await keepIncidents(table, anIncident());
    expect(await aDesk(table, aSchool(), later(noon, minutes(16))).stuck()).toEqual({
      answer: { messages: 0, incidents: 1, since: noon },
      calls: ["Query", "BatchGetItem"],
    });
  });

  it("costs one query if there is none", async () => {
    await keepIncidents(table, anIncident());
    await aPostRoom(table).run();
    expect(await aDesk(table, aSchool(), later(noon, minutes(60))).stuck()).toEqual({
      answer: undefined,
      calls: ["Query"],
    });
  });
});

it("takes a place that is none for the beginning", async () => {
  await keepIncidents(table, anIncident());
  const desk = aDesk(table);
  await desk.keep(givenUp(1));
  for (const after of ["x", "#", "2026-11-20#x", `${noon}`, "￿#￿"]) {
    expect((await desk.list(safeguardingLead, after)).answer.messages).toHaveLength(1);
  }
  const behind = `${later(noon, -1)}#x`;
  expect((await desk.list(safeguardingLead, behind)).answer).toEqual({ messages: [] });
});
