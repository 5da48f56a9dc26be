import { describe, expect, it } from "vitest";
import { exclusionOf } from "#shared/domain/incident/access.ts";
import { addresseesOf } from "#shared/domain/incident/addressees.ts";
import { type Duty, dutiesOf } from "#shared/domain/incident/duties.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { noWork } from "#shared/domain/incident/no-work.ts";
import type { NamedPerson } from "#shared/domain/incident/submission.ts";
import type { Work } from "#shared/domain/incident/work.ts";
import { day } from "#shared/domain/time.ts";
import {
  aNamedPerson,
  anIncident,
  aPerson,
  aSchool,
  aSubmission,
  chair,
  computingLead,
  head,
  noon,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";

const school = aSchool();

interface Circumstances {
  readonly work?: Partial<Work>;
  readonly told?: Readonly<Record<string, unknown>>;
  readonly named?: readonly Partial<NamedPerson>[];
}

function worked({ work = {}, told = {}, named = [] }: Circumstances = {}): Incident {
  const people = named.map(aNamedPerson);
  const one = anIncident({ told: aSubmission({ ...told, people }) });
  return { ...one, work: { ...noWork, ...work }, excluded: exclusionOf(people) };
}

const wrote: Duty = { kind: "reporter-wrote", id: "reporter-wrote#1", from: noon };
const reply: Duty = { kind: "reply", id: "reply#1", from: noon };
const due: Duty = { kind: "action-due", id: "action-due#1", from: noon, action: 1 };
const anAction = (owner: string) => ({
  actions: [
    { number: 1, what: "Talk", owner, dueOn: day.parse("2026-11-27"), at: noon, by: "Head" },
  ],
});
const to = (duty: Duty, circumstances?: Circumstances) =>
  addresseesOf(duty, worked(circumstances), school).map(({ id, signsIn }) => [id, signsIn]);

describe("that the reporter wrote", () => {
  it("is told to the owner alone, if there is one who may see it", () => {
    expect(to(wrote, { work: { owner: computingLead.id } })).toEqual([[computingLead.id, true]]);
  });

  it("is told to those who were alerted if nobody owns it", () => {
    expect(to(wrote)).toEqual([
      [head.id, true],
      [safeguardingLead.id, true],
    ]);
  });

  it("is not told to a contact outside who cannot read it", () => {
    expect(to(wrote, { told: { categories: ["privacy"] } })).toEqual([
      [head.id, true],
      [safeguardingLead.id, true],
    ]);
  });

  it("is told past an owner who was named later, and past everyone else who is named", () => {
    const named = [{ name: head.name }, { roles: safeguardingLead.roles }];
    expect(to(wrote, { work: { owner: head.id }, named })).toEqual([[chair.id, true]]);
  });

  it("is told past an owner who may not open the register, or is gone", () => {
    const alerted = [
      [head.id, true],
      [safeguardingLead.id, true],
    ];
    expect(to(wrote, { work: { owner: office.id } })).toEqual(alerted);
    expect(to(wrote, { work: { owner: "gone" } })).toEqual(alerted);
  });

  it("is owed once for each message of the reporter, whether or not there is an address", () => {
    const talk = (["reporter", "school", "reporter"] as const).map((from) => ({
      from,
      text: "Words",
      at: noon,
      by: from,
    }));
    expect(dutiesOf(worked({ work: { talk } })).map(({ id }) => id)).toEqual([
      "alert",
      "reporter-wrote#1",
      "reporter-wrote#3",
    ]);
    const reachable = { reporter: { relationship: "staff", email: "somebody@example.org" } };
    expect(dutiesOf(worked({ work: { talk }, told: reachable })).map(({ id }) => id)).toEqual([
      "alert",
      "reporter-wrote#1",
      "reply#2",
      "reporter-wrote#3",
    ]);
  });
});

describe("that the school has answered", () => {
  const from = (email: string) => ({ reporter: { relationship: "staff", name: "Kay", email } });

  it("is told to the reporter under the address they left", () => {
    expect(addresseesOf(reply, worked({ told: from("kay@example.org") }), school)).toEqual([
      { id: "reporter", name: "Kay", email: "kay@example.org", signsIn: false },
    ]);
    expect(to(reply)).toEqual([]);
  });

  it("is not sent to somebody who is kept out, whoever typed their address", () => {
    const told = from(head.email.toUpperCase());
    expect(to(reply, { told })).toEqual([["reporter", false]]);
    expect(to(reply, { told, named: [{ name: head.name }] })).toEqual([]);
    expect(to(reply, { told, named: [{ roles: ["headteacher"] }] })).toEqual([]);
  });
});

describe("that an action is due", () => {
  it("is told to its owner, with a link if they may open the incident", () => {
    expect(to(due, { work: anAction(head.id) })).toEqual([[head.id, true]]);
    expect(to(due, { work: anAction(office.id) })).toEqual([[office.id, false]]);
  });

  it("is not told to an owner who is kept out, under this entry of the profile or another", () => {
    expect(to(due, { work: anAction(head.id), named: [{ name: "A. Osei" }] })).toEqual([]);
    const twin = { ...aPerson("Office Desk", "office"), email: head.email };
    const double = aSchool({ people: [...school.people, twin] });
    const one = worked({ work: anAction(twin.id), named: [{ roles: ["headteacher"] }] });
    expect(addresseesOf(due, one, double)).toEqual([]);
  });
});
