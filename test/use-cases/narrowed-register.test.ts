import { describe, expect, it } from "vitest";
import { dynamoIncidentAdder, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import type { Someone } from "#shared/domain/incident/access.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { RegisterFilter } from "#shared/domain/incident/register-filter.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import {
  pageSize,
  type RegisterView,
  readMyWork,
  readRegister,
  searchedAtOnce,
} from "#shared/use-cases/read-register.ts";
import {
  aNamedPerson,
  anIncident,
  aSchool,
  aSubmission,
  chair,
  clerk,
  head,
  incidentsInARow,
  noon,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { after, inStatus, posted } from "#test/support/working.ts";

const school = aSchool();
const table = aTable();
const about = (name: string) => aSubmission({ people: [aNamedPerson({ name })] });
const aConcern = aSubmission({ kind: "concern" });

async function keep(incidents: readonly Incident[]) {
  const { add } = dynamoIncidentAdder(table.watch().client, table.name);
  for (let from = 0; from < incidents.length; from += 100) {
    await Promise.all(incidents.slice(from, from + 100).map((one) => add(one)));
  }
}
const references = (all: readonly { readonly reference: string }[]) =>
  all.map(({ reference }) => reference);
const newestFirst = (all: readonly Incident[]) => references(all).toReversed();

interface Asked {
  readonly filter?: Partial<RegisterFilter>;
  readonly between?: { readonly from: Instant; readonly to: Instant };
}

/** All pages of a narrowed register, each of them one query. */
async function pages(someone: Someone, { filter = {}, between }: Asked = {}, most = 20) {
  const { client, calls } = table.watch();
  const views: RegisterView[] = [];
  let cursor: string | undefined;
  do {
    const question = {
      filter: { overdue: false, text: "", ...filter },
      between,
      after: cursor,
      now: noon,
    };
    const incidents = dynamoRegister(client, table.name);
    const view = await readRegister({ incidents }, school, someone, question);
    views.push(view);
    cursor = view.next;
  } while (cursor !== undefined && views.length < most);
  expect(calls).toEqual(views.map(() => "Query"));
  return {
    views,
    lines: references(views.flatMap(({ lines }) => lines)),
    lengths: views.map(({ lines }) => lines.length),
    cursors: views.flatMap(({ next }) => next ?? []),
  };
}

describe("a register that is narrowed", () => {
  it("shows what is among it, page by page, in either order", async () => {
    const all = incidentsInARow(150, (at) => (at % 3 === 0 ? aConcern : aSubmission()));
    await keep(all);
    const concerns = all.filter(({ told }) => told.kind === "concern");
    const wanted = { filter: { kind: "concern" } } as const;
    const { lines, lengths } = await pages(head, wanted);
    expect(lines).toEqual(newestFirst(concerns));
    expect(lengths).toEqual([pageSize, pageSize]);
    const oldest = await pages(head, { filter: { kind: "concern", oldestFirst: true } });
    expect(oldest.lines).toEqual(references(concerns));
  });

  it("lies between the bounds of its period, the first within and the last without", async () => {
    const all = incidentsInARow(60);
    await keep(all);
    const between = { from: later(noon, 10), to: later(noon, 50) };
    expect((await pages(head, { between })).lines).toEqual(newestFirst(all.slice(10, 50)));
    const both = await pages(head, { between, filter: { kind: "breach" } });
    expect(both.lines).toEqual(newestFirst(all.slice(10, 50)));
    expect((await pages(head, { between, filter: { kind: "concern" } })).lines).toEqual([]);
  });

  it("is searched in stretches that say how far they looked", async () => {
    const rare = [3, 600];
    const all = incidentsInARow(1_100, (at) => (rare.includes(at) ? aConcern : aSubmission()));
    await keep(all);
    const { lines, lengths, views } = await pages(head, { filter: { kind: "concern" } });
    expect(lines).toEqual(newestFirst(all.filter(({ told }) => told.kind === "concern")));
    expect(lengths).toEqual([1, 0, 1]);
    expect(views.map(({ searchedTo }) => searchedTo)).toEqual([
      later(noon, 1_100 - searchedAtOnce),
      later(noon, 1_100 - 2 * searchedAtOnce),
      undefined,
    ]);
  }, 60_000);

  it("never names in an address what is kept from whoever reads it", async () => {
    const hers = [0, 1, 40, 601];
    const all = incidentsInARow(620, (at) =>
      hers.includes(at) ? about(head.name) : aSubmission(),
    );
    await keep(all);
    const { lines, cursors } = await pages(chair);
    expect(lines).toEqual(newestFirst(all.filter(({ excluded }) => excluded.names.length > 0)));
    expect(cursors.length).toBeGreaterThan(0);
    const kept = all.filter(({ excluded }) => excluded.names.length === 0);
    for (const { reference } of kept) expect(cursors.join(" ")).not.toContain(reference);
    expect((await pages(clerk)).lines).toEqual([]);
  }, 60_000);

  it.each([false, true])(
    "leaves out nothing of the moment at which a stretch ends, the oldest first: %s",
    async (oldestFirst) => {
      const before = oldestFirst ? -1 : 1;
      const first = Array.from({ length: searchedAtOnce - 2 }, (_, at) =>
        anIncident({ number: at + 10, at: later(noon, before * (at + 1)) }),
      );
      const atOnce = [1, 2, 3, 4, 5, 6]
        .map((number) => anIncident({ number }))
        .toSorted((one, other) => (one.reference < other.reference ? before : -before));
      // The stretch ends behind the second of them; only what comes after it is hers.
      const hers = atOnce.map((one, place) =>
        place < 2 ? one : { ...one, excluded: { roles: ["headteacher" as const], names: [] } },
      );
      await keep([...first, ...hers]);
      const { lines, lengths } = await pages(chair, { filter: { oldestFirst } });
      expect(lines).toEqual(references(hers.slice(2)));
      expect(lengths).toEqual([0, 4]);
    },
    60_000,
  );
});

describe("what waits for somebody", () => {
  const work = async (someone: Someone) => {
    const { client, calls } = table.watch();
    const found = await readMyWork(
      { incidents: dynamoRegister(client, table.name) },
      school,
      someone,
      noon,
    );
    expect(calls).toEqual(["Query"]);
    return { ...found, lines: references(found.lines) };
  };

  it("is what is theirs and what nobody has, the oldest first, and what is late", async () => {
    const [mine, theirs, fresh, closed, secret] = [1, 2, 3, 4, 5].map((number) =>
      anIncident({
        number,
        at: later(noon, number),
        told: number === 5 ? about("Mrs Lindqvist") : aSubmission(),
      }),
    );
    if (!mine || !theirs || !fresh || !closed || !secret) throw new Error("too few");
    const late = { ...posted.action, dueOn: "2026-11-19" };
    const lead = { ...posted.triage, owner: safeguardingLead.id };
    await keep([
      after(after(mine, "triage", lead), "action", late),
      after(theirs, "triage", { ...posted.triage, owner: office.id }),
      fresh,
      after(inStatus("decided", closed), "reopen"),
      secret,
    ]);
    expect(await work(safeguardingLead)).toEqual({
      lines: references([mine, fresh]),
      counts: { triaged: 2, received: 1, reopened: 1 },
      overdue: 1,
    });
    expect(await work(head)).toEqual({
      lines: references([fresh, closed, secret]),
      counts: { triaged: 2, received: 2, reopened: 1 },
      overdue: 1,
    });
    expect(await work(clerk)).toEqual({ lines: [], counts: {}, overdue: 0 });
    expect((await work(chair)).counts).toEqual({});
  });

  it("is nothing that has ended", async () => {
    await keep([inStatus("closed"), inStatus("duplicate", anIncident({ number: 2 }))]);
    expect(await work(head)).toEqual({ lines: [], counts: {}, overdue: 0 });
  });
});
