import { describe, expect, it } from "vitest";
import type { Submission } from "#shared/domain/incident/submission.ts";
import { aSubmission, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aDesk, aRequest, school } from "./report-desk.ts";

const table = aTable();

describe("reporting an incident", () => {
  it("takes one write and no other call", async () => {
    const desk = aDesk(table);
    const { incident, receipt } = await desk.taken();
    expect(desk.calls).toEqual(["PutItem"]);
    expect(await desk.kept(incident)).toMatchObject({
      ...incident,
      school: school.id,
      version: 1,
      status: "received",
      receivedAt: "2026-11-20T12:00:00Z",
      dueAt: noon,
      told: aSubmission(),
    });
    expect(incident.reference).toMatch(/^HH-/);
    expect(receipt).toMatch(/^1\d{15}$/);
    expect(await table.rows()).toHaveLength(1);
  });

  it("stores no receipt, no idempotency key", async () => {
    const { receipt } = await aDesk(table).taken();
    const stored = JSON.stringify(await table.rows());
    expect(stored).toContain(aSubmission().description);
    for (const secret of [receipt, receipt.slice(1), aRequest().idempotencyKey]) {
      expect(stored).not.toContain(secret);
    }
  });

  it("reads back what it wrote, in the row that a change would leave", async () => {
    const told = aSubmission({
      description: "قال 👩‍👩‍👧 café",
      occurredAt: "14:30",
      siteOther: "Our street",
      link: "https://example.org/é?q=1",
      people: [
        { name: "Mrs Osei", relationship: "staff", involvement: "alleged", roles: ["office"] },
      ],
      reporter: { relationship: "pupil", anonymous: true },
      immediateAction: "Told a teacher.",
      toldInPerson: true,
    });
    const first = await aDesk(table).taken(aRequest({ told }));
    const again = await aDesk(table).taken(aRequest({ told }));
    expect(again).toEqual(first);
    const kept = await aDesk(table).kept(again.incident);
    expect(kept.told).toEqual(told);
    expect(kept.excluded).toEqual({ roles: ["office"], names: ["osei"] });
    const written = await table.rows();
    expect(await aDesk(table).incidents.replace(kept, kept)).toBe(true);
    expect(await table.rows()).toEqual(written);
  });

  it("gives other requests other references and receipts", async () => {
    const desk = aDesk(table);
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        desk.taken(aRequest({ idempotencyKey: `another-request-${at}` })),
      ),
    );
    expect(new Set(all.map(({ incident }) => incident.reference)).size).toBe(30);
    expect(new Set(all.map(({ receipt }) => receipt)).size).toBe(30);
    expect(await table.rows()).toHaveLength(30);
  });
});

describe("reporting it again", () => {
  it("gives the same answer from the same row in one call, however much later", async () => {
    const first = await aDesk(table).taken();
    const before = await table.rows();
    const desk = aDesk(table);
    desk.clock.forward(86_400);
    expect(await desk.taken()).toEqual(first);
    expect(desk.calls).toEqual(["PutItem"]);
    expect(await table.rows()).toEqual(before);
  });

  it("gives fifty at once one row and one answer", async () => {
    const desk = aDesk(table);
    const all = await Promise.all(Array.from({ length: 50 }, () => desk.taken()));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(desk.calls).toHaveLength(50);
    expect(await table.rows()).toHaveLength(1);
  });

  it("is refused with another content under the same key, and changes nothing", async () => {
    await aDesk(table).taken();
    const before = await table.rows();
    const desk = aDesk(table);
    const told = aSubmission({ description: "Something else happened." });
    expect(await desk.submit(aRequest({ told }))).toEqual({ ok: false, refused: "other-content" });
    expect(desk.calls).toEqual(["PutItem"]);
    expect(await table.rows()).toEqual(before);
  });

  it("is the same whatever order its properties come in", async () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : value !== null && typeof value === "object"
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([name, inner]) => [name, turned(inner)]),
            )
          : value;
    const told = aSubmission({
      people: [{ name: "Nina", relationship: "pupil", involvement: "affected" }],
    });
    const other: Submission = JSON.parse(JSON.stringify(turned(told)));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(told));
    const first = await aDesk(table).taken(aRequest({ told }));
    expect(await aDesk(table).taken(aRequest({ told: other }))).toEqual(first);
  });

  it("is another request at another school", async () => {
    const here = await aDesk(table).taken();
    const there = await aDesk(table, { at: { ...school, id: "other-school" } }).taken();
    expect(there.receipt).not.toBe(here.receipt);
    expect(await table.rows()).toHaveLength(2);
  });
});
