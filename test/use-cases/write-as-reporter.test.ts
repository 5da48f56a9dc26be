import { describe, expect, it } from "vitest";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { receipt } from "#shared/domain/incident/receipt.ts";
import { minutes } from "#shared/domain/time.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import { writeAsReporter } from "#shared/use-cases/write-as-reporter.ts";
import { aSchool, aSubmission, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aClock, ringOfOne, sha, someIds } from "#test/support/world.ts";
import { aDesk, aRequest, school } from "./report-desk.ts";

const table = aTable();

/** A report that was sent, and the desk at which its reporter writes. */
async function aReporter(circumstances: Parameters<typeof aDesk>[1] = {}) {
  const { receipt: mine, incident } = await aDesk(table).taken();
  const desk = aDesk(table, circumstances);
  const kept = async () => {
    const found = await aDesk(table).incidents.find(school.id, incident.reference);
    if (!found) throw new Error("gone");
    return found;
  };
  return { ...desk, mine, kept };
}
const talkOf = ({ work }: Incident) => work.talk.map(({ from, text }) => [from, text]);

describe("a reporter's message", () => {
  it("takes one read and one write, and is told in the history", async () => {
    const { write, mine, kept, calls, clock } = await aReporter();
    clock.forward(60);
    const outcome = await write(mine, { text: "It happened again.", seen: 0 });
    const { reference } = await kept();
    expect(outcome).toEqual({
      ok: true,
      value: {
        reference,
        status: "received",
        receivedAt: "2026-11-20T12:00:00Z",
        messages: [{ from: "reporter", text: "It happened again.", at: "2026-11-20T12:01:00Z" }],
      },
    });
    expect(calls).toEqual(["GetItem", "PutItem"]);
    const { history, version, dueAt } = await kept();
    expect(history.at(-1)).toMatchObject({
      by: "reporter",
      what: "reporter-message",
      changes: [{ field: "message", from: "", to: "It happened again." }],
    });
    expect([history.length, version, firstBrokenLink(history, sha)]).toEqual([2, 2, undefined]);
    // The alert is still owed, and the mail about the message is owed from now on.
    expect(dueAt).toBe("2026-11-20T12:01:00.000Z");
  });

  it("is answered by the school without telling who wrote", async () => {
    const { write, followUp, mine, kept, incidents } = await aReporter();
    await write(mine, { text: "It happened again.", seen: 0 });
    const { reference, version } = await kept();
    const answered = await changeIncident(
      { incidents, clock: aClock((await kept()).receivedAt), ids: someIds() },
      aSchool(),
      head,
      { reference, change: "message", seen: version, raw: { text: "Thank you." } },
    );
    expect(answered.ok).toBe(true);
    const seen = await followUp(mine);
    expect(seen).toMatchObject({
      value: { messages: [{ from: "reporter" }, { from: "school", text: "Thank you." }] },
    });
    expect(JSON.stringify(seen)).not.toContain(head.name);
  });

  it("is there once, however often the same page is sent", async () => {
    const { write, mine, kept, calls, clock } = await aReporter();
    await write(mine, { text: "Once.", seen: 0 });
    clock.forward(minutes(25));
    calls.length = 0;
    expect(await write(mine, { text: "Once.", seen: 0 })).toMatchObject({ ok: true });
    expect(calls).toEqual(["GetItem"]);
    expect(talkOf(await kept())).toEqual([["reporter", "Once."]]);
    // The page that came back shows one message: the same words from there are meant.
    await write(mine, { text: "Once.", seen: 1 });
    expect(talkOf(await kept())).toHaveLength(2);
  });

  it("is there once if it comes twice at the same moment", async () => {
    const { write, mine, kept } = await aReporter();
    const message = { text: "Twice at once.", seen: 0 };
    const outcomes = await Promise.all([write(mine, message), write(mine, message)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    expect(talkOf(await kept())).toEqual([["reporter", "Twice at once."]]);
  });

  it("without a page is the same for ten minutes", async () => {
    const { write, mine, kept, clock } = await aReporter();
    for (const wait of [0, minutes(10) - 1, 1]) {
      clock.forward(wait);
      await write(mine, { text: "By a program." });
    }
    expect(talkOf(await kept())).toHaveLength(2);
  });

  /** Writes while somebody else is quicker each time, so many times. */
  async function disturbed(times: number) {
    const { mine, kept } = await aReporter();
    const other = aDesk(table);
    let quicker = 0;
    const replace = async (seen: Incident, next: Incident) => {
      if (quicker < times) {
        quicker += 1;
        await other.write(mine, { text: `Quicker ${quicker}`, seen: quicker - 1 });
      }
      return other.incidents.replace(seen, next);
    };
    const incidents = { ...other.incidents, replace };
    const world = { incidents, keyRing: ringOfOne, clock: other.clock, ids: someIds() };
    const outcome = await writeAsReporter(world, school, mine, { text: "Slow.", seen: 0 });
    return { outcome, said: talkOf(await kept()).map(([, text]) => text) };
  }

  it("is put behind what somebody else wrote meanwhile", async () => {
    const { outcome, said } = await disturbed(3);
    expect(outcome.ok).toBe(true);
    expect(said).toEqual(["Quicker 1", "Quicker 2", "Quicker 3", "Slow."]);
  });

  it("is given up after four tries, and says so", async () => {
    const { outcome, said } = await disturbed(4);
    expect(outcome).toEqual({ ok: false, refused: "busy" });
    expect(said).toEqual(["Quicker 1", "Quicker 2", "Quicker 3", "Quicker 4"]);
  });

  it("is there once if the answer of the table was lost and it is sent again", async () => {
    const { write, mine, kept } = await aReporter({
      mishap: (_, command) => (command === "PutItem" ? "answer-lost" : undefined),
    });
    await expect(write(mine, { text: "Lost?", seen: 0 })).rejects.toThrow("PutItem");
    expect(await aDesk(table).write(mine, { text: "Lost?", seen: 0 })).toMatchObject({ ok: true });
    expect(talkOf(await kept())).toEqual([["reporter", "Lost?"]]);
  });

  it("goes nowhere with a number nobody was given, or at another school", async () => {
    const { write, mine, kept, calls } = await aReporter();
    const made = receipt.parse(`1${"0".repeat(15)}`);
    const unknown = { ok: false, refused: "unknown" };
    expect(await write(made, { text: "Anybody?", seen: 0 })).toEqual(unknown);
    expect(calls).toEqual(["GetItem"]);
    const there = aDesk(table, { at: { id: "other-school", referencePrefix: "HH" } });
    expect(await there.write(mine, { text: "Anybody?", seen: 0 })).toEqual(unknown);
    expect(talkOf(await kept())).toEqual([]);
  });

  it("is taken by a closed incident, and leaves it closed", async () => {
    const { write, mine, kept, incidents } = await aReporter();
    const open = await kept();
    await incidents.replace(open, { ...open, version: 2, status: "closed" });
    expect(await write(mine, { text: "Once more.", seen: 0 })).toMatchObject({
      value: { status: "closed", messages: [{ text: "Once more." }] },
    });
    expect((await kept()).status).toBe("closed");
  });

  it("is one of ninety at most: the school can still answer, ten times", async () => {
    const { write, mine, kept, incidents } = await aReporter();
    for (let number = 0; number < 90; number += 1) {
      await write(mine, { text: `Message ${number}`, seen: number });
    }
    const full = { ok: false, refused: "full" };
    expect(await write(mine, { text: "One more.", seen: 90 })).toEqual(full);
    expect(await write(mine, { text: "Message 89", seen: 89 })).toMatchObject({ ok: true });
    const parts = { incidents, clock: aClock((await kept()).receivedAt), ids: someIds() };
    const answer = async () => {
      const { reference, version: seen } = await kept();
      const raw = { text: "Enough." };
      return changeIncident(parts, aSchool(), head, { reference, change: "message", seen, raw });
    };
    for (let number = 0; number < 10; number += 1) expect((await answer()).ok).toBe(true);
    expect((await answer()).ok).toBe(false);
    expect((await kept()).work.talk).toHaveLength(100);
  });

  it("leaves the school the room to work: long ones end sooner, and the row stays whole", async () => {
    const longest = "👪".repeat(3_000);
    const told = aSubmission({ description: "👪".repeat(10_000) });
    const { receipt: mine, incident } = await aDesk(table).taken(aRequest({ told }));
    const { write, incidents } = aDesk(table);
    let taken = 0;
    while ((await write(mine, { text: longest, seen: taken })).ok) taken += 1;
    expect(taken).toBe(4);
    const found = await incidents.find(school.id, incident.reference);
    const answered = await changeIncident(
      { incidents, clock: aClock(incident.receivedAt), ids: someIds() },
      aSchool(),
      head,
      {
        reference: incident.reference,
        change: "note",
        seen: found?.version ?? 0,
        raw: { text: "👪".repeat(5_000) },
      },
    );
    expect(answered.ok).toBe(true);
  });
});
