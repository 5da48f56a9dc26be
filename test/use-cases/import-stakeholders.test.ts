import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import type { FileLine } from "#shared/domain/reminders/plan-stakeholders.ts";
import { batchOf, type StakeholderBatch } from "#shared/domain/reminders/stakeholder-batch.ts";
import { importStep, previewStakeholders } from "#shared/use-cases/import-stakeholders.ts";
import { allStakeholders } from "#shared/use-cases/read-stakeholders.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { aClock } from "#test/support/world.ts";

const table = aTable();

function desk(cutAt?: number) {
  let calls = 0;
  const { client } = table.watch(() => {
    calls += 1;
    return calls === cutAt ? "answer-lost" : undefined;
  });
  return { stakeholders: dynamoStakeholders(client, table.name), clock: aClock(noon) };
}

const lineOf = (which: number, name: string, line: number): FileLine => ({
  line,
  name,
  email: `p${which}@example.org`,
  audiences: "Parents",
  language: "",
});

const names = fc.constantFrom("Pat", "Sam", "Alex");
const people = fc.uniqueArray(fc.tuple(fc.nat({ max: 12 }), names), {
  selector: ([which]) => which,
  maxLength: 10,
});
type People = readonly (readonly [number, string])[];

/** What the list must be in the end: the file over what was there. */
const wanted = (before: People, file: People) =>
  Object.fromEntries([...before, ...file].map(([which, name]) => [`p${which}@example.org`, name]));

async function begun(school: string, before: People, file: People) {
  const parts = desk();
  for (const [which, name] of before) {
    await parts.stakeholders.add(aStakeholder({ school, email: `p${which}@example.org`, name }));
  }
  const lines = file.map(([which, name], place) => lineOf(which, name, place + 2));
  return batchOf(await previewStakeholders(parts, school, lines, undefined));
}

const keptIn = async (school: string) =>
  Object.fromEntries(
    (await allStakeholders(desk(), school)).map(({ email, name }) => [email, name]),
  );

const tellOf = ({ added, changed, unchanged, refused }: StakeholderBatch) => ({
  added,
  changed,
  unchanged,
  refused: refused.length,
});

describe("a confirmed file", () => {
  it("ends in the same list and tells the same, however often a step runs, at once or cut off", async () => {
    await fc.assert(
      fc.asyncProperty(
        people,
        people,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        fc.uuid(),
        async (before, file, times, cutAt, school) => {
          const batch = await begun(school, before, file);
          // A power cut somewhere in the step, then several at once, then once more.
          await importStep(desk(cutAt), school, batch).catch(() => undefined);
          const at = Array.from({ length: times }, () => importStep(desk(), school, batch));
          const tells = (await Promise.all(at)).map(tellOf);
          tells.push(tellOf(await importStep(desk(), school, batch)));
          const there = new Map(before);
          expect(new Set(tells.map((one) => JSON.stringify(one))).size).toBe(1);
          expect(tells[0]).toEqual({
            added: file.filter(([which]) => !there.has(which)).length,
            changed: file.filter(([which, name]) => there.has(which) && there.get(which) !== name)
              .length,
            unchanged: file.filter(([which, name]) => there.get(which) === name).length,
            refused: 0,
          });
          expect(await keptIn(school)).toEqual(wanted(before, file));
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it("does not write over what somebody did since the preview, and says so", async () => {
    const school = "highters-heath";
    const batch = await begun(
      school,
      [
        [1, "Pat"],
        [2, "Sam"],
      ],
      [
        [1, "Alex"],
        [2, "Alex"],
        [3, "Alex"],
      ],
    );
    const { stakeholders } = desk();
    const [pat, sam] = await allStakeholders({ stakeholders }, school);
    if (!pat || !sam) throw new Error("nobody there");
    await stakeholders.replace(pat, { ...pat, name: "Patricia", version: 2 });
    await stakeholders.remove(sam);
    await stakeholders.add(aStakeholder({ email: "p3@example.org", name: "Quick" }));
    const after = await importStep(desk(), school, batch);
    expect(after).toMatchObject({ toDo: [], added: 0, changed: 0 });
    expect(after.refused.map(({ line, why }) => [line, why])).toEqual([
      [2, "Somebody changed this person meanwhile: choose the file again"],
      [3, "Somebody removed this person meanwhile: choose the file again"],
      [4, "Somebody added this address meanwhile: choose the file again"],
    ]);
    expect(await keptIn(school)).toEqual({
      "p1@example.org": "Patricia",
      "p3@example.org": "Quick",
    });
  });

  it("never writes again to who asked for no more reminders", async () => {
    const { stakeholders } = desk();
    const declined = aStakeholder({ email: "p1@example.org", unsubscribedAt: noon });
    await stakeholders.add(declined);
    const lines = [lineOf(1, "New Name", 2)];
    const batch = batchOf(await previewStakeholders(desk(), declined.school, lines, undefined));
    await importStep(desk(), declined.school, batch);
    expect(await stakeholders.find(declined.school, declined.email)).toMatchObject({
      name: "New Name",
      unsubscribedAt: noon,
      version: 2,
    });
  });
});
