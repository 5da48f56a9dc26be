import { describe, expect, it } from "vitest";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import type { WantedStakeholder } from "#shared/domain/reminders/wanted-stakeholder.ts";
import {
  addOwnPeople,
  addStakeholder,
  editStakeholder,
  removeStakeholder,
} from "#shared/use-cases/change-stakeholder.ts";
import { allStakeholders } from "#shared/use-cases/read-stakeholders.ts";
import { aSchool, noon } from "#test/support/builders.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { aClock } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const office = as("Hollie Brandt", "office");
const clerk = as("George Penhale", "clerk");
const desk = (mishap?: Mishap) => ({
  stakeholders: dynamoStakeholders(table.watch(mishap).client, table.name),
  clock: aClock(noon),
});
const old = aStakeholder({ email: "old@example.org", unsubscribedAt: noon });
const wanted = (changes: Partial<WantedStakeholder> = {}): WantedStakeholder => ({
  name: old.name,
  email: old.email,
  audiences: old.audiences,
  language: old.language,
  ...changes,
});
const kept = async () =>
  (await allStakeholders(desk(), school)).map(({ email, name }) => `${name} ${email}`);

describe("somebody in the list", () => {
  it("is added once, however often the form is sent", async () => {
    const parts = desk();
    expect((await addStakeholder(parts, school, office, wanted())).ok).toBe(true);
    expect((await addStakeholder(parts, school, office, wanted())).ok).toBe(true);
    const other = await addStakeholder(parts, school, office, wanted({ name: "Another" }));
    expect(other).toMatchObject({ ok: false, refused: { why: "known", one: { name: old.name } } });
    expect(await kept()).toEqual([`${old.name} ${old.email}`]);
  });

  it("is nobody's to change but the head's and the office's", async () => {
    const parts = desk();
    await parts.stakeholders.add(old);
    const edit = { email: old.email, seen: 1, wanted: wanted({ name: "New" }) };
    const no = { ok: false, refused: { why: "not-allowed" } };
    expect(await addStakeholder(parts, school, clerk, wanted())).toEqual(no);
    expect(await editStakeholder(parts, school, clerk, edit)).toEqual(no);
    expect(await removeStakeholder(parts, school, clerk, edit)).toEqual(no);
    expect(await addOwnPeople(parts, aSchool(), clerk)).toEqual(no);
    expect(await kept()).toEqual([`${old.name} ${old.email}`]);
  });

  it("is changed on the version that was seen, and only at their own wish reminded again", async () => {
    const parts = desk();
    await parts.stakeholders.add(old);
    const edit = { email: old.email, seen: 1, wanted: wanted({ name: "New" }) };
    expect((await editStakeholder(parts, school, office, edit)).ok).toBe(true);
    expect((await editStakeholder(parts, school, office, edit)).ok).toBe(true);
    const second = await parts.stakeholders.find(school, old.email);
    expect(second).toEqual({ ...old, name: "New", version: 2 });
    const late = { ...edit, wanted: wanted({ name: "Late" }) };
    expect(await editStakeholder(parts, school, office, late)).toEqual({
      ok: false,
      refused: { why: "changed-meanwhile", one: second },
    });
    await editStakeholder(parts, school, office, { ...edit, seen: 2, wish: "again" });
    const again = await parts.stakeholders.find(school, old.email);
    expect(again).toMatchObject({ version: 3 });
    expect(again?.unsubscribedAt).toBeUndefined();
    await editStakeholder(parts, school, office, { ...edit, seen: 3, wish: "stop" });
    expect(await parts.stakeholders.find(school, old.email)).toMatchObject({
      unsubscribedAt: noon,
    });
  });

  it("of the staff or the governors does not decline, whatever a page was made to say", async () => {
    const parts = desk();
    const staff = aStakeholder({ audiences: ["staff", "parents-carers"] });
    await parts.stakeholders.add(staff);
    const { name, email, audiences, language } = staff;
    const wish = { email, seen: 1, wish: "stop" } as const;
    const same = { ...wish, wanted: { name, email, audiences, language } };
    expect(await editStakeholder(parts, school, office, same)).toEqual({ ok: true, value: staff });
    const renamed = { ...same, wanted: { ...same.wanted, name: "New" } };
    await editStakeholder(parts, school, office, renamed);
    const kept = await parts.stakeholders.find(school, email);
    expect(kept).toEqual({ ...staff, name: "New", version: 2 });
  });

  it.each([1, 2, 3, 4, 5])(
    "moves to another address whole, with what they declined, if the line is cut at call %i",
    async (cutAt) => {
      await desk().stakeholders.add(old);
      const edit = { email: old.email, seen: 1, wanted: wanted({ email: "new@example.org" }) };
      for (const fate of ["refused", "answer-lost"] as const) {
        const parts = desk((call) => (call === cutAt ? fate : undefined));
        await editStakeholder(parts, school, office, edit).catch(() => undefined);
        expect((await kept()).length).toBeGreaterThanOrEqual(1);
      }
      expect((await editStakeholder(desk(), school, office, edit)).ok).toBe(true);
      expect(await allStakeholders(desk(), school)).toEqual([
        { ...old, email: "new@example.org", version: 2 },
      ]);
    },
  );

  it("does not move over somebody else, nor if it was changed meanwhile", async () => {
    const parts = desk();
    await parts.stakeholders.add(old);
    await parts.stakeholders.add(aStakeholder({ email: "new@example.org", name: "Other" }));
    const edit = { email: old.email, seen: 1, wanted: wanted({ email: "new@example.org" }) };
    expect(await editStakeholder(parts, school, office, edit)).toMatchObject({
      refused: { why: "known", one: { name: "Other" } },
    });
    // Changed between the reading and the removing: what was added is taken back.
    const racing = { ...edit, wanted: wanted({ email: "third@example.org" }) };
    const { stakeholders } = parts;
    const quick = {
      ...parts,
      stakeholders: {
        ...stakeholders,
        add: async (one: typeof old) => {
          await stakeholders.replace(old, { ...old, name: "Quicker", version: 2 });
          return stakeholders.add(one);
        },
      },
    };
    expect(await editStakeholder(quick, school, office, racing)).toMatchObject({
      refused: { why: "changed-meanwhile", one: { name: "Quicker" } },
    });
    expect(await kept()).toEqual(["Other new@example.org", "Quicker old@example.org"]);
  });

  it("is removed once, on the version that was seen", async () => {
    const parts = desk();
    await parts.stakeholders.add({ ...old, version: 2 });
    const wish = { email: old.email, seen: 1 };
    expect(await removeStakeholder(parts, school, office, wish)).toMatchObject({
      refused: { why: "changed-meanwhile" },
    });
    expect((await removeStakeholder(parts, school, office, { ...wish, seen: 2 })).ok).toBe(true);
    expect((await removeStakeholder(parts, school, office, { ...wish, seen: 2 })).ok).toBe(true);
    expect(await kept()).toEqual([]);
    const edit = { email: old.email, seen: 2, wanted: wanted({ name: "New" }) };
    expect(await editStakeholder(parts, school, office, edit)).toMatchObject({
      refused: { why: "gone" },
    });
  });

  it("comes from the profile with one press, and with a second nothing more", async () => {
    const all = aSchool().people.length;
    const pressed = () => addOwnPeople(desk(), aSchool(), office);
    expect(await pressed()).toEqual({ ok: true, value: { added: all, known: 0 } });
    expect(await pressed()).toEqual({ ok: true, value: { added: 0, known: all } });
    expect(await kept()).toHaveLength(all);
  });
});
