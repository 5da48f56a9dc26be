import { beforeAll, describe, expect, it } from "vitest";
import { type Lived } from "#infra/local/demo/live-through.ts";
import { makePast, type PastOptions } from "#infra/local/demo/make-past.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { maySee } from "#shared/domain/incident/access.ts";
import { kindOf, peopleOf } from "#shared/domain/incident/current.ts";
import { dutiesAt } from "#shared/domain/incident/duties.ts";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import { incident as incidentSchema } from "#shared/domain/incident/incident.ts";
import { isOverdue } from "#shared/domain/incident/register-filter.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import { statusWords } from "#shared/domain/incident/status.ts";
import { mayMean, nameKey } from "#shared/domain/school/names.ts";
import { startOf } from "#shared/domain/school/school-year.ts";
import { instant, later, schoolDay } from "#shared/domain/time.ts";
import { aSchool, chair, head, noon } from "#test/support/builders.ts";
import { firstKey } from "#test/support/world.ts";

const school = aSchool();

async function past(changes: Partial<PastOptions> = {}): Promise<readonly Lived[]> {
  const all: Lived[] = [];
  const options = { school, keys: firstKey, count: 300, until: noon, seed: 0, ...changes };
  for await (const lived of makePast(options)) all.push(lived);
  return all;
}

describe("the made-up past of a school", () => {
  let all: readonly Lived[];
  beforeAll(async () => {
    all = await past();
  }, 60_000);
  const incidents = () => all.map(({ incident }) => incident);

  it("holds whole histories, none of which reaches beyond the present", () => {
    expect(all).toHaveLength(300);
    const broken = incidents().filter(
      ({ history }) => firstBrokenLink(history, (text) => systemIds.digest(text)) !== undefined,
    );
    expect(broken).toEqual([]);
    const times = incidents().flatMap(({ history }) => history.map(({ at }) => at));
    expect(times.length).toBeGreaterThan(3000);
    expect(times.filter((at) => at > noon)).toEqual([]);
    expect(incidents().map((one) => incidentSchema.parse(one))).toEqual(incidents());
  });

  it("covers three years, with little in August and much in September", () => {
    const inMonth = (month: string) =>
      incidents().filter(({ receivedAt }) => receivedAt.slice(5, 7) === month).length;
    expect(incidents()[0]?.receivedAt.slice(0, 4)).toBe("2023");
    expect(inMonth("09")).toBeGreaterThan(3 * inMonth("08"));
  });

  it("has about two near misses for each breach", () => {
    const count = (kind: string) => incidents().filter((one) => kindOf(one) === kind).length;
    expect(count("near-miss") / count("breach")).toBeGreaterThan(1.6);
    expect(count("near-miss") / count("breach")).toBeLessThan(2.4);
  });

  it("has incidents in every status, and most of them closed", () => {
    const statuses = incidents().map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(Object.keys(statusWords)));
    expect(statuses.filter((one) => one === "closed").length).toBeGreaterThan(200);
  });

  it("uses everything that can be done to an incident but correcting it", () => {
    const done = new Set(incidents().flatMap(({ history }) => history.map(({ what }) => what)));
    expect(done.size).toBeGreaterThanOrEqual(18);
  });

  it("has late actions today", () => {
    const late = incidents().filter((one) => isOverdue(registerLineOf(one), schoolDay(noon)));
    expect(late.length).toBeGreaterThanOrEqual(2);
  });

  it("owes no mail from before today, and noted all that were due as sent", () => {
    const endOfYesterday = later(startOf(schoolDay(noon)), -1);
    expect(incidents().flatMap((one) => dutiesAt(one, endOfYesterday))).toEqual([]);
    const messages = all.flatMap((one) => one.messages);
    expect(messages.length).toBeGreaterThan(500);
    expect(new Set(messages.map(({ status }) => status))).toEqual(new Set(["sent"]));
    expect(messages.filter(({ dueAt }) => dueAt !== undefined)).toEqual([]);
  });

  it("names nobody of the school but where it means to", () => {
    const named = incidents().flatMap(peopleOf);
    expect(named.length).toBeGreaterThan(300);
    const meant = named.filter(({ roles }) => roles.length > 0);
    expect(meant.length).toBeGreaterThan(5);
    const mistaken = named
      .filter(({ roles, relationship }) => roles.length === 0 && relationship !== "pupil")
      .filter(({ name = "" }) =>
        school.people.some((one) => mayMean(nameKey(name), nameKey(one.name))),
      );
    expect(mistaken).toEqual([]);
  });

  it("shows the chair what the headteacher is kept from, and is worked on by others then", () => {
    const kept = incidents().filter(({ excluded }) => !maySee(head, excluded, school));
    expect(kept.length).toBeGreaterThan(1);
    for (const { excluded, history } of kept) {
      expect(maySee(chair, excluded, school)).toBe(true);
      expect(history.filter(({ by }) => by.startsWith(head.name))).toEqual([]);
    }
  });
});

it("is the same past every time, and another for another number", async () => {
  const once = await past({ count: 12 });
  expect(await past({ count: 12 })).toEqual(once);
  expect(await past({ count: 12, seed: 7 })).not.toEqual(once);
});

it.each([
  ["at midnight", "2026-11-22T00:10:00.000Z", 20],
  ["on a Sunday in August", "2026-08-30T21:30:00.000Z", 30],
  ["on a leap day", "2028-02-29T06:30:00.000Z", 8],
  ["in the hour that is missing in spring", "2027-03-28T01:30:00.000Z", 1],
])("can end %s", async (_, until, count) => {
  expect(await past({ until: instant.parse(until), count })).toHaveLength(count);
});

it("works at a school without a computing lead", async () => {
  const people = school.people.filter(({ roles }) => !roles.includes("computing-lead"));
  expect(await past({ school: aSchool({ people }), count: 60 })).toHaveLength(60);
});
