import { beforeEach, describe, expect, it } from "vitest";
import { reviewChangeNames } from "#shared/domain/review/review-rules.ts";
import { chair, clerk, governor, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewOffice,
  type ReviewOffice,
  reviewAddress,
  textOf,
  untoldWords,
} from "#test/support/review-office.ts";
import { halfPastNine, secondGovernor } from "#test/support/reviewing.ts";

const table = aTable();
let desk: ReviewOffice;
const opening = halfPastNine("2026-11-23");
const path = reviewAddress;

beforeEach(async () => {
  desk = aReviewOffice(table);
  await desk.run(opening);
});

const signing = {
  name: chair.name,
  declared: "yes",
  minuteReference: "PC 2026-11/4",
  "meetingOn-day": "23",
  "meetingOn-month": "11",
  "meetingOn-year": "2026",
};

/** A text that two governors have approved. */
async function decided() {
  await desk.change(head, "propose-amendment");
  await desk.change(head, "propose");
  for (const who of [governor, secondGovernor]) await desk.change(who, "decide");
}

describe("a governor", () => {
  it("reads no word, name or reference of an incident on any page or form", async () => {
    const { reference, box } = await desk.taught();
    await desk.change(head, "propose-amendment", { lessons: box });
    await desk.change(head, "propose");
    const pages = ["/policy/review", path, `${path}/changes`];
    const forms = reviewChangeNames.map((change) => `${path}/${change}`);
    const amending = `${path}/propose-amendment?change=edit&clause=lesson-time&again=1`;
    for (const who of [governor, chair, clerk]) {
      for (const at of [...pages, ...forms, amending]) {
        const { body = "" } = await desk.open(who, at);
        expect(body).not.toMatch(untoldWords);
        expect(body).not.toContain(reference);
      }
    }
  });

  it("who declared an interest is told why they do not decide", async () => {
    await desk.change(governor, "declare-conflict");
    await desk.change(head, "propose-amendment");
    await desk.change(head, "propose");
    expect(await desk.seenBy(governor)).toContain("You declared an interest in this text");
    expect(await desk.seenBy(secondGovernor)).toContain(
      "Read what changes, and record your decision",
    );
  });

  it("whom an incident names is told what everybody is told who does not decide", async () => {
    const { box } = await desk.taught({ name: governor.name, relationship: "governor" });
    await desk.change(head, "propose-amendment", { lessons: box });
    await desk.change(head, "propose");
    const words = await desk.seenBy(governor);
    expect(words).toContain("You are not among those who decide on this text.");
    expect(words).not.toContain("incident");
    const answer = await desk.post(governor, "decide", { verdict: "approve" });
    expect(answer.statusCode).toBe(409);
    expect(textOf(answer)).toContain("This cannot be done now");
  });
});

describe("a decision", () => {
  beforeEach(async () => {
    await desk.change(head, "propose");
  });

  it("is shown once more before it is kept, and can be changed there", async () => {
    const fields = { verdict: "send-back", words: "Wrong <b>word</b>." };
    const asked = await desk.post(governor, "decide", { ...fields, go: "check" });
    expect(textOf(asked)).toContain("Nothing is recorded yet");
    expect(textOf(asked)).toContain("Wrong <b>word</b>.");
    expect((await desk.latest()).decisions).toEqual([]);
    const back = await desk.post(governor, "decide", { ...fields, go: "back" });
    expect(back.body).toMatch(/value="send-back" checked/);
    const kept = await desk.post(governor, "decide", fields);
    expect(kept.statusCode).toBe(303);
    expect(kept.headers["location"]).toBe(`${path}?done=decide`);
  });

  it("other than an approval needs words", async () => {
    const answer = await desk.post(governor, "decide", { verdict: "send-back", go: "check" });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain("Say what should be changed");
  });

  it("is kept when others said or decided something meanwhile, and asked for anew when the text changed", async () => {
    const { version } = await desk.latest();
    const fields = { seen: `${version}`, verdict: "approve" };
    await desk.change(secondGovernor, "comment");
    await desk.change(secondGovernor, "decide", { verdict: "send-back", words: "No." });
    expect((await desk.post(governor, "decide", fields)).statusCode).toBe(303);
    expect((await desk.latest()).decisions.map(({ who }) => who)).toContain(governor.id);

    await desk.change(head, "withdraw");
    await desk.change(head, "propose");
    expect((await desk.post(governor, "decide", fields)).statusCode).toBe(409);
    expect((await desk.latest()).decisions).toEqual([]);
    const { version: now } = await desk.latest();
    await desk.change(governor, "comment");
    const due = { seen: `${now}`, reason: "Later.", "dueOn-day": "1", "dueOn-month": "2" };
    const set = await desk.post(clerk, "set-due-date", { ...due, "dueOn-year": "2027" });
    expect(set.statusCode).toBe(409);
    expect(set.body).toContain("Later.</textarea>");
  });

  it("on a text that was taken back meanwhile is not kept, and nothing typed is lost", async () => {
    const { version } = await desk.latest();
    await desk.change(head, "withdraw");
    const fields = { seen: `${version}`, go: "save", verdict: "send-back", words: "Not so fast." };
    const answer = await desk.post(governor, "decide", fields);
    expect(answer.statusCode).toBe(409);
    expect(textOf(answer)).toContain("The text is taken back: Amara Osei");
    expect(answer.body).toContain("Not so fast.</textarea>");
    expect(answer.body).not.toContain('value="save"');
  });
});

