import { describe, expect, it } from "vitest";
import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoRegister,
  dynamoReplacer,
} from "#shared/adapters/dynamo-incidents.ts";
import type { Someone } from "#shared/domain/incident/access.ts";
import { changeNames } from "#shared/domain/incident/change-rules.ts";
import { peopleOf } from "#shared/domain/incident/current.ts";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { changeIncident, type Wanted } from "#shared/use-cases/change-incident.ts";
import {
  aNamedPerson,
  anIncident,
  aReference,
  aSchool,
  aSubmission,
  chair,
  clerk,
  computingLead,
  head,
  noon,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable, LineCut, type Mishap } from "#test/support/engine.ts";
import { inStatus, posted } from "#test/support/working.ts";
import { aClock, sha, someIds } from "#test/support/world.ts";

const table = aTable();
const school = aSchool();
const stranger: Someone = { name: "Nina Novak", email: "nina@example.org", roles: [] };
const aboutHead = aSubmission({ people: [aNamedPerson({ name: head.name })] });

async function keep(one: Incident): Promise<Incident> {
  await dynamoIncidentAdder(table.watch().client, table.name).add(one);
  return one;
}
const stored = async (number = 1) => {
  const found = await dynamoIncidentReader(table.watch().client, table.name).find(
    school.id,
    aReference(number),
  );
  if (!found) throw new Error("the incident is gone");
  return found;
};

/** Somebody's change of the first incident, as its page had shown version 1. */
async function change(
  someone: Someone,
  wanted: Partial<Wanted> = {},
  { of = school, mishap }: { of?: typeof school; mishap?: Mishap } = {},
) {
  const { client, calls } = table.watch(mishap);
  const incidents = {
    ...dynamoIncidentReader(client, table.name),
    ...dynamoReplacer(client, table.name),
  };
  const { change: name = "note" } = wanted;
  const raw = posted[name];
  const asked = { reference: aReference(1), change: name, seen: 1, raw, ...wanted };
  const parts = { incidents, clock: aClock(noon), ids: someIds() };
  return { outcome: await changeIncident(parts, of, someone, asked), calls };
}
const openLines = async () => {
  const register = dynamoRegister(table.watch().client, table.name);
  const { lines } = await register.page(school.id, { limit: 10, open: true });
  return lines.map(({ status }) => status);
};

describe("a change", () => {
  it("is one read and one conditional write, and is what then stands there", async () => {
    await keep(anIncident());
    const { outcome, calls } = await change(head, { change: "triage" });
    expect(calls).toEqual(["GetItem", "PutItem"]);
    expect(outcome).toMatchObject({ ok: true, value: { version: 2, status: "triaged" } });
    expect(outcome.ok && JSON.parse(JSON.stringify(outcome.value))).toEqual(await stored());
  });

  it("is one read, if it is refused", async () => {
    await keep(anIncident());
    const refusals = [
      await change(head, { reference: aReference(2) }),
      await change(clerk),
      await change(head, { seen: 2 }),
      await change(head, { change: "close" }),
      await change(head, { raw: {} }),
      await change(head, { change: "duplicate", raw: { original: aReference(1) } }),
    ];
    expect(refusals.map(({ calls }) => calls)).toEqual(refusals.map(() => ["GetItem"]));
    expect(refusals.map(({ outcome }) => !outcome.ok && outcome.refused.why)).toEqual([
      "not-found",
      "not-found",
      "changed-meanwhile",
      "not-allowed",
      "invalid",
      "invalid",
    ]);
    expect(await stored()).toEqual(anIncident());
  });

  it("names each field that is wrong, and gives the incident back to show", async () => {
    const one = await keep(anIncident());
    const { outcome } = await change(head, {
      change: "triage",
      raw: { title: "", kind: "breach" },
    });
    expect(outcome).toMatchObject({ refused: { why: "invalid", incident: one } });
    const faults = !outcome.ok && outcome.refused.why === "invalid" ? outcome.refused.faults : [];
    expect(faults.map(({ field }) => field)).toEqual(["title", "categories", "severity"]);
  });

  it("moves the incident out of the open ones and back", async () => {
    await keep(inStatus("triaged"));
    expect(await openLines()).toEqual(["triaged"]);
    await change(head, { change: "no-investigation", seen: 2 });
    expect(await openLines()).toEqual([]);
    await change(head, { change: "reopen", seen: 3 });
    expect(await openLines()).toEqual(["reopened"]);
  });

  it("to people of whom none is left is kept as that", async () => {
    await keep(anIncident({ told: aboutHead }));
    await change(safeguardingLead, { change: "people", raw: { people: [] } });
    const one = await stored();
    expect(peopleOf(one)).toEqual([]);
    expect(one.excluded).toEqual({ roles: [], names: [] });
    expect(one.told.people).toHaveLength(1);
  });
});

