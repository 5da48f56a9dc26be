import { describe, expect, it } from "vitest";
import { policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import { clerk, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { autumn, aYear } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";
import {
  aReminderRoom,
  aSchoolInAutumn,
  firstDay,
  idle,
  live,
  nineFifteen,
  type ReminderRoom,
} from "./reminder-room.ts";

const table = aTable();
const asked = "Social media policy: have you read it?";

describe("the second request", () => {
  const twoWeeksOn = nineFifteen("2026-09-18", true);

  async function aSchoolThatAsksAgain() {
    const room = await aSchoolInAutumn(table);
    await room.join("governor@example.org", { audiences: ["governors", "parents-carers"] });
    const first = await room.reminderTexts.settings(room.school.id);
    await room.reminderTexts.replaceSettings(room.school.id, first, { version: 1, followUp: true });
    await live(room, firstDay);
    return room;
  }
  const followUps = (room: ReminderRoom) => room.mails().filter((mail) => mail.endsWith(asked));

  it("goes to staff and governors, two weeks later, on a school day", async () => {
    const room = await aSchoolThatAsksAgain();
    expect(await live(room, nineFifteen("2026-09-17", true))).toEqual(idle);
    expect(await live(room, twoWeeksOn)).toEqual({ ...idle, followUps: 1 });
    expect(followUps(room).toSorted()).toEqual([
      `governor@example.org ${asked}`,
      `staff@example.org ${asked}`,
    ]);
    expect(await live(room, nineFifteen("2026-10-02", true))).toEqual(idle);
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
    const room = await aSchoolInAutumn(table);
    await live(room, firstDay);
    expect(await live(room, twoWeeksOn)).toEqual(idle);
    expect(followUps(room)).toEqual([]);
  });

  it("is not made in the holidays or on a weekend", async () => {
    const room = await aSchoolThatAsksAgain();
    expect(await live(room, nineFifteen("2026-09-19", true))).toEqual(idle);
    expect(await live(room, nineFifteen("2026-10-28"))).toEqual(idle);
    expect(followUps(room)).toEqual([]);
  });
});

describe("a term without dates", () => {
  const missing = "Term dates are missing: Spring term 2027";

  it("has no reminder; the head and the clerk are told, once each", async () => {
    const room = aReminderRoom(table);
    await room.setTerms([autumn]);
    await room.join("parent@example.org");
    expect(await live(room, nineFifteen("2026-10-18", true))).toEqual(idle);
    expect(await live(room, nineFifteen("2026-10-25"))).toEqual({ ...idle, warned: 2 });
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
