import { describe, expect, it } from "vitest";
import { minutes } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { aTalk } from "./talk-desk.ts";

const table = aTable();

describe("the JSON of following up", () => {
  it("tells what the page tells", async () => {
    const { json, write, answer, receipt, reference } = await aTalk(table);
    await write("It happened again.");
    await answer("Thank you.");
    const told = await json("/api/follow-up", { receipt });
    expect(JSON.parse(told.body ?? "")).toEqual({
      reference,
      status: "received",
      receivedAt: "2026-11-20T12:00:00Z",
      messages: [
        { from: "reporter", text: "It happened again.", at: "2026-11-20T12:00:00Z" },
        { from: "school", text: "Thank you.", at: "2026-11-20T12:00:00Z" },
      ],
    });
  });

  it("takes a message, once within ten minutes, and answers it the same", async () => {
    const { json, receipt, clock, kept } = await aTalk(table);
    const body = { receipt, text: "  By a program.\r\n" };
    const first = await json("/api/follow-up/messages", body);
    expect(first.statusCode).toBe(201);
    expect(JSON.parse(first.body ?? "")).toMatchObject({ messages: [{ text: "By a program." }] });
    clock.forward(minutes(9));
    expect(await json("/api/follow-up/messages", body)).toEqual(first);
    expect((await kept()).work.talk).toHaveLength(1);
  });

  it("says everything that is wrong by its place", async () => {
    const { json, receipt } = await aTalk(table);
    const faulty = async (body: unknown) => {
      const { statusCode, headers, body: told = "" } = await json("/api/follow-up/messages", body);
      expect([statusCode, headers["content-type"]]).toEqual([422, "application/problem+json"]);
      const { errors } = JSON.parse(told) as { errors: { pointer: string }[] };
      return errors.map(({ pointer }) => pointer);
    };
    expect(await faulty({})).toEqual(["/receipt", "/text"]);
    expect(await faulty(null)).toEqual(["/receipt", "/text"]);
    expect(await faulty({ receipt: "12", text: "Hi." })).toEqual(["/receipt"]);
    expect(await faulty({ receipt, text: "" })).toEqual(["/text"]);
    expect(await faulty({ receipt, text: ["Hi."] })).toEqual(["/text"]);
    expect(await faulty({ receipt, text: "x".repeat(3_001) })).toEqual(["/text"]);
  });

  it("knows nothing of a receipt nobody was given", async () => {
    const { json, kept } = await aTalk(table);
    const receipt = "1999 8888 7777 6666";
    for (const [address, body] of [
      ["/api/follow-up", { receipt }],
      ["/api/follow-up/messages", { receipt, text: "Hi." }],
    ] as const) {
      expect((await json(address, body)).statusCode).toBe(404);
    }
    expect((await kept()).work.talk).toEqual([]);
  });

  it("waits with whoever asks too often", async () => {
    const { json, receipt } = await aTalk(table, { burst: 1 });
    await json("/api/follow-up", { receipt });
    const { statusCode, headers } = await json("/api/follow-up/messages", { receipt, text: "Hi." });
    expect([statusCode, headers["retry-after"]]).toEqual([429, "30"]);
  });
});
