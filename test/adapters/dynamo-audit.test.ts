import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import {
  dynamoAuditNoter,
  dynamoAuditReader,
  dynamoExclusions,
} from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { fromRow } from "#shared/adapters/dynamo-keys.ts";
import { type AuditEntry, auditMonth } from "#shared/domain/incident/audit.ts";
import { instant, later } from "#shared/domain/time.ts";
import { aReference, aSubmission, incidentsInARow, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";

const table = aTable();
const school = "highters-heath";
const november = auditMonth.parse("2026-11");

const batch = z.object({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })),
});

const anEntry = (seconds = 0, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  at: later(noon, seconds),
  who: "Amara Osei, Headteacher",
  what: "viewed",
  reference: aReference(1),
  ...changes,
});

function anAudit() {
  const { client, calls } = table.watch();
  const audit = {
    ...dynamoAuditNoter(client, table.name),
    ...dynamoAuditReader(client, table.name),
  };
  return { audit, calls, client };
}

describe("looks in the table", () => {
  it("stand apart from the incident, under their month, each for one write", async () => {
    const { audit, calls } = anAudit();
    await audit.add(school, "one", anEntry());
    expect(calls).toEqual(["PutItem"]);
    expect((await table.rows()).map(fromRow)).toEqual([
      {
        pk: "highters-heath#AUDIT#2026-11",
        sk: "2026-11-20T12:00:00.000Z#one",
        ...anEntry(),
        schema: 1,
      },
    ]);
  });

  it("are never written over", async () => {
    const { audit } = anAudit();
    await audit.add(school, "one", anEntry());
    await expect(audit.add(school, "one", anEntry(0, { who: "Nobody" }))).rejects.toThrow(
      "conditional request failed",
    );
    expect((await audit.page(school, november, { limit: 5 })).entries).toMatchObject([
      { who: "Amara Osei, Headteacher" },
    ]);
  });

  it("belong to the month of the school's calendar, not of Greenwich", async () => {
    const { audit } = anAudit();
    const afterMidnight = instant.parse("2026-06-30T23:30:00Z");
    await audit.add(school, "one", anEntry(0, { at: afterMidnight }));
    const inMonth = async (month: string) =>
      (await audit.page(school, auditMonth.parse(month), { limit: 5 })).entries.length;
    expect([await inMonth("2026-06"), await inMonth("2026-07")]).toEqual([0, 1]);
  });

  it("are read newest first, page by page, a query a page, of one school", async () => {
    const { audit, calls } = anAudit();
    for (let count = 0; count < 5; count += 1) await audit.add(school, `${count}`, anEntry(count));
    await audit.add("other-school", "9", anEntry(9));
    calls.length = 0;
    const first = await audit.page(school, november, { limit: 3 });
    const after = first.entries.at(-1)?.place;
    const second = await audit.page(school, november, { limit: 3, after });
    expect(calls).toEqual(["Query", "Query"]);
    expect([first.more, second.more]).toEqual([true, false]);
    expect([...first.entries, ...second.entries].map(({ at }) => at)).toEqual(
      [4, 3, 2, 1, 0].map((count) => anEntry(count).at),
    );
  });

  it("are found by their incident, wherever in the month they are", async () => {
    const { audit } = anAudit();
    for (let count = 0; count < 9; count += 1) {
      await audit.add(
        school,
        `${count}`,
        anEntry(count, { reference: aReference(1 + (count % 3)) }),
      );
    }
    const about = aReference(1);
    const first = await audit.page(school, november, { limit: 2, about });
    const after = first.entries.at(-1)?.place;
    const second = await audit.page(school, november, { limit: 2, about, after });
    expect([first.more, second.more]).toEqual([true, false]);
    expect([...first.entries, ...second.entries].map(({ at }) => at)).toEqual(
      [6, 3, 0].map((count) => anEntry(count).at),
    );
  });

  it("may be at no incident in particular", async () => {
    const { audit } = anAudit();
    const { reference: _none, ...look } = anEntry(0, { what: "exported" });
    await audit.add(school, "one", look);
    expect((await audit.page(school, november, { limit: 5 })).entries).toEqual([
      { ...look, place: "2026-11-20T12:00:00.000Z#one" },
    ]);
  });
});

describe("whom incidents keep out", () => {
  it("is read for many in one call, without anything else of them", async () => {
    const { client, calls } = anAudit();
    const toldOf = (number: number) =>
      aSubmission({
        people: [{ name: `Person${number} Named`, relationship: "staff", involvement: "witness" }],
      });
    const incidents = incidentsInARow(120, toldOf);
    const adder = dynamoIncidentAdder(client, table.name);
    for (const one of incidents) await adder.add(one);
    calls.length = 0;
    const references = [...incidents.map(({ reference }) => reference), aReference(999)];
    const found = await dynamoExclusions(client, table.name).exclusions(school, references);
    expect(calls).toEqual(["BatchGetItem", "BatchGetItem"]);
    expect(found).toEqual(
      new Map(incidents.map(({ reference, excluded }) => [reference, excluded])),
    );
  });

  it("is asked again for whatever the table did not answer for, and not for ever", async () => {
    const { client } = anAudit();
    const incidents = incidentsInARow(3);
    const adder = dynamoIncidentAdder(client, table.name);
    for (const one of incidents) await adder.add(one);
    const references = incidents.map(({ reference }) => reference);
    const most = { keys: 1 };
    // An engine under load: it answers for the first so many keys, and hands the others back.
    client.middlewareStack.add(
      (next) => async (args) => {
        const request = z.safeParse(batch, args.input).data?.RequestItems[table.name];
        if (!request) return next(args);
        const [now, later] = [request.Keys.slice(0, most.keys), request.Keys.slice(most.keys)];
        const asked = { RequestItems: { [table.name]: { ...request, Keys: now } } };
        const input = most.keys === 0 ? args.input : { ...args.input, ...asked };
        const { response, output } = await next({ ...args, input });
        const kept = most.keys === 0 ? { Responses: {} } : {};
        const left = { UnprocessedKeys: { [table.name]: { Keys: later } } };
        return { response, output: { ...output, ...kept, ...(later.length > 0 && left) } };
      },
      { step: "initialize", priority: "low" },
    );
    const { exclusions } = dynamoExclusions(client, table.name);
    expect([...(await exclusions(school, references)).keys()]).toEqual(references);
    most.keys = 0;
    await expect(exclusions(school, references)).rejects.toThrow("some of the rows only");
  });

  it("is nothing at another school", async () => {
    const { client } = anAudit();
    const [one] = incidentsInARow(1);
    if (!one) throw new Error("no incident");
    await dynamoIncidentAdder(client, table.name).add(one);
    const exclusions = dynamoExclusions(client, table.name);
    expect((await exclusions.exclusions("other-school", [one.reference])).size).toBe(0);
    expect((await exclusions.exclusions(school, [one.reference])).size).toBe(1);
  });
});
