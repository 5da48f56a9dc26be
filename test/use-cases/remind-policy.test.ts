import { describe, expect, it } from "vitest";
import { policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import type { Instant } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { aTerm, aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";
import {
  aReminderRoom,
  aSchoolInAutumn,
  firstDay,
  idle,
  live,
  nineFifteen,
} from "./reminder-room.ts";

const table = aTable();
const reminded = "Social media policy: reminder for the autumn term 2026";

describe("the reminder of a term", () => {
  it.each([
    ["in the summer holidays", "2026-09-02"],
    ["on a training day", "2026-09-03"],
    ["on a weekend", "2026-09-05"],
    ["at half term", "2026-10-28"],
    ["in the Christmas holidays", "2026-12-21"],
    ["on a bank holiday", "2027-05-03"],
  ])("does not begin %s", async (_, day) => {
    const room = await aSchoolInAutumn(table);
    await live(room, nineFifteen(day, day < "2026-10-25" || day > "2027-03-28"));
    expect(await room.mailings.list(room.school.id)).toEqual([]);
    expect(room.mails()).toEqual([]);
  });

  it("goes out on the first school day, one mail to each", async () => {
    const room = await aSchoolInAutumn(table);
    expect(await live(room, firstDay)).toEqual({ ...idle, started: 1 });
    expect(room.mails().toSorted()).toEqual([
      `parent@example.org ${reminded}`,
      `staff@example.org ${reminded}`,
    ]);
    const [one] = await room.mailings.list(room.school.id);
    expect(one).toMatchObject({ id: "reminder-2026-autumn", status: "done", expected: 2 });
  });

  it("is made good on the next school day, however many were missed", async () => {
    const room = await aSchoolInAutumn(table);
    expect(await live(room, nineFifteen("2026-11-20"))).toEqual({ ...idle, started: 1 });
    expect(room.mails()).toHaveLength(2);
  });

  it("says what it said at its beginning, whatever is written later", async () => {
    const room = await aSchoolInAutumn(table);
    const { reminderTexts, school } = room;
    const empty = await reminderTexts.find(school.id, "2026-autumn");
    const written = { ...empty, version: 1, paragraphs: { en: "Come and sing." } };
    await reminderTexts.replace(school.id, empty, written);
    await room.remind(firstDay);
    await reminderTexts.replace(school.id, written, { ...written, version: 2, paragraphs: {} });
    await room.remind(firstDay);
    await room.deliver();
    expect(room.asked.map(({ text }) => text.includes("Come and sing."))).toEqual([true, true]);
    expect(await room.mailings.content(school.id, "reminder-2026-autumn")).toMatchObject({
      term: { year: 2026, term: "autumn" },
      policy: { version: 1, hash: policyHash(policyText, sha) },
    });
  });

  it("tells which age limits changed since the one before", async () => {
    const askedSince: Instant[] = [];
    const change = { slug: "a", name: "Chirper", before: 9, after: 13 };
    const room = aReminderRoom(table, {
      ageChanges: (since) => Promise.resolve(askedSince.push(since) > 0 ? [change] : []),
    });
    await room.setTerms(aYear);
    await room.join("parent@example.org");
    await live(room, firstDay);
    await live(room, nineFifteen("2027-01-04"));
    expect(askedSince).toEqual([firstDay]);
    expect(room.asked.map(({ text }) => text.includes("Chirper: 13 and over"))).toEqual([
      false,
      true,
    ]);
  });

  it("is written to nobody who asked for no more, and to staff all the same", async () => {
    const room = aReminderRoom(table);
    await room.setTerms(aYear);
    const unsubscribedAt = room.clock.now();
    await room.join("staff@example.org", { audiences: ["staff"], unsubscribedAt });
    await room.join("parent@example.org", { unsubscribedAt });
    await live(room, firstDay);
    expect(room.mails()).toEqual([`staff@example.org ${reminded}`]);
  });

  it("waits, and tells whoever runs the service, where bank holidays are not known", async () => {
    const room = aReminderRoom(table, { begins: nineFifteen("2032-09-01", true) });
    await room.setTerms([aTerm("autumn", 2032, "2032-09-02", "2032-12-17")]);
    await room.join("parent@example.org");
    expect(await live(room, nineFifteen("2032-09-02", true))).toEqual(idle);
    expect(room.mails()).toEqual([]);
    expect(room.log.lines.filter(({ level }) => level === "error")).toEqual([
      { level: "error", sentence: "bank holidays are not known", facts: { year: "2032" } },
    ]);
  });
});

describe("somebody who joins during the term", () => {
  it("is reminded the next school day, and nobody a second time", async () => {
    const room = await aSchoolInAutumn(table);
    await live(room, firstDay);
    await room.join("new@example.org");
    expect(await live(room, nineFifteen("2026-09-05", true))).toEqual(idle);
    expect(await live(room, nineFifteen("2026-09-07", true))).toEqual({ ...idle, resumed: 1 });
    expect(room.mails().toSorted()).toEqual([
      `new@example.org ${reminded}`,
      `parent@example.org ${reminded}`,
      `staff@example.org ${reminded}`,
    ]);
    expect(await room.mailings.find(room.school.id, "reminder-2026-autumn")).toMatchObject({
      pass: 2,
      status: "done",
      expected: 3,
    });
  });

  it("does not set off a pass a day for the rest of the term", async () => {
    const room = await aSchoolInAutumn(table);
    await live(room, firstDay);
    await room.join("new@example.org");
    await live(room, nineFifteen("2026-09-07", true));
    expect(await live(room, nineFifteen("2026-09-08", true))).toEqual(idle);
  });

  it("is met though the pass had gone by their place already", async () => {
    const room = await aSchoolInAutumn(table);
    room.until(firstDay);
    await room.remind(firstDay);
    await room.deliver();
    // The moment of the pass itself: nobody can say which came first.
    await room.join("aaa@example.org");
    await live(room, nineFifteen("2026-09-07", true));
    expect(room.mails()).toContain(`aaa@example.org ${reminded}`);
  });

  it("does not wake a reminder that somebody has paused", async () => {
    const room = await aSchoolInAutumn(table);
    room.until(firstDay);
    await room.remind(firstDay);
    const seen = await room.mailings.find(room.school.id, "reminder-2026-autumn");
    if (!seen) throw new Error("The reminder has not begun");
    const { dueAt: _dueAt, ...paused } = seen;
    await room.mailings.replace(seen, { ...paused, status: "paused" });
    await room.join("new@example.org");
    expect(await live(room, nineFifteen("2026-09-07", true))).toEqual(idle);
    expect(room.mails()).toEqual([]);
  });
});
