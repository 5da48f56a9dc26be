import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { minutes } from "#shared/domain/time.ts";
import { head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { errorsIn, titleOf } from "#test/support/report-form.ts";
import { aTalk, bannerIn, messagesIn, talkIn, typedIn } from "./talk-desk.ts";

const table = aTable();
const path = "/follow-up/messages";

describe("a reporter's page", () => {
  it("shows what was written both ways, the oldest first, and no name of the school's", async () => {
    const { write, answer, enter, clock } = await aTalk(table);
    expect(messagesIn(await enter())).toEqual([]);
    await write("It happened again.\r\nTwice.");
    clock.forward(minutes(60));
    await answer("Thank you. <b>We</b> look into it.");
    const page = await enter();
    expect(messagesIn(page)).toEqual([
      ["You wrote, 20 November 2026 at 12:00", "It happened again.\nTwice."],
      ["The school wrote, 20 November 2026 at 13:00", "Thank you. <b>We</b> look into it."],
    ]);
    expect(page.body).not.toContain(head.name);
    expect(page.headers["cache-control"]).toBe("no-store");
  });

  it("comes back with a banner and an empty field, and takes the next message", async () => {
    const { write, kept } = await aTalk(table);
    const page = await write("One.");
    expect([page.statusCode, bannerIn(page), typedIn(page), titleOf(page)]).toEqual([
      200,
      "The school has your message",
      "",
      "Your report - Highters Heath Nursery School",
    ]);
    expect(messagesIn(await write("Two.", talkIn(page)))).toHaveLength(2);
    expect((await kept()).work.talk.map(({ text }) => text)).toEqual(["One.", "Two."]);
  });

  it("takes one message for a page that is sent twice, whatever came in between", async () => {
    const { write, answer, enter } = await aTalk(table);
    const talk = talkIn(await enter());
    await write("Once.", talk);
    await answer("We have it.");
    const again = await write("Once.", talk);
    expect([again.statusCode, bannerIn(again)]).toEqual([200, "The school has your message"]);
    expect(messagesIn(again)).toHaveLength(2);
  });

  it.each([
    ["", "Enter your message"],
    [" \r\n ", "Enter your message"],
    ["x".repeat(3_001), "Your message must be 3,000 characters or fewer"],
    ["Bell \u0007", "Your message has characters that cannot be stored. Type it again"],
  ])("says what is wrong and keeps what was typed: %j", async (typed, fault) => {
    const { write, kept, answer, enter } = await aTalk(table);
    await answer("Hello.");
    const talk = talkIn(await enter());
    const page = await write(typed, talk);
    expect(page.statusCode).toBe(422);
    expect(errorsIn(page)).toEqual([[fault, 1]]);
    expect(titleOf(page)).toMatch(/^Error: Your report/);
    expect(typedIn(page).trim()).toBe(typed.trim());
    expect(messagesIn(page)).toHaveLength(1);
    expect((await kept()).work.talk).toHaveLength(1);
  });

  it("takes 3,000 characters as people count them", async () => {
    const { write } = await aTalk(table);
    expect((await write("👪".repeat(3_000))).statusCode).toBe(200);
  });

  it("asks for the receipt again after half an hour, and keeps what was typed until then", async () => {
    const { write, enter, post, receipt, clock, kept } = await aTalk(table);
    const talk = talkIn(await enter());
    clock.forward(minutes(30));
    const late = await write('A "long" thought.\nAnd more.', talk);
    expect(late.statusCode).toBe(422);
    expect(errorsIn(late)[0]?.[0]).toContain("more than 30 minutes");
    const text = String(load(late.body ?? "")("input[name=text]").val());
    const wrong = await post("/follow-up", { receipt: "12", text });
    expect(load(wrong.body ?? "")("input[name=text]").val()).toBe(text);
    const back = await post("/follow-up", { receipt, text });
    expect(typedIn(back)).toBe('A "long" thought.\nAnd more.');
    expect((await kept()).work.talk).toEqual([]);
  });

  it("takes nothing from a page that it did not make", async () => {
    const { write, enter, calls } = await aTalk(table);
    const talk = talkIn(await enter());
    calls.length = 0;
    for (const forged of [
      "",
      "x",
      `${talk.slice(0, -2)}AA`,
      talk.split(".").toReversed().join("."),
    ]) {
      const page = await write("Forged.", forged);
      expect([page.statusCode, errorsIn(page).length]).toEqual([422, 1]);
    }
    expect(calls).toEqual([]);
  });

  it("leads back to the receipt when it is opened by its address", async () => {
    const { get } = await aTalk(table);
    const { statusCode, headers } = await get(path);
    expect([statusCode, headers["location"]]).toEqual([303, "/follow-up"]);
  });

  it("holds the receipt sealed, and nowhere else", async () => {
    const { enter, receipt, write } = await aTalk(table);
    for (const page of [await enter(), await write("One."), await write("")]) {
      expect(page.body?.replaceAll(/\s/g, "")).not.toContain(receipt);
      expect(JSON.stringify(page.headers)).not.toContain(receipt);
      expect(page.cookies).toBeUndefined();
    }
  });

  it("waits with whoever sends too often, and keeps what was typed", async () => {
    const { write, enter, calls } = await aTalk(table, { burst: 2 });
    const talk = talkIn(await enter());
    await write("One.", talk);
    calls.length = 0;
    const page = await write("Two.", talk);
    expect([page.statusCode, page.headers["retry-after"], typedIn(page)]).toEqual([
      429,
      "30",
      "Two.",
    ]);
    expect([talkIn(page), calls]).toEqual([talk, []]);
  });

  it("apologises when the table fails, and takes the message once when it is sent again", async () => {
    let fail = true;
    const { write, enter, log, kept } = await aTalk(table, {
      mishap: (_, command) => (fail && command === "PutItem" ? "answer-lost" : undefined),
    });
    const talk = talkIn(await enter());
    expect((await write("Wombat.", talk)).statusCode).toBe(503);
    fail = false;
    expect(messagesIn(await write("Wombat.", talk))).toHaveLength(1);
    expect((await kept()).work.talk).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === "error")).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toMatch(/Wombat/);
  });

  it("asks to send again if somebody else is quicker at each try, with the page as it was", async () => {
    let always = true;
    const { write, enter, json, receipt, kept } = await aTalk(table, { quicker: () => always });
    const talk = talkIn(await enter());
    const page = await write("Slow.", talk);
    expect([page.statusCode, page.headers["retry-after"], typedIn(page)]).toEqual([
      503,
      "2",
      "Slow.",
    ]);
    expect([talkIn(page), errorsIn(page).length]).toEqual([talk, 1]);
    const told = await json("/api/follow-up/messages", { receipt, text: "Slow." });
    expect([told.statusCode, told.headers["retry-after"]]).toEqual([503, "2"]);
    always = false;
    expect((await write("Slow.", talk)).statusCode).toBe(200);
    expect((await kept()).work.talk).toHaveLength(1);
  });

  it("says whom to call when there is no room for more", async () => {
    const { write, answer } = await aTalk(table);
    for (let number = 0; number < 90; number += 1) await answer(`Message ${number}`);
    const page = await write("One too many.");
    expect([page.statusCode, typedIn(page), messagesIn(page).length]).toEqual([
      409,
      "One too many.",
      90,
    ]);
    expect(errorsIn(page)[0]?.[0]).toContain("0121 496 0000");
  });

  it("takes no form that is far too long, and none from elsewhere", async () => {
    const { post, enter, kept } = await aTalk(table);
    const talk = talkIn(await enter());
    const long = await post(path, { text: "x".repeat(1_000_001), talk });
    expect([long.statusCode, titleOf(long)]).toEqual([413, expect.stringContaining("cannot take")]);
    const other = await post(path, { text: "Hi.", talk }, { "sec-fetch-site": "cross-site" });
    expect(other.statusCode).toBe(403);
    const odd = await post(path, { text: "Hi.", talk }, { "content-type": "text/plain" });
    expect(odd.statusCode).toBe(400);
    expect((await kept()).work.talk).toEqual([]);
  });
});
