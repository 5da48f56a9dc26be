import { describe, expect, it } from "vitest";
import { roles } from "#shared/domain/school/role.ts";
import { endOf, isAlive, isToBeNoted, memberOf } from "#shared/domain/school/session.ts";
import { hours, later, minutes } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";

const member = memberOf("Amara Osei", "amara@example.org", ["headteacher"]);
/** A session that began at noon and was last seen so many seconds later. */
const seenAfter = (seconds: number) => ({ member, startedAt: noon, seenAt: later(noon, seconds) });
const aliveAfter = (seen: number, seconds: number) =>
  isAlive(seenAfter(seen), later(noon, seconds));

describe("a session", () => {
  it("ends after half an hour without a request", () => {
    expect(aliveAfter(0, minutes(30) - 0.001)).toBe(true);
    expect(aliveAfter(0, minutes(30))).toBe(false);
  });

  it("ends ten hours after it began, however busy it was", () => {
    const last = hours(10) - 1;
    expect(aliveAfter(last, hours(10) - 0.001)).toBe(true);
    expect(aliveAfter(last, hours(10))).toBe(false);
    expect(endOf(seenAfter(0))).toBe("2026-11-20T22:00:00.000Z");
  });

  it("is written down again after five minutes, so well before it would end for idleness", () => {
    expect(isToBeNoted(seenAfter(0), later(noon, minutes(5) - 0.001))).toBe(false);
    expect(isToBeNoted(seenAfter(0), later(noon, minutes(5)))).toBe(true);
  });
});

describe("somebody signed in", () => {
  it("holds the roles among their groups, and no others", () => {
    const { roles: held, outside } = memberOf("A", "a@example.org", [
      "office",
      "admin",
      "clerk",
      "Headteacher",
    ]);
    expect(held).toEqual(["clerk", "office"]);
    expect(outside).toBe(false);
    expect(memberOf("A", "a@example.org", []).roles).toEqual([]);
    expect(memberOf("A", "a@example.org", [...roles]).roles).toEqual([...roles]);
  });

  it("is the outside contact by a group of its own", () => {
    expect(memberOf("J", "j@example.org", ["outside-contact"])).toEqual({
      name: "J",
      email: "j@example.org",
      roles: [],
      outside: true,
    });
  });
});
