import { describe, expect, it } from "vitest";
import { fromRow, keys, toRow } from "#shared/adapters/dynamo-keys.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { memberOf, type Session } from "#shared/domain/school/session.ts";
import { hours, type Instant, later, minutes, toEpochSeconds } from "#shared/domain/time.ts";
import { beginSession, endSession, findMember, findSession } from "#shared/use-cases/sign-in.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aClock, sha, someIds } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const member = memberOf("Amara Osei", "amara@example.org", ["headteacher"]);
const session: Session = { member, startedAt: noon, seenAt: noon };
const end = toEpochSeconds(later(noon, hours(10)));
const sessions = () => dynamoSessions(table.watch().client, table.name);
const rowOf = async (id: string) => {
  const row = await table.row(toRow(keys.session(school, id)));
  return row && fromRow(row);
};

describe("sessions in the table", () => {
  it("are found by their id, at their school", async () => {
    await sessions().add(school, "one", session, end);
    expect(await sessions().find(school, "one")).toEqual(session);
    expect(await sessions().find(school, "two")).toBeUndefined();
    expect(await sessions().find("other-school", "one")).toBeUndefined();
  });

  it("say in whole seconds when they may go", async () => {
    await sessions().add(school, "one", session, end);
    expect(await rowOf("one")).toMatchObject({
      expiresAt: Date.parse("2026-11-20T22:00:00Z") / 1000,
    });
  });

  it("are never written over", async () => {
    await sessions().add(school, "one", session, end);
    const other = { ...session, member: memberOf("Somebody Else", "s@example.org", []) };
    await expect(sessions().add(school, "one", other, end)).rejects.toThrow(
      "conditional request failed",
    );
    expect(await sessions().find(school, "one")).toEqual(session);
  });

  it("note when they were last seen, never backwards", async () => {
    await sessions().add(school, "one", session, end);
    await sessions().note(school, "one", later(noon, 600));
    await sessions().note(school, "one", later(noon, 300));
    expect(await sessions().find(school, "one")).toEqual({ ...session, seenAt: later(noon, 600) });
  });

  it("stay ended, though a request still notes them", async () => {
    await sessions().add(school, "one", session, end);
    await sessions().remove(school, "one");
    await sessions().note(school, "one", later(noon, 600));
    expect(await table.rows()).toEqual([]);
    await sessions().remove(school, "one");
  });
});

describe("somebody signed in", () => {
  function aReception() {
    const { client, calls } = table.watch();
    const clock = aClock(noon);
    const parts = { sessions: dynamoSessions(client, table.name), clock, ids: someIds() };
    return {
      clock,
      calls,
      begin: (provedAt?: Instant) => beginSession(parts, school, member, provedAt),
      session: (secret: string) => findSession(parts, school, secret),
      find: (secret: string, at = school) => findMember(parts, at, secret),
      end: (secret: string) => endSession(parts, school, secret),
    };
  }

  it("is known by the secret, of which the table holds a digest only", async () => {
    const { begin, find } = aReception();
    const secret = await begin();
    expect(await find(secret)).toEqual(member);
    expect(await find(sha(secret))).toBeUndefined();
    expect(await find(secret, "other-school")).toBeUndefined();
    expect(JSON.stringify(await table.rows())).not.toContain(secret);
    expect(await rowOf(sha(secret))).toBeDefined();
  });

  it("stays signed in while working, up to ten hours", async () => {
    const { begin, find, clock } = aReception();
    const secret = await begin();
    let asked = 0;
    for (let worked = minutes(29); worked < hours(10); worked += minutes(29)) {
      clock.forward(minutes(29));
      asked += 1;
      expect(await find(secret)).toEqual(member);
    }
    expect(asked).toBe(20);
    clock.forward(minutes(20));
    expect(await find(secret)).toBeUndefined();
  });

  it("is not known after half an hour away", async () => {
    const { begin, find, clock } = aReception();
    const secret = await begin();
    clock.forward(minutes(30));
    expect(await find(secret)).toBeUndefined();
    expect(await find(secret)).toBeUndefined();
  });

  it("costs one read a request, and a write every five minutes", async () => {
    const { begin, find, clock, calls } = aReception();
    const secret = await begin();
    calls.length = 0;
    for (const wait of [0, 60, 239, 1, 0]) {
      clock.forward(wait);
      await find(secret);
    }
    expect(calls).toEqual(["GetItem", "GetItem", "GetItem", "GetItem", "UpdateItem", "GetItem"]);
  });

  it("has proved who they are when the sign-in service says so, and never later than now", async () => {
    const { begin, session } = aReception();
    const before = later(noon, -minutes(1));
    expect((await session(await begin(before)))?.provedAt).toBe(before);
    expect((await session(await begin(later(noon, 5))))?.provedAt).toBe(noon);
    expect((await session(await begin()))?.provedAt).toBeUndefined();
  });

  it("is gone after signing out", async () => {
    const { begin, find, end: signOut } = aReception();
    const [one, other] = [await begin(), await begin()];
    await signOut(one);
    expect(await find(one)).toBeUndefined();
    expect(await find(other)).toEqual(member);
  });
});
