import { describe, expect, it } from "vitest";
import {
  dynamoIncidentAdder,
  dynamoIncidentsReader,
  dynamoRegister,
} from "#shared/adapters/dynamo-incidents.ts";
import type { Someone } from "#shared/domain/incident/access.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { PeriodLessons } from "#shared/domain/incident/lessons.ts";
import type { ClauseId } from "#shared/domain/policy/clauses.ts";
import { readPeriod } from "#shared/domain/school/school-year.ts";
import { day, type Instant, instant, later } from "#shared/domain/time.ts";
import { mostLessons, readLessons } from "#shared/use-cases/read-lessons.ts";
import {
  aNamedPerson,
  anIncident,
  aSchool,
  aSubmission,
  chair,
  clerk,
  governor,
  head,
  noon,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";

const school = aSchool();
const table = aTable();

/** An incident that taught these clauses, a minute apart from an hour after it came, each with a note. */
function taught(
  number: number,
  lessons: readonly ClauseId[],
  { named = [], at = later(noon, number) }: { named?: readonly string[]; at?: Instant } = {},
): Incident {
  const people = named.map((name) => aNamedPerson({ name, relationship: "staff" }));
  const one = anIncident({ number, told: aSubmission({ people }), at });
  const signed = lessons.map((clause, place) => ({
    clause,
    note: `Note ${place + 1} of ${number}`,
    at: later(at, 3_600 + 60 * place),
    by: "Beth Lindqvist, Safeguarding lead",
  }));
  return { ...one, work: { ...one.work, lessons: signed } };
}

async function keep(...incidents: readonly Incident[]) {
  const { add } = dynamoIncidentAdder(table.watch().client, table.name);
  for (const one of incidents) await add(one);
}

async function read(someone: Someone, key = "2026-27") {
  const { client, calls } = table.watch();
  const incidents = {
    ...dynamoRegister(client, table.name),
    ...dynamoIncidentsReader(client, table.name),
  };
  const period = readPeriod(key);
  if (!period) throw new Error(key);
  const today = day.parse("2026-12-01");
  const outcome = await readLessons({ incidents }, school, someone, { period, today });
  return { lessons: outcome.ok ? outcome.value : undefined, calls };
}

const notesOf = (lessons: PeriodLessons | undefined) =>
  lessons?.taught?.map(({ clause, lessons: some }) => [clause, some.map(({ note }) => note)]);

describe("the lessons of a year", () => {
  it("stand under their clauses in the policy's order, for one query and one call", async () => {
    const two = taught(2, ["be-smart", "scope"]);
    await keep(taught(1, ["be-smart"]), two, taught(3, []));
    const { lessons, calls } = await read(head);
    expect(calls).toEqual(["Query", "BatchGetItem"]);
    expect(notesOf(lessons)).toEqual([
      ["scope", ["Note 2 of 2"]],
      ["be-smart", ["Note 1 of 1", "Note 1 of 2"]],
    ]);
    expect(lessons?.taught?.[0]?.lessons).toEqual([
      {
        clause: "scope",
        note: "Note 2 of 2",
        recordedAt: later(noon, 3_662),
        reference: two.reference,
      },
    ]);
    expect([lessons?.isCut, lessons?.often]).toEqual([false, undefined]);
  });

  it("are read of no incident where none was recorded", async () => {
    await keep(taught(1, []), taught(2, []));
    const { lessons, calls } = await read(head);
    expect([lessons?.taught, calls]).toEqual([[], ["Query"]]);
  });

  it("are those of the incidents received in it, to the second, and in its terms alike", async () => {
    const at = (moment: string) => ({ at: instant.parse(moment) });
    await keep(
      taught(1, ["scope"], at("2026-08-31T22:59:59Z")),
      taught(2, ["law"], at("2026-08-31T23:00:00Z")),
      taught(3, ["dangers"], at("2027-08-31T22:59:59Z")),
      taught(4, ["sanctions"], at("2027-08-31T23:00:00Z")),
    );
    const clausesIn = async (period: string) =>
      (await read(head, period)).lessons?.taught?.map(({ clause }) => clause);
    expect(await clausesIn("2025-26")).toEqual(["scope"]);
    expect(await clausesIn("2026-27")).toEqual(["law", "dangers"]);
    expect(await clausesIn("2026-autumn")).toEqual(["law"]);
    expect(await clausesIn("2027-summer")).toEqual(["dangers"]);
    expect(await clausesIn("2027-28")).toEqual(["sanctions"]);
  });
});

describe("lessons of an incident that names somebody", () => {
  it("are kept from them, without asking the table for it", async () => {
    await keep(taught(1, ["scope"], { named: ["Beth Lindqvist"] }));
    expect(await read(safeguardingLead)).toMatchObject({
      lessons: { taught: [] },
      calls: ["Query"],
    });
    expect(notesOf((await read(head)).lessons)).toEqual([["scope", ["Note 1 of 1"]]]);
  });

  it("are read by the chair in the headteacher's place, beside the numbers of governors", async () => {
    await keep(taught(1, ["scope"], { named: ["Amara Osei"] }), taught(2, ["law"]));
    expect(notesOf((await read(head)).lessons)).toEqual([["law", ["Note 1 of 2"]]]);
    const { lessons } = await read(chair);
    expect(notesOf(lessons)).toEqual([["scope", ["Note 1 of 1"]]]);
    expect(lessons?.often).toEqual([]);
  });

  it("are kept from them also while the index is behind", async () => {
    const told = taught(1, ["scope"]);
    const now = { ...told, excluded: { roles: [], names: ["beth lindqvist"] } };
    const { client } = table.watch();
    await keep(told);
    const incidents = {
      ...dynamoRegister(client, table.name),
      findAll: () => Promise.resolve(new Map([[now.reference, now]])),
    };
    const asked = { period: { year: 2026 }, today: day.parse("2026-12-01") };
    const outcome = await readLessons({ incidents }, school, safeguardingLead, asked);
    expect(outcome).toMatchObject({ ok: true, value: { taught: [] } });
  });
});

describe("lessons for those who see figures only", () => {
  it("are the numbers of their summary and no word, for one query", async () => {
    const five = [1, 2, 3, 4, 5].map((number) => taught(number, ["be-smart", "law"]));
    await keep(...five, taught(6, ["law"]), ...[7, 8].map((one) => taught(one, ["scope"])));
    for (const someone of [governor, clerk]) {
      const { lessons, calls } = await read(someone);
      expect(calls).toEqual(["Query"]);
      expect(lessons?.taught).toBeUndefined();
      expect(lessons?.often).toEqual([
        { key: "law", shown: { least: 6 } },
        { key: "be-smart", shown: { least: 5 } },
      ]);
    }
    expect((await read(office)).lessons).toBeUndefined();
  });
});

describe("more lessons than fit", () => {
  it("are those of the newest incidents, and it is said", async () => {
    const many = (count: number) => Array.from({ length: count }, (): ClauseId => "law");
    // Five incidents with a hundred each fill it to the last place.
    const full = [2, 3, 4, 5, 6].map((number) => taught(number, many(100)));
    await keep(...full);
    expect(mostLessons).toBe(500);
    const whole = await read(head);
    expect([whole.lessons?.taught?.[0]?.lessons.length, whole.lessons?.isCut]).toEqual([
      500,
      false,
    ]);
    await keep(taught(1, ["scope"]));
    const { lessons } = await read(head);
    expect([lessons?.taught?.map(({ clause }) => clause), lessons?.isCut]).toEqual([["law"], true]);
  });

  it("are not asked for once there are enough", async () => {
    const lines = [1, 2].map((number) => taught(number, ["scope"]));
    const asked: number[] = [];
    const newest = Array.from({ length: 900 }, (_, number) => taught(number + 1, ["scope", "law"]));
    await keep(...lines);
    const { client } = table.watch();
    const [line] = (await dynamoRegister(client, table.name).page(school.id, { limit: 1 })).lines;
    if (!line) throw new Error("no line");
    const incidents = {
      page: () =>
        Promise.resolve({
          lines: newest.map(({ reference }) => ({ ...line, reference })),
          more: false,
        }),
      findAll: (_school: string, references: readonly string[]) => {
        asked.push(references.length);
        const found = newest.filter(({ reference }) => references.includes(reference));
        return Promise.resolve(new Map(found.map((one) => [one.reference, one])));
      },
    };
    const outcome = await readLessons({ incidents }, school, head, {
      period: { year: 2026 },
      today: day.parse("2026-12-01"),
    });
    expect(asked).toEqual([100, 100, 100]);
    expect(outcome).toMatchObject({ ok: true, value: { isCut: true } });
  });
});
