import { beforeEach, describe, expect, it } from "vitest";
import { dynamoIncidentAdder, dynamoIncidentReader } from "#shared/adapters/dynamo-incidents.ts";
import { type Receipt, receipt } from "#shared/domain/incident/receipt.ts";
import type { KeyRing } from "#shared/ports.ts";
import { followUp } from "#shared/use-cases/follow-up.ts";
import { type School, submitIncident } from "#shared/use-cases/submit-incident.ts";
import { aSubmission, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aClock, ringOfOne, ringOfTwo, someIds } from "#test/support/world.ts";

const here: School = { id: "highters-heath", referencePrefix: "HH" };
const there: School = { id: "other-school", referencePrefix: "HH" };
const table = aTable();

async function submit(keyRing: KeyRing, idempotencyKey = "key-of-one-request", school = here) {
  const incidents = dynamoIncidentAdder(table.watch().client, table.name);
  const parts = { incidents, keyRing, clock: aClock(noon), ids: someIds() };
  const outcome = await submitIncident(parts, school, { idempotencyKey, told: aSubmission() });
  if (!outcome.ok) throw new Error("refused");
  return outcome.value;
}
/** What came of it, and the calls it took. */
async function ask(keyRing: KeyRing, asked: Receipt, school = here) {
  const { client, calls } = table.watch();
  const incidents = dynamoIncidentReader(client, table.name);
  return { outcome: await followUp({ incidents, keyRing }, school, asked), calls };
}
const unknown = { outcome: { ok: false, refused: "unknown" }, calls: ["GetItem"] };

describe("following up a report", () => {
  let mine: Awaited<ReturnType<typeof submit>>;
  beforeEach(async () => {
    mine = await submit(ringOfOne);
    await submit(ringOfOne, "key-of-another-request");
  });
  const known = () => ({
    outcome: {
      ok: true,
      value: {
        reference: mine.incident.reference,
        status: "received",
        receivedAt: "2026-11-20T12:00:00Z",
        messages: [],
      },
    },
    calls: ["GetItem"],
  });

  it("shows where it stands and nothing else, in one read", async () => {
    expect(await ask(ringOfOne, mine.receipt)).toEqual(known());
  });

  it("knows nothing of a number nobody was given, in one read too", async () => {
    const made = receipt.parse(`1${"0".repeat(15)}`);
    expect(await ask(ringOfOne, made)).toEqual(unknown);
  });

  it("knows nothing of another school's receipt", async () => {
    expect(await ask(ringOfOne, mine.receipt, there)).toEqual(unknown);
    const theirs = await submit(ringOfOne, "key-of-one-request", there);
    expect(await ask(ringOfOne, theirs.receipt)).toEqual(unknown);
    expect((await ask(ringOfOne, theirs.receipt, there)).outcome.ok).toBe(true);
  });

  it("still knows old receipts when a key is added to the ring, and new ones", async () => {
    expect(await ask(ringOfTwo, mine.receipt)).toEqual(known());
    const newer = await submit(ringOfTwo, "key-of-a-third-request");
    expect(newer.receipt.charAt(0)).toBe("2");
    expect((await ask(ringOfTwo, newer.receipt)).outcome).toMatchObject({ ok: true });
    expect(await ask(ringOfOne, newer.receipt)).toEqual(unknown);
  });

  it("knows nothing of a generation that the ring does not have", async () => {
    for (const generation of ["2", "9"]) {
      const other = receipt.parse(generation + mine.receipt.slice(1));
      expect(await ask(ringOfOne, other)).toEqual(unknown);
    }
    const newer = receipt.parse(`2${mine.receipt.slice(1)}`);
    expect(await ask(ringOfTwo, newer)).toEqual(unknown);
  });

  it("does not show somebody else's incident that stands at the reference", async () => {
    const fixed: KeyRing = {
      ...ringOfOne,
      derive: (generation, purpose, ...parts) =>
        purpose === "reference"
          ? ringOfOne.derive(generation, purpose, here.id, mine.receipt, "0")
          : ringOfOne.derive(generation, purpose, ...parts),
    };
    const guessed = receipt.parse("1234567890123456");
    expect((await ask(fixed, guessed)).outcome).toEqual(unknown.outcome);
    expect((await ask(fixed, mine.receipt)).outcome).toMatchObject({ ok: true });
  });
});