describe("a signature", () => {
  it("is not asked for under an approval that an interest took out of the count", async () => {
    await desk.change(governor, "declare-conflict", { about: "policy" });
    await desk.change(chair, "decide");
    const words = await desk.seenBy(chair, `${path}/sign`, { provedAgo: 5 });
    const approvedBy = words.slice(
      words.indexOf("Approved by"),
      words.indexOf("Read what changes"),
    );
    expect(approvedBy).toContain(secondGovernor.name);
    expect(approvedBy).toContain(chair.name);
    expect(approvedBy).not.toContain(governor.name);
  });

  beforeEach(decided);

  it("asks for a sign-in that is a moment old, and takes along what was typed", async () => {
    for (const how of [{}, { provedAgo: 601 }]) {
      expect(await desk.seenBy(chair, `${path}/sign`, how)).toContain("Sign in again");
      const answer = await desk.post(chair, "sign", signing, how);
      expect(answer.statusCode).toBe(422);
      const [, link = ""] = /href="(\/sign-in\?[^"]+)"/.exec(answer.body ?? "") ?? [];
      const to = new URL(link.replaceAll("&amp;", "&"), "https://x").searchParams.get("to") ?? "";
      expect(to).toMatch(/^\/policy\/review\/2027\/sign\?[\w\-/?=&.:%#]+$/);
      const form = await desk.open(chair, to, { provedAgo: 5 });
      expect(form.body).toContain('value="PC 2026-11/4"');
      expect(form.body).toMatch(/name="meetingOn-year"[^>]*value="2026"/);
    }
    expect((await desk.latest()).status).toBe("decided");
  });

  it("puts the version into force", async () => {
    const answer = await desk.post(chair, "sign", signing, { provedAgo: 599 });
    expect(answer.statusCode).toBe(303);
    expect((await desk.latest()).status).toBe("closed");
    const words = await desk.seenBy(head);
    expect(words).toContain("Version 2 is in force since 23 November 2026.");
    expect(words).toContain("The next review is due on 23 November 2027.");
    const none = await desk.seenBy(head, "/policy/review");
    expect(none).toContain("No review is open");
    expect(none).toContain("It is due on 23 November 2027, in 365 days.");
    expect(none).toContain("Set another due date");
    expect(await desk.seenBy(governor, "/policy/review")).not.toContain("Set another due date");
  });

  it.each([
    ["name", "Dora Marchetti", "Type your own name"],
    ["declared", "", "Tick the box"],
    ["minuteReference", " ", "Enter where the minutes say so"],
    ["meetingOn-day", "32", "Enter the day of the meeting as a real date"],
    ["inForceFrom-day", "1", "Enter the day from which the policy holds as a real date"],
  ])("is not taken with a wrong %s", async (field, value, words) => {
    const answer = await desk.post(chair, "sign", { ...signing, [field]: value }, { provedAgo: 5 });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain(words);
    expect((await desk.latest()).status).toBe("decided");
  });

  it("is not for a governor who does not sign", async () => {
    const answer = await desk.post(governor, "sign", signing, { provedAgo: 5 });
    expect(answer.statusCode).toBe(409);
  });
});
