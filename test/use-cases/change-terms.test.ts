import { describe, expect, it } from "vitest";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { type Member, memberOf } from "#shared/domain/school/session.ts";
import { day } from "#shared/domain/time.ts";
import { changeTerms, type WantedTerms } from "#shared/use-cases/change-terms.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aTerm, autumn, aYear, spring, summer } from "#test/support/terms.ts";
import { aClock } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const as = (name: string, ...groups: string[]): Member => memberOf(name, "x@example.org", groups);
const office = as("Hollie Brandt", "office");
const head = as("Amara Osei", "headteacher");

function aDesk() {
  const clock = aClock(noon);
  const { client, calls } = table.watch();
  const terms = dynamoTerms(client, table.name);
  const change = (member: Member, seen: number, wanted: Partial<WantedTerms>) =>
    changeTerms({ terms, clock }, school, member, {
      put: [],
      remove: [],
      how: "form",
      ...wanted,
      seen,
    });
  return { change, calls, terms, clock };
}

describe("the terms of a school", () => {
  it("are kept with who changed what", async () => {
    const { change, calls } = aDesk();
    await change(office, 0, { put: aYear, how: "file" });
    expect(calls).toEqual(["GetItem", "PutItem"]);
    const longer = { ...summer, to: day.parse("2027-07-22") };
    const outcome = await change(head, 1, { put: [longer], remove: [autumn] });
    expect(outcome).toEqual({
      ok: true,
      value: {
        version: 2,
        terms: [spring, longer],
        changes: [
          {
            at: noon,
            by: "Hollie Brandt, School office",
            how: "file",
            changes: aYear.map((after) => ({ after })),
          },
          {
            at: noon,
            by: "Amara Osei, Headteacher",
            how: "form",
            changes: [{ before: autumn }, { before: summer, after: longer }],
          },
        ],
      },
    });
  });

  it("are not for everybody to change", async () => {
    const { change, terms } = aDesk();
    const lead = as("Beth Lindqvist", "safeguarding-lead", "chair-of-governors", "governor");
    expect(await change(lead, 0, { put: [autumn] })).toEqual({
      ok: false,
      refused: { why: "not-allowed" },
    });
    expect(await terms.find(school)).toMatchObject({ version: 0, terms: [] });
  });

  it("stay as they are if the wanted ones do not fit", async () => {
    const { change, terms } = aDesk();
    await change(office, 0, { put: aYear });
    const outcome = await change(office, 1, {
      put: [{ ...autumn, to: day.parse("2027-01-08") }],
    });
    expect(outcome).toMatchObject({
      ok: false,
      refused: {
        why: "invalid",
        faults: [{ term: { term: "spring", year: 2026 }, field: "from" }],
      },
    });
    expect((await terms.find(school)).version).toBe(1);
  });

  it("tell the second of two people what the first did", async () => {
    const { change } = aDesk();
    await change(office, 0, { put: [autumn] });
    const both = await Promise.all([
      change(head, 1, { put: [spring] }),
      change(office, 1, { put: [summer] }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const second = both.find(({ ok }) => !ok);
    expect(second).toMatchObject({
      refused: { why: "changed-meanwhile", calendar: { version: 2 }, since: [{ how: "form" }] },
    });
  });

  it("take the same change twice as one", async () => {
    const { change, calls } = aDesk();
    await change(office, 0, { put: [autumn] });
    const again = await change(office, 0, { put: [autumn] });
    expect(again).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await change(office, 0, { remove: [summer] })).toMatchObject({ ok: true });
    expect(calls).toEqual(["GetItem", "PutItem", "GetItem", "GetItem"]);
  });

  it("keep their last twenty changes, and tell somebody who is far behind of those", async () => {
    const { change, clock } = aDesk();
    for (let count = 0; count < 25; count += 1) {
      clock.forward(60);
      const to = `2026-12-${String((count % 9) + 10)}`;
      await change(office, count, { put: [aTerm("autumn", 2026, "2026-09-03", to)] });
    }
    const late = await change(head, 2, { put: [spring] });
    const { since } = (!late.ok && late.refused.why === "changed-meanwhile" && late.refused) || {};
    expect(since).toHaveLength(20);
    expect(since?.at(-1)?.at).toBe("2026-11-20T12:25:00.000Z");
  });
});
