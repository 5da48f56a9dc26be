import { describe, expect, it } from "vitest";
import { keys, toRow } from "#shared/adapters/dynamo-keys.ts";
import type { KeyRing } from "#shared/ports.ts";
import { aSubmission } from "#test/support/builders.ts";
import { aTable, LineCut } from "#test/support/engine.ts";
import { ringOfOne } from "#test/support/world.ts";
import { aDesk, aRequest, school } from "./report-desk.ts";

const table = aTable();
const plainTable = aTable({ plain: true });

describe("when the line is cut", () => {
  it("before the write, a repeat writes it once", async () => {
    const cut = aDesk(table, { mishap: () => "refused" });
    await expect(cut.submit()).rejects.toThrow(LineCut);
    expect(await table.rows()).toEqual([]);
    await aDesk(table).taken();
    expect(await table.rows()).toHaveLength(1);
  });

  it("is a fault even where the report stands already, and asks nothing else", async () => {
    await aDesk(table).taken();
    const cut = aDesk(table, { mishap: (call) => (call === 1 ? "refused" : undefined) });
    await expect(cut.submit()).rejects.toThrow(LineCut);
    expect(cut.calls).toEqual(["PutItem"]);
  });

  it("after the write, a repeat finds it and gives its receipt", async () => {
    const cut = aDesk(table, { mishap: () => "answer-lost" });
    await expect(cut.submit()).rejects.toThrow(LineCut);
    const before = await table.rows();
    expect(before).toHaveLength(1);
    const desk = aDesk(table);
    desk.clock.forward(5);
    const { incident, receipt } = await desk.taken();
    expect(incident.receivedAt).toBe("2026-11-20T12:00:00Z");
    expect(await table.rows()).toEqual(before);
    expect(await desk.followUp(receipt)).toMatchObject({
      ok: true,
      value: { reference: incident.reference },
    });
  });
});

describe("two incidents that draw the same reference", () => {
  /** Draws one and the same reference for everything so many times, then as the real ring does. */
  const colliding = (times: number): KeyRing => ({
    ...ringOfOne,
    derive: (generation, purpose, ...parts) =>
      purpose === "reference" && Number(parts.at(-1)) < times
        ? new Uint8Array(32).fill(Number(parts.at(-1)) + 1)
        : ringOfOne.derive(generation, purpose, ...parts),
  });

  it("both stand, each under its own, and both can be followed up", async () => {
    const keyRing = colliding(1);
    const one = await aDesk(table, { keyRing }).taken();
    const desk = aDesk(table, { keyRing });
    const other = await desk.taken(aRequest({ idempotencyKey: "key-of-another-request" }));
    expect(desk.calls).toEqual(["PutItem", "PutItem"]);
    expect(other.incident.reference).not.toBe(one.incident.reference);
    expect(await table.rows()).toHaveLength(2);
    for (const { incident, receipt } of [one, other]) {
      const followed = await desk.followUp(receipt);
      expect(followed).toMatchObject({ ok: true, value: { reference: incident.reference } });
    }
    expect(await aDesk(table, { keyRing }).taken()).toEqual(one);
    const again = await aDesk(table, { keyRing }).taken(
      aRequest({ idempotencyKey: "key-of-another-request" }),
    );
    expect(again).toEqual(other);
    expect(await table.rows()).toHaveLength(2);
  });

  it("is a fault if every one that is tried is taken, and overwrites nothing", async () => {
    const keyRing = colliding(5);
    const all = Array.from({ length: 5 }, (_, at) =>
      aRequest({ idempotencyKey: `request-number-${at}` }),
    );
    for (const asked of all) await aDesk(table, { keyRing }).taken(asked);
    const before = await table.rows();
    await expect(aDesk(table, { keyRing }).submit()).rejects.toThrow("Every reference tried");
    expect(await table.rows()).toEqual(before);
    expect(before).toHaveLength(5);
  });
});

describe("an engine that keeps the standing row to itself", () => {
  it("is asked for it, and gives the same answer", async () => {
    const first = await aDesk(plainTable).taken();
    const desk = aDesk(plainTable);
    expect(await desk.taken()).toEqual(first);
    expect(desk.calls).toEqual(["PutItem", "GetItem"]);
    const told = aSubmission({ description: "Something else happened." });
    expect(await desk.submit(aRequest({ told }))).toEqual({ ok: false, refused: "other-content" });
    const row = await plainTable.row(toRow(keys.incident(school.id, first.incident.reference)));
    expect(row).toBeDefined();
  });
});

describe("the history of a new incident", () => {
  it("begins with what was told, at the moment it came", async () => {
    const desk = aDesk(table);
    const incident = await desk.kept((await desk.taken()).incident);
    expect(incident.history).toMatchObject([
      {
        at: incident.dueAt,
        by: "reporter",
        what: "received",
        content: incident.requestContent,
      },
    ]);
    expect(incident.requestContent).toMatch(/^[0-9a-f]{64}$/);
  });
});