describe("what somebody may not see", () => {
  it("is not found, whatever they try, exactly as if it were not there", async () => {
    await keep(anIncident({ told: aboutHead }));
    const nothing = await change(head, { reference: aReference(2) });
    expect(nothing).toEqual({
      outcome: { ok: false, refused: { why: "not-found" } },
      calls: ["GetItem"],
    });
    for (const name of changeNames) {
      expect(await change(head, { change: name })).toEqual(nothing);
      expect(await change(head, { change: name, seen: 7, raw: {} })).toEqual(nothing);
    }
    const others = [clerk, office, stranger];
    for (const one of others) expect(await change(one)).toEqual(nothing);
    const elsewhere = aSchool({ id: "other-school" });
    expect(await change(safeguardingLead, {}, { of: elsewhere })).toEqual(nothing);
    expect((await change(chair)).outcome.ok).toBe(true);
    expect(changeNames).toHaveLength(20);
  });

  it("is not found by whom a change has just shut out", async () => {
    await keep(anIncident());
    const raw = { people: [aNamedPerson({ name: head.name })] };
    await change(safeguardingLead, { change: "people", raw });
    expect((await change(head, { seen: 2 })).outcome).toEqual({
      ok: false,
      refused: { why: "not-found" },
    });
    expect((await change(chair, { seen: 2 })).outcome.ok).toBe(true);
  });
});

describe("a change of what somebody else has changed meanwhile", () => {
  it("is not made, and tells exactly what was done since", async () => {
    await keep(anIncident());
    await change(head, { change: "triage" });
    await change(safeguardingLead, { change: "note", seen: 2 });
    const { outcome } = await change(computingLead, { change: "triage" });
    const now = await stored();
    expect(outcome).toEqual({
      ok: false,
      refused: { why: "changed-meanwhile", incident: now, since: now.history.slice(1) },
    });
    expect(now.history.slice(1).map(({ what }) => what)).toEqual(["triage", "note"]);
    const late = await change(computingLead, { change: "note", seen: 2 });
    expect(late.outcome).toMatchObject({ refused: { since: now.history.slice(2) } });
  });

  it("is made by one of two at once; the other is told, and nothing is lost", async () => {
    await keep(anIncident());
    const people = [head, safeguardingLead, computingLead];
    const rounds = 5;
    for (let seen = 1; seen <= rounds; seen += 1) {
      const tries = people.map(({ name }) => ({ seen, raw: { text: `${name} was here` } }));
      const all = await Promise.all(people.map((one, at) => change(one, tries[at])));
      const now = await stored();
      const won = all.filter(({ outcome }) => outcome.ok);
      expect(won).toHaveLength(1);
      expect(now.version).toBe(seen + 1);
      for (const { outcome } of all.filter((one) => !won.includes(one))) {
        expect(outcome).toMatchObject({
          refused: { why: "changed-meanwhile", since: now.history.slice(seen) },
        });
      }
    }
    const { history, work } = await stored();
    expect(work.notes.map(({ text }) => text)).toEqual(
      history.slice(1).map(({ by }) => `${by.split(",")[0]} was here`),
    );
    expect(history).toHaveLength(rounds + 1);
    expect(firstBrokenLink(history, sha)).toBeUndefined();
  });

  it("shuts the slower one out at once, if that is what the quicker one did", async () => {
    await keep(anIncident());
    const raw = { people: [aNamedPerson({ name: head.name })] };
    let quicker: Promise<unknown> | undefined;
    const meanwhile: Mishap = (_, command) => {
      if (command === "PutItem") throw new LineCut("before PutItem");
      return undefined;
    };
    await expect(change(head, {}, { mishap: meanwhile })).rejects.toThrow(LineCut);
    const { client } = table.watch();
    const reader = dynamoIncidentReader(client, table.name);
    const incidents = {
      ...reader,
      /** Between the read and the write of one, the other is done. */
      async replace(...pair: Parameters<ReturnType<typeof dynamoReplacer>["replace"]>) {
        quicker ??= change(safeguardingLead, { change: "people", raw });
        await quicker;
        return dynamoReplacer(client, table.name).replace(...pair);
      },
    };
    const wanted: Wanted = { reference: aReference(1), change: "note", seen: 1, raw: posted.note };
    const parts = { incidents, clock: aClock(noon), ids: someIds() };
    expect(await changeIncident(parts, school, head, wanted)).toEqual({
      ok: false,
      refused: { why: "not-found" },
    });
    expect((await stored()).history.map(({ what }) => what)).toEqual(["received", "people"]);
  });

  it("shows their own change to somebody whose answer was lost on the way", async () => {
    await keep(anIncident());
    const lost: Mishap = (_, command) => (command === "PutItem" ? "answer-lost" : undefined);
    await expect(change(head, {}, { mishap: lost })).rejects.toThrow(LineCut);
    const { outcome } = await change(head);
    expect(outcome).toMatchObject({
      refused: { why: "changed-meanwhile", since: [{ what: "note" }] },
    });
    expect((await stored()).work.notes).toHaveLength(1);
  });
});
