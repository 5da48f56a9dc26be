import { describe, expect, it } from "vitest";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import {
  applyTerms,
  emptyCalendar,
  type TermCalendar,
} from "#shared/domain/school/term-calendar.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { autumn, aYear, spring } from "#test/support/terms.ts";

const table = aTable();
const school = "highters-heath";
const terms = () => dynamoTerms(table.watch().client, table.name);

function after(calendar: TermCalendar, ...put: readonly TermDates[]): TermCalendar {
  const outcome = applyTerms(calendar, { put, remove: [], how: "form" }, "Hollie Brandt", noon);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refused));
  return outcome.value;
}

describe("terms in the table", () => {
  it("are none until somebody says when they are", async () => {
    expect(await terms().find(school)).toEqual(emptyCalendar);
  });

  it("are found as they were kept, at their school, by one call each", async () => {
    const year = after(emptyCalendar, ...aYear);
    const { client, calls } = table.watch();
    const watched = dynamoTerms(client, table.name);
    expect(await watched.replace(school, emptyCalendar, year)).toBe(true);
    expect(await watched.find(school)).toEqual(year);
    expect(calls).toEqual(["PutItem", "GetItem"]);
    expect(await terms().find("other-school")).toEqual(emptyCalendar);
    expect(await table.rows()).toMatchObject([
      { pk: { S: "highters-heath#TERMS" }, sk: { S: "TERMS" }, schema: { N: "1" } },
    ]);
  });

  it("are not written over by somebody who saw older ones", async () => {
    const first = after(emptyCalendar, autumn);
    const second = after(first, spring);
    expect(await terms().replace(school, emptyCalendar, first)).toBe(true);
    expect(await terms().replace(school, emptyCalendar, after(emptyCalendar, spring))).toBe(false);
    expect(await terms().replace(school, first, second)).toBe(true);
    expect(await terms().replace(school, first, after(first, ...aYear))).toBe(false);
    expect(await terms().find(school)).toEqual(second);
  });

  it("of ten who change them at once are changed by one", async () => {
    const tries = Array.from({ length: 10 }, () =>
      terms().replace(school, emptyCalendar, after(emptyCalendar, autumn)),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });
});
