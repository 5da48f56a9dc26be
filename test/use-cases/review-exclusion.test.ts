import { beforeEach, describe, expect, it } from "vitest";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { NamedPerson } from "#shared/domain/incident/submission.ts";
import { allowedReviewChanges } from "#shared/domain/review/review-access.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import { policyVersions } from "#shared/use-cases/read-policy.ts";
import { exclusionsOf } from "#shared/use-cases/send-review-notices.ts";
import {
  aNamedPerson,
  anIncident,
  aPerson,
  aSubmission,
  chair,
  governor,
  head,
  noon,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewingSchool,
  aReviewRoom,
  halfPastNine,
  type ReviewRoom,
  secondGovernor,
} from "#test/support/reviewing.ts";

const table = aTable();
let room: ReviewRoom;

const opened = async (school = aReviewingSchool()) => {
  room = aReviewRoom(table, { school });
  await room.run(halfPastNine("2026-11-23"));
};
beforeEach(() => opened());

/** An incident that taught something, with these people named in it: a lesson of it as its box is ticked. */
async function taught(...people: readonly Partial<NamedPerson>[]) {
  const told = aSubmission({ people: people.map(aNamedPerson) });
  const one = anIncident({ told });
  const lesson = {
    clause: "lesson-time",
    note: "Say it again.",
    by: "Somebody",
    at: noon,
  } as const;
  const incident: Incident = { ...one, work: { ...one.work, lessons: [lesson] } };
  await room.incidents.add(incident);
  return `${incident.reference}/lesson-time`;
}

const mayDo = async (who: typeof head, change: ReviewChangeName): Promise<boolean> => {
  const one = await room.latest();
  const exclusions = await exclusionsOf(room.parts, one);
  return allowedReviewChanges(who, one, { school: room.school, exclusions }).includes(change);
};

describe("a governor who is named in an incident that an amendment comes from", () => {
  it("cannot decide on the text, and does not count towards the quorum", async () => {
    const lessons = await taught({ name: "Mr E. Sutherland", relationship: "governor" });
    await room.change(head, "propose-amendment", { lessons });
    await room.change(head, "propose");
    expect(await mayDo(governor, "decide")).toBe(false);
    expect(await room.tryTo(governor, "decide")).toMatchObject({
      ok: false,
      refused: { why: "not-allowed" },
    });
    await room.change(chair, "decide");
    expect((await room.latest()).status).toBe("proposed");
    await room.change(secondGovernor, "decide");
    expect((await room.latest()).status).toBe("decided");
  });

  it("is not counted any more if the incident names them only later", async () => {
    const lessons = await taught({ name: "Nina Novak", relationship: "parent-carer" });
    await room.change(head, "propose-amendment", { lessons });
    await room.change(head, "propose");
    for (const who of [governor, chair]) await room.change(who, "decide");
    expect((await room.latest()).status).toBe("decided");
    const named = anIncident({
      told: aSubmission({ people: [aNamedPerson({ name: governor.name })] }),
    });
    const real = room.parts.incidents.exclusions;
    room.parts.incidents.exclusions = async (_, references) =>
      new Map(references.map((one) => [one, named.excluded]));
    expect(await room.tryTo(chair, "sign")).toMatchObject({
      ok: false,
      refused: { why: "invalid", faults: [{ words: expect.stringContaining("quorum") }] },
    });
    room.parts.incidents.exclusions = real;
    await room.change(chair, "sign");
  });

  it("is one who holds a role that is named, and the chair then does not sign either", async () => {
    const lessons = await taught({ roles: ["chair-of-governors"], relationship: "governor" });
    await room.change(head, "propose-amendment", { lessons });
    await room.change(head, "propose");
    expect(await mayDo(chair, "decide")).toBe(false);
    for (const who of [governor, secondGovernor]) await room.change(who, "decide");
    expect(await mayDo(chair, "sign")).toBe(false);
    expect((await room.messages()).filter((id) => id.includes("review-sign"))).toEqual([
      `review-2027#review-sign-1#${governor.id}`,
      `review-2027#review-sign-1#${secondGovernor.id}`,
    ]);
    await room.change(secondGovernor, "sign", { name: "farida rahman" });
    expect((await room.latest()).signature?.role).toBe("Governor");
  });

  it("lets the full board decide, and tells it so, if too few of the committee are left", async () => {
    const spare = [aPerson("Ivan Petrov", "governor"), aPerson("Jo Blake", "governor")];
    const school = aReviewingSchool();
    await opened({ ...school, id: "another", people: [...school.people, ...spare] });
    for (const who of [governor, secondGovernor]) {
      await room.change(who, "declare-conflict", { about: "policy" });
    }
    await room.change(head, "propose");
    for (const who of spare) expect(await mayDo(who, "decide")).toBe(true);
    expect((await room.messages()).filter((id) => id.includes("review-proposed"))).toEqual(
      [chair, governor, secondGovernor, ...spare]
        .map(({ id }) => `review-2027#review-proposed-1#${id}`)
        .toSorted(),
    );
    for (const who of spare) await room.change(who, "decide");
    expect((await room.latest()).status).toBe("decided");
  });
});

