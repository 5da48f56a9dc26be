import { describe, expect, it } from "vitest";
import { clerk, head } from "#test/support/builders.ts";
import { aTable, LineCut, type Mishap } from "#test/support/engine.ts";
import { autumn } from "#test/support/terms.ts";
import { aReminderRoom, firstDay, nineFifteen, type ReminderRoom } from "./reminder-room.ts";

const table = aTable();
let schools = 0;

/** A school of its own, whose job dies at its nth call. */
async function aRoom(mishap?: Mishap) {
  schools += 1;
  const room = aReminderRoom(table, { id: `school-${schools}`, ...(mishap && { mishap }) });
  await room.setTerms([autumn]);
  await room.join("staff@example.org", { audiences: ["staff"] });
  await room.join("parent@example.org");
  const { reminderTexts, school } = room;
  const first = await reminderTexts.settings(school.id);
  await reminderTexts.replaceSettings(school.id, first, { version: 1, followUp: true });
  return room;
}

/** Days on which the job has something to do, each another thing: begin, go on, ask again, warn. */
const days = [
  { at: firstDay, newcomer: undefined },
  { at: nineFifteen("2026-09-07", true), newcomer: "new@example.org" },
  { at: nineFifteen("2026-09-18", true), newcomer: undefined },
  { at: nineFifteen("2026-11-20"), newcomer: undefined },
];

/** Lives through the days; a job that was cut off is started again at once, with nothing in its way. */
async function live(room: ReminderRoom, again: ReminderRoom["remind"]): Promise<number> {
  let cuts = 0;
  for (const { at, newcomer } of days) {
    room.until(at);
    if (newcomer !== undefined) await room.join(newcomer);
    await room.remind(at).catch(async (fault: unknown) => {
      if (!(fault instanceof LineCut)) throw fault;
      cuts += 1;
      await again(at);
    });
    await room.deliver();
  }
  return cuts;
}

/** What everybody has at the end, whatever happened on the way. */
const wanted = [
  ...["new", "parent", "staff"].map(
    (name) => `${name}@example.org Social media policy: reminder for the autumn term 2026`,
  ),
  "staff@example.org Social media policy: have you read it?",
  ...[head, clerk].map(({ email }) => `${email} Term dates are missing: Spring term 2027`),
].toSorted();

describe("a run that dies at any of its calls to the table", () => {
  it("has many calls to die at", async () => {
    const room = await aRoom();
    expect(await live(room, room.remind)).toBe(0);
    expect(room.mails().toSorted()).toEqual(wanted);
    expect(room.calls.length).toBeGreaterThan(20);
  });

  it.each(["refused", "answer-lost"] as const)(
    "ends the same after it is started again: %s",
    { timeout: 100_000 },
    async (fate) => {
      const sound = await aRoom();
      await live(sound, sound.remind);
      let cuts = 0;
      for (let place = 1; place <= sound.calls.length; place += 1) {
        const room = await aRoom((call) => (call === place ? fate : undefined));
        cuts += await live(room, room.remind);
        expect(room.mails().toSorted(), `cut at call ${place}`).toEqual(wanted);
      }
      expect(cuts).toBe(sound.calls.length);
    },
  );
});
