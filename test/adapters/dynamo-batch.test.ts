import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { readRows } from "#shared/adapters/dynamo-batch.ts";
import { dynamoIncidentAdder, dynamoIncidentsReader } from "#shared/adapters/dynamo-incidents.ts";
import { toRow } from "#shared/adapters/dynamo-keys.ts";
import { aReference, incidentsInARow } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";

const table = aTable();
const school = "highters-heath";
const request = z.object({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })),
});

/** So many incidents in the table, and a client to read them with. */
async function kept(count: number) {
  const { client, calls } = table.watch();
  const incidents = incidentsInARow(count);
  const adder = dynamoIncidentAdder(client, table.name);
  for (const one of incidents) await adder.add(one);
  calls.length = 0;
  return { client, calls, incidents, references: incidents.map(({ reference }) => reference) };
}

/** An engine under load: it answers for at most so many keys a call, and hands the others back. */
function underLoad(client: Awaited<ReturnType<typeof kept>>["client"], most: number) {
  client.middlewareStack.add(
    (next) => async (args) => {
      const asked = z.safeParse(request, args.input).data?.RequestItems[table.name];
      if (!asked) return next(args);
      const [now, later] = [asked.Keys.slice(0, most), asked.Keys.slice(most)];
      const input = {
        ...args.input,
        RequestItems: { [table.name]: { ...asked, Keys: now.length > 0 ? now : asked.Keys } },
      };
      const { response, output } = await next({ ...args, input });
      const answered = most === 0 ? { Responses: {} } : {};
      const left = { UnprocessedKeys: { [table.name]: { Keys: later } } };
      return { response, output: { ...output, ...answered, ...(later.length > 0 && left) } };
    },
    { step: "initialize", priority: "low" },
  );
}

describe("many incidents at once", () => {
  it("are read whole, a call for each hundred, and what is not there is left out", async () => {
    const { client, calls, incidents, references } = await kept(120);
    const reader = dynamoIncidentsReader(client, table.name);
    const found = await reader.findAll(school, [aReference(999), ...references]);
    expect(calls).toEqual(["BatchGetItem", "BatchGetItem"]);
    expect(found).toEqual(new Map(incidents.map((one) => [one.reference, one])));
    expect(found.size).toBe(120);
  });

  it("are none for nothing asked, without a call, and none of another school's", async () => {
    const { client, calls, references } = await kept(1);
    const reader = dynamoIncidentsReader(client, table.name);
    expect((await reader.findAll(school, [])).size).toBe(0);
    expect(calls).toEqual([]);
    expect((await reader.findAll("other-school", references)).size).toBe(0);
  });

  it("are asked for again where the table handed keys back", async () => {
    const { client, calls, references } = await kept(8);
    underLoad(client, 3);
    const found = await dynamoIncidentsReader(client, table.name).findAll(school, references);
    expect([...found.keys()].toSorted()).toEqual(references.toSorted());
    expect(calls).toHaveLength(3);
  });

  it("are refused rather than told in part, after ten calls that brought nothing", async () => {
    const { client, calls } = await kept(1);
    underLoad(client, 0);
    const keys = [toRow({ pk: "a", sk: "b" })];
    await expect(readRows(client, table.name, { keys })).rejects.toThrow("some of the rows only");
    expect(calls).toHaveLength(10);
  });
});
