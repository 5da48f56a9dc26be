import { describe, expect, it } from "vitest";
import { policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import type { Instant } from "#shared/domain/time.ts";
import { clerk, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aTerm, autumn, aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";
import { aReminderRoom, nineFifteen, type ReminderRoom } from "./reminder-room.ts";

const table = aTable();
const nothing = { started: 0, resumed: 0, followUps: 0, warned: 0 };
const reminded = "Social media policy: reminder for the autumn term 2026";
const asked = "Social media policy: have you read it?";

/** The job on a day, and then what delivers its mail. */
async function live(room: ReminderRoom, at: Instant) {
  room.until(at);
  const told = await room.remind(at);
  await room.deliver();
  return told;
}

/** The third of September is a training day, the fourth a Friday. */
const firstDay = nineFifteen("2026-09-04", true);

async function aSchoolInAutumn() {
  const room = aReminderRoom(table);
  await room.setTerms(aYear);
  await room.join("staff@example.org", { audiences: ["staff"] });
  await room.join("parent@example.org");
  return room;
}

describe("the reminder of a term", () => {
  it.each([
    ["in the summer holidays", "2026-09-02"],
    ["on a training day", "2026-09-03"],
    ["on a weekend", "2026-09-05"],
    ["at half term", "2026-10-28"],
    ["in the Christmas holidays", "2026-12-21"],
    ["on a bank holiday", "2027-05-03"],
  ])("does not begin %s", async (_, day) => {
    const room = await aSchoolInAutumn();
    await live(room, nineFifteen(day, day < "2026-10-25" || day > "2027-03-28"));
    expect(await room.mailings.list(room.school.id)).toEqual([]);
    expect(room.mails()).toEqual([]);
  });

  it("goes out on the first school day, one mail to each", async () => {
    const room = await aSchoolInAutumn();
    expect(await live(room, firstDay)).toEqual({ ...nothing, started: 1 });
    expect(room.mails().toSorted()).toEqual([
      `parent@example.org ${reminded}`,
      `staff@example.org ${reminded}`,
    ]);
    const [one] = await room.mailings.list(room.school.id);
    expect(one).toMatchObject({ id: "reminder-2026-autumn", status: "done", expected: 2 });
  });

  it("is made good on the next school day, however many were missed", async () => {
    const room = await aSchoolInAutumn();
    expect(await live(room, nineFifteen("2026-11-20"))).toEqual({ ...nothing, started: 1 });
    expect(room.mails()).toHaveLength(2);
  });

  it("says what it said at its beginning, whatever is written later", async () => {
    const room = await aSchoolInAutumn();
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
    expect(await live(room, nineFifteen("2032-09-02", true))).toEqual(nothing);
    expect(room.mails()).toEqual([]);
    expect(room.log.lines.filter(({ level }) => level === "error")).toEqual([
      { level: "error", sentence: "bank holidays are not known", facts: { year: "2032" } },
    ]);
  });
});

describe("somebody who joins during the term", () => {
  it("is reminded the next school day, and nobody a second time", async () => {
    const room = await aSchoolInAutumn();
    await live(room, firstDay);
    await room.join("new@example.org");
    expect(await live(room, nineFifteen("2026-09-05", true))).toEqual(nothing);
    expect(await live(room, nineFifteen("2026-09-07", true))).toEqual({ ...nothing, resumed: 1 });
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
    const room = await aSchoolInAutumn();
    await live(room, firstDay);
    await room.join("new@example.org");
    await live(room, nineFifteen("2026-09-07", true));
    expect(await live(room, nineFifteen("2026-09-08", true))).toEqual(nothing);
  });

  it("is met though the pass had gone by their place already", async () => {
    const room = await aSchoolInAutumn();
    room.until(firstDay);
    await room.remind(firstDay);
    await room.deliver();
    // The moment of the pass itself: nobody can say which came first.
    await room.join("aaa@example.org");
    await live(room, nineFifteen("2026-09-07", true));
    expect(room.mails()).toContain(`aaa@example.org ${reminded}`);
  });

  it("does not wake a reminder that somebody has paused", async () => {
    const room = await aSchoolInAutumn();
    room.until(firstDay);
    await room.remind(firstDay);
    const seen = await room.mailings.find(room.school.id, "reminder-2026-autumn");
    if (!seen) throw new Error("The reminder has not begun");
    const { dueAt: _dueAt, ...paused } = seen;
    await room.mailings.replace(seen, { ...paused, status: "paused" });
    await room.join("new@example.org");
    expect(await live(room, nineFifteen("2026-09-07", true))).toEqual(nothing);
    expect(room.mails()).toEqual([]);
  });
});

describe("the second request", () => {
  const twoWeeksOn = nineFifteen("2026-09-18", true);

  async function aSchoolThatAsksAgain() {
    const room = await aSchoolInAutumn();
    await room.join("governor@example.org", { audiences: ["governors", "parents-carers"] });
    const first = await room.reminderTexts.settings(room.school.id);
    await room.reminderTexts.replaceSettings(room.school.id, first, { version: 1, followUp: true });
    await live(room, firstDay);
    return room;
  }
  const followUps = (room: ReminderRoom) => room.mails().filter((mail) => mail.endsWith(asked));

  it("goes to staff and governors, two weeks later, on a school day", async () => {
    const room = await aSchoolThatAsksAgain();
    expect(await live(room, nineFifteen("2026-09-17", true))).toEqual(nothing);
    expect(await live(room, twoWeeksOn)).toEqual({ ...nothing, followUps: 1 });
    expect(followUps(room).toSorted()).toEqual([
      `governor@example.org ${asked}`,
      `staff@example.org ${asked}`,
    ]);
    expect(await live(room, nineFifteen("2026-10-02", true))).toEqual(nothing);
  });

  it("leaves out who has said that they have read it", async () => {
    const room = await aSchoolThatAsksAgain();
    await room.acknowledgements.add({
      school: room.school.id,
      hash: policyHash(policyText, sha),
      email: "staff@example.org",
      version: 1,
      at: room.clock.now(),
      audiences: ["staff"],
      withQuestion: false,
    });
    await live(room, twoWeeksOn);
    expect(followUps(room)).toEqual([`governor@example.org ${asked}`]);
  });

  it("is not made where the school does not want it", async () => {
    const room = await aSchoolInAutumn();
    await live(room, firstDay);
    expect(await live(room, twoWeeksOn)).toEqual(nothing);
    expect(followUps(room)).toEqual([]);
  });

  it("is not made in the holidays or on a weekend", async () => {
    const room = await aSchoolThatAsksAgain();
    expect(await live(room, nineFifteen("2026-09-19", true))).toEqual(nothing);
    expect(await live(room, nineFifteen("2026-10-28"))).toEqual(nothing);
    expect(followUps(room)).toEqual([]);
  });
});

describe("a term without dates", () => {
  const missing = "Term dates are missing: Spring term 2027";

  it("has no reminder; the head and the clerk are told, once each", async () => {
    const room = aReminderRoom(table);
    await room.setTerms([autumn]);
    await room.join("parent@example.org");
    expect(await live(room, nineFifteen("2026-10-18", true))).toEqual(nothing);
    expect(await live(room, nineFifteen("2026-10-25"))).toEqual({ ...nothing, warned: 2 });
    for (const day of ["2026-12-20", "2027-01-04", "2027-01-05", "2027-01-06"]) {
      await live(room, nineFifteen(day));
    }
    expect(room.mails().toSorted()).toEqual([
      `${head.email} ${missing}`,
      `${clerk.email} ${missing}`,
    ]);
    expect(room.asked[0]?.text).toContain(`/settings/terms`);
  });

  it("is told of again when it is the next term that has none", async () => {
    const room = aReminderRoom(table);
    await room.setTerms([autumn]);
    await live(room, nineFifteen("2026-12-20"));
    await room.setTerms(aYear.slice(0, 2));
    await live(room, nineFifteen("2027-03-20"));
    expect(room.mails().filter((mail) => mail.startsWith(head.email))).toEqual([
      `${head.email} ${missing}`,
      `${head.email} Term dates are missing: Summer term 2027`,
    ]);
  });
});
