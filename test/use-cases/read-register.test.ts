import { describe, expect, it } from "vitest";
import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoRegister,
} from "#shared/adapters/dynamo-incidents.ts";
import type { Someone } from "#shared/domain/incident/access.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import { later } from "#shared/domain/time.ts";
import {
  pageSize,
  type RegisterView,
  readIncident,
  readRegister,
} from "#shared/use-cases/read-register.ts";
import {
  aNamedPerson,
  anIncident,
  aReference,
  aSchool,
  aSubmission,
  chair,
  clerk,
  head,
  incidentsInARow,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";

const school = aSchool();
const table = aTable();

async function keep(incidents: readonly Incident[]) {
  const { add } = dynamoIncidentAdder(table.watch().client, table.name);
  await Promise.all(incidents.map((one) => add(one)));
}
async function page(someone: Someone, after?: string) {
  const { client, calls } = table.watch();
  const view = await readRegister(
    { incidents: dynamoRegister(client, table.name) },
    school,
    someone,
    { after, filter: { overdue: false, text: "" }, now: noon },
  );
  return { view, calls };
}
/** The whole register, page by page. At most `most` pages, so that a mistake does not run for ever. */
async function pages(someone: Someone, most = 20) {
  const views: RegisterView[] = [];
  const queries: number[] = [];
  let after: string | undefined;
  do {
    const { view, calls } = await page(someone, after);
    views.push(view);
    queries.push(calls.length);
    after = view.next;
  } while (after !== undefined && views.length < most);
  return {
    lengths: views.map(({ lines }) => lines.length),
    lines: views.flatMap(({ lines }) => lines),
    queries,
  };
}
const references = (all: readonly { readonly reference: string }[]) =>
  all.map(({ reference }) => reference);
const newestFirst = (all: readonly Incident[]) => references(all).toReversed();
const about = (name: string) => aSubmission({ people: [aNamedPerson({ name })] });

describe("the register", () => {
  it("is empty at first", async () => {
    expect(await page(head)).toEqual({ view: { lines: [] }, calls: ["Query"] });
  });

  it("shows what its lines hold and no more, newest first", async () => {
    const incidents = incidentsInARow(3, () => about("Nina Novak"));
    await keep(incidents);
    const { view } = await page(head);
    expect(view.next).toBeUndefined();
    expect(view.lines).toMatchObject(
      incidents
        .toReversed()
        .map((one) => JSON.parse(JSON.stringify(registerLineOf(one))) as object),
    );
    expect(JSON.stringify(view.lines)).not.toContain(incidents[0]?.told.description);
  });

  it("keeps the order of what came within one second", async () => {
    const incidents = [5, 3, 1, 4, 2].map((number, at) =>
      anIncident({ number, at: later(noon, at / 10) }),
    );
    expect(new Set(incidents.map(({ receivedAt }) => receivedAt)).size).toBe(1);
    await keep(incidents);
    expect(references((await page(head)).view.lines)).toEqual(newestFirst(incidents));
  });

  it("shows sixty incidents once each on three pages of one query", async () => {
    const incidents = incidentsInARow(60);
    await keep(incidents);
    const { lengths, lines, queries } = await pages(head);
    expect(references(lines)).toEqual(newestFirst(incidents));
    expect(lengths).toEqual([25, 25, 10]);
    expect(queries).toEqual([1, 1, 1]);
  });

  it("ends where it ends, whatever its length", async () => {
    let kept = 0;
    const all = incidentsInARow(2 * pageSize + 1);
    for (const count of [
      pageSize - 1,
      pageSize,
      pageSize + 1,
      35,
      2 * pageSize,
      2 * pageSize + 1,
    ]) {
      await keep(all.slice(kept, count));
      kept = count;
      const { lengths, lines } = await pages(head);
      expect(references(lines)).toEqual(newestFirst(all.slice(0, count)));
      expect(lengths.at(-1)).toBeGreaterThan(0);
    }
    expect(kept).toBe(51);
  });

  it("holds its next page still when new incidents arrive", async () => {
    const incidents = incidentsInARow(30);
    await keep(incidents);
    const { next } = (await page(head)).view;
    await keep([anIncident({ number: 900, at: later(noon, 3600) })]);
    const { view } = await page(head, next);
    expect(references(view.lines)).toEqual(newestFirst(incidents).slice(pageSize));
  });

  it("is one school's alone", async () => {
    await keep([anIncident({ school: "other-school" }), anIncident({ number: 2 })]);
    expect(references((await page(head)).view.lines)).toEqual([aReference(2)]);
  });
});

describe("the register of somebody who is named in it", () => {
  it("leaves no gap and no hint: it is as long as one without", async () => {
    const incidents = incidentsInARow(60, (at) =>
      at % 7 === 0 || (at > 30 && at < 42) ? about(safeguardingLead.name) : aSubmission(),
    );
    await keep(incidents);
    const mine = incidents.filter(({ excluded }) => excluded.names.length === 0);
    const { lengths, lines } = await pages(safeguardingLead);
    expect(mine.length).toBeLessThan(45);
    expect(references(lines)).toEqual(newestFirst(mine));
    expect(lengths).toEqual([25, mine.length - 25]);
    expect(references((await pages(head)).lines)).toEqual(newestFirst(incidents));
  });

  it("ends without a next page, if all that follows is kept from them", async () => {
    const incidents = incidentsInARow(60, (at) =>
      at < 35 ? about(safeguardingLead.name) : aSubmission(),
    );
    await keep(incidents);
    const { view } = await page(safeguardingLead);
    expect(view.lines).toHaveLength(25);
    expect(view.next).toBeUndefined();
  });

  it("costs one query while few lines are kept from them", async () => {
    await keep(
      incidentsInARow(60, (at) => (at % 5 === 0 ? about(safeguardingLead.name) : aSubmission())),
    );
    expect((await page(safeguardingLead)).calls).toEqual(["Query"]);
  });

  it("holds only the headteacher's own cases for the chair, and nothing for the clerk", async () => {
    const incidents = incidentsInARow(12, (at) =>
      at % 4 === 0 ? about("Mrs Osei") : aSubmission(),
    );
    await keep(incidents);
    const hers = incidents.filter(({ excluded }) => excluded.names.length > 0);
    expect(references((await page(chair)).view.lines)).toEqual(newestFirst(hers));
    expect((await page(clerk)).view.lines).toEqual([]);
    expect((await page(head)).view.lines).toHaveLength(9);
  });
});

describe("one incident of the register", () => {
  const read = (someone: Someone, number: number, of = school) => {
    const { client, calls } = table.watch();
    const incidents = dynamoIncidentReader(client, table.name);
    return readIncident({ incidents }, of, someone, aReference(number)).then((outcome) => ({
      outcome,
      calls,
    }));
  };
  const notFound = { outcome: { ok: false, refused: "not-found" }, calls: ["GetItem"] };

  it("is read whole, in one read", async () => {
    const incident = anIncident({ told: about("Nina Novak") });
    await keep([incident]);
    expect(await read(head, 1)).toEqual({
      outcome: { ok: true, value: incident },
      calls: ["GetItem"],
    });
  });

  it("is answered to those kept out, and to another school, as if it were not there", async () => {
    await keep([anIncident({ told: about(head.name) })]);
    expect(await read(head, 1)).toEqual(notFound);
    expect(await read(head, 2)).toEqual(notFound);
    expect(await read(clerk, 1)).toEqual(notFound);
    expect(await read(safeguardingLead, 1, aSchool({ id: "other-school" }))).toEqual(notFound);
    expect((await read(safeguardingLead, 1)).outcome.ok).toBe(true);
    expect((await read(chair, 1)).outcome.ok).toBe(true);
  });
});