describe("a governor who declares an interest", () => {
  it("in a clause that is changed cannot decide; in another one still can", async () => {
    await room.change(head, "propose-amendment");
    await room.change(governor, "declare-conflict", { about: "be-smart" });
    await room.change(secondGovernor, "declare-conflict", { about: "lesson-time" });
    await room.change(head, "propose");
    expect(await mayDo(governor, "decide")).toBe(true);
    expect(await mayDo(secondGovernor, "decide")).toBe(false);
  });

  it("after deciding takes the decision out of the count, and the text may go back", async () => {
    await room.change(head, "propose");
    for (const who of [governor, secondGovernor]) await room.change(who, "decide");
    expect((await room.change(governor, "declare-conflict", { about: "policy" })).status).toBe(
      "proposed",
    );
    // The chair's approval takes its place, and whoever signs is told anew.
    expect((await room.change(chair, "decide")).status).toBe("decided");
    expect((await room.messages()).filter((id) => id.includes("review-sign"))).toEqual([
      `review-2027#review-sign-1#${chair.id}`,
      `review-2027#review-sign-1-2#${chair.id}`,
    ]);
    await room.change(secondGovernor, "declare-conflict", { about: "policy" });
    // Only the chair is left, and two have to approve.
    expect((await room.latest()).status).toBe("sent-back");
    expect(await room.tryTo(head, "propose")).toMatchObject({
      ok: false,
      refused: { faults: [{ words: expect.stringMatching(/^Fewer than 2 governors can decide/) }] },
    });
    // What is refused puts no version before the governors either.
    const versions = await policyVersions(room.parts, room.school.id);
    expect(versions.map(({ status }) => status)).toEqual(["adopted", "withdrawn"]);
  });
});

describe("what governors can read of it", () => {
  it("names nobody whom an incident names", async () => {
    const lessons = await taught(
      { name: "Nina Novak", relationship: "parent-carer" },
      { name: "Ewan Sutherland", relationship: "governor" },
    );
    await room.change(head, "propose-amendment", { lessons });
    await room.change(head, "propose");
    for (const who of [chair, secondGovernor]) await room.change(who, "decide");
    const one = await room.latest();
    expect(JSON.stringify(one)).not.toMatch(/Novak|novak|sutherland/i);
    expect(one.amendments[0]?.lessons).toHaveLength(1);
  });

  it("lets nobody draft from a lesson that is kept from them", async () => {
    const lessons = await taught({ roles: ["headteacher"], relationship: "staff" });
    expect(await room.tryTo(head, "propose-amendment", { lessons })).toMatchObject({
      ok: false,
      refused: { why: "invalid", faults: [{ field: "lessons" }] },
    });
    await room.change(chair, "propose-amendment", { lessons });
  });
});
