import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { verifyHistories } from "#infra/local/verify-histories.ts";
import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoReplacer,
} from "#shared/adapters/dynamo-incidents.ts";
import { fromRow, keys, toRow } from "#shared/adapters/dynamo-keys.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import { submitIncident } from "#shared/use-cases/submit-incident.ts";
import { aSchool, aSubmission, head, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aClock, ringOfOne } from "#test/support/world.ts";

const table = aTable();
const school = aSchool();

/** A register that was worked on, and what an intruder with rights to the table could do to it. */
function aRegister() {
  const { client, calls } = table.watch();
  const clock = aClock(noon);
  const incidents = {
    ...dynamoIncidentAdder(client, table.name),
    ...dynamoIncidentReader(client, table.name),
    ...dynamoReplacer(client, table.name),
  };
  const parts = { incidents, clock, ids: systemIds, keyRing: ringOfOne };
  const report = async (): Promise<Reference> => {
    const request = { idempotencyKey: systemIds.secret(), told: aSubmission() };
    const outcome = await submitIncident(parts, school, request);
    if (!outcome.ok) throw new Error(outcome.refused);
    clock.forward(1);
    return outcome.value.incident.reference;
  };
  const change = async (
    reference: Reference,
    name: "note" | "redact",
    seen: number,
    raw: Readonly<Record<string, string>>,
  ) => {
    const wanted = { reference, change: name, seen, raw };
    const outcome = await changeIncident(parts, school, head, wanted);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refused));
  };
  /** An incident with two notes: three entries of history. */
  const worked = async (): Promise<Reference> => {
    const reference = await report();
    await change(reference, "note", 1, { text: "First note" });
    await change(reference, "note", 2, { text: "Second note" });
    return reference;
  };
  /** Writes a row anew as `alter` makes it, past the program. */
  const tamper = async (
    reference: Reference,
    alter: (item: Record<string, unknown>, history: Record<string, unknown>[]) => object,
  ) => {
    const row = await table.row(toRow(keys.incident(school.id, reference)));
    const item = fromRow(row ?? {});
    const history = item["history"] as Record<string, unknown>[];
    await table.put({ ...item, ...alter(item, history) });
  };
  const verify = (of = school.id) => verifyHistories({ client, tableName: table.name, school: of });
  return { report, worked, change, tamper, verify, calls };
}

describe("the check of all histories", () => {
  it("finds them whole, of one school, and writes nothing", async () => {
    const { report, worked, verify, calls } = aRegister();
    await worked();
    for (let count = 0; count < 11; count += 1) await report();
    calls.length = 0;
    expect(await verify()).toEqual({ checked: 12, faults: [] });
    expect(await verify("other-school")).toEqual({ checked: 0, faults: [] });
    expect([...new Set(calls)].toSorted()).toEqual(["GetItem", "Query"]);
  });

  it("takes a passage that was removed by the program for what it is", async () => {
    const { worked, change, verify } = aRegister();
    const reference = await worked();
    const reason = "It names a child";
    await change(reference, "redact", 3, { passage: "unkind things", reason });
    expect(await verify()).toEqual({ checked: 1, faults: [] });
  });

  it.each<[string, Parameters<ReturnType<typeof aRegister>["tamper"]>[1], RegExp]>([
    [
      "words of an entry that were changed",
      (_, [one, two, three]) => ({
        history: [one, { ...two, changes: [{ field: "note", from: "", to: "Nothing" }] }, three],
      }),
      /entry 2 of its history/,
    ],
    [
      "an entry by another person",
      (_, [one, two, three]) => ({ history: [one, two, { ...three, by: "Somebody Else" }] }),
      /entry 3 of its history/,
    ],
    [
      "an entry that was taken out",
      (_, [one, , three]) => ({ history: [one, three] }),
      /entry 2 of its history/,
    ],
    [
      "an end that was cut off",
      (_, [one, two]) => ({ history: [one, two] }),
      /entry 3 of its history is missing/,
    ],
    [
      "a report that reads otherwise than it was received",
      ({ told }) => ({ told: { ...(told as object), description: "Nothing happened." } }),
      /what the reporter told is not what entry 1/,
    ],
    ["a row that is no incident any more", () => ({ status: "vanished" }), /first at "status"/],
  ])("names %s", async (_, alter, words) => {
    const { worked, tamper, verify } = aRegister();
    const references = [await worked(), await worked(), await worked()];
    const [, reference = references[0] as Reference] = references;
    await tamper(reference, alter);
    const { checked, faults } = await verify();
    expect([checked, faults.length]).toEqual([3, 1]);
    expect(faults[0]).toMatch(words);
    expect(faults[0]).toContain(`${reference}: `);
  });
});

describe("npm run verify-history", () => {
  const program = fileURLToPath(new URL("../../infra/local/verify-history.ts", import.meta.url));
  const run = (args: readonly string[]) => {
    const env = { ...process.env, DYNAMODB_ENDPOINT: table.endpoint, TABLE_NAME: table.name };
    return new Promise<{ code: unknown; out: string; said: string }>((resolve) => {
      execFile(process.execPath, [program, ...args], { env }, (fault, out, said) =>
        resolve({ code: fault?.code ?? 0, out, said }),
      );
    });
  };

  it("ends well if all are whole, and otherwise names where each is broken", async () => {
    const { worked, tamper } = aRegister();
    const references = [await worked(), await worked()];
    const args = ["--school", school.id];
    expect(await run(args)).toEqual({
      code: 0,
      out: "2 histories are whole (school highters-heath)\n",
      said: "",
    });
    const [reference = references[1] as Reference] = references;
    await tamper(reference, () => ({ version: 9 }));
    expect(await run(args)).toMatchObject({
      code: 1,
      out:
        `${reference}: entry 4 of its history is missing, or one too many is there\n` +
        "1 history is whole, 1 not (school highters-heath)\n",
    });
    const unnamed = await run([]);
    expect([unnamed.code, unnamed.said]).toEqual([1, expect.stringContaining("--school")]);
  });
});
