import { describe, expect, it } from "vitest";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import type { DueRow } from "#shared/ports.ts";
import { aMessage, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";

const table = aTable();
const school = "highters-heath";
const messages = () => dynamoMessages(table.watch().client, table.name);
const dueAt = (at: Instant, limit = 10) =>
  dynamoDue(table.watch().client, table.name).until(school, at, limit);
const owed = ({ id, dueAt: at = noon }: Message): DueRow => ({
  owes: "sending",
  school,
  id,
  dueAt: at,
});
const until = later(noon, 30);

describe("messages in the table", () => {
  it("exist once, as they were first written", async () => {
    expect(await messages().add(aMessage())).toBe(true);
    expect(await messages().add(aMessage({ urgency: "today" }))).toBe(false);
    expect(await messages().lease(owed(aMessage()), until)).toMatchObject({ urgency: "soon" });
  });

  it("are leased to one, who then has them with the attempt counted", async () => {
    const message = aMessage();
    await messages().add(message);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => messages().lease(owed(message), until)),
    );
    expect(all.filter((one) => one !== undefined)).toEqual([
      { ...message, dueAt: until, attempts: 1, version: 2 },
    ]);
  });

  it("are not leased if they are gone, or owe nothing of the kind", async () => {
    expect(await messages().lease(owed(aMessage()), until)).toBeUndefined();
    const row: DueRow = { owes: "unknown", school, key: "x" };
    expect(await messages().lease(row, until)).toBeUndefined();
    expect(await table.rows()).toEqual([]);
  });

  it("are replaced by whoever saw them last, and by nobody else", async () => {
    const message = aMessage();
    await messages().add(message);
    const first = await messages().lease(owed(message), until);
    if (!first) throw new Error("not leased");
    // The first lease ran out, and somebody else took the message.
    const second = await messages().lease(owed(first), later(until, 30));
    if (!second) throw new Error("not leased again");
    expect(await messages().replace(first, { ...first, status: "failed" })).toBe(false);
    const { dueAt: _done, ...sent } = { ...second, status: "sent" as const };
    expect(await messages().replace(second, sent)).toBe(true);
    expect(await messages().replace(second, { ...second, status: "failed" })).toBe(false);
    expect(await table.rows()).toMatchObject([{ status: { S: "sent" }, version: { N: "4" } }]);
    expect(await dueAt(later(noon, 3600))).toEqual([]);
  });
});

describe("what is due", () => {
  it("is told up to the moment, the longest overdue first, one school's alone", async () => {
    const all = [30, 10, 20].map((seconds) =>
      aMessage({ id: `alert#${seconds}`, dueAt: later(noon, seconds) }),
    );
    for (const one of [...all, aMessage({ school: "other-school" })]) await messages().add(one);
    const ids = async (at: Instant, limit?: number) =>
      (await dueAt(at, limit)).map((row) => (row.owes === "sending" ? row.id : row.owes));
    expect(await ids(later(noon, 9))).toEqual([]);
    expect(await ids(later(noon, 20))).toEqual(["alert#10", "alert#20"]);
    expect(await ids(later(noon, 60))).toEqual(["alert#10", "alert#20", "alert#30"]);
    expect(await ids(later(noon, 60), 2)).toEqual(["alert#10", "alert#20"]);
  });
});
