import { describe, expect, it } from "vitest";
import { readFilter } from "#shared/domain/incident/register-filter.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import { memberOf } from "#shared/domain/school/session.ts";
import { day } from "#shared/domain/time.ts";
import type { PlacedLine, RegisterLook } from "#shared/ports.ts";
import { exportRegister, mostRows } from "#shared/use-cases/export-register.ts";
import { audienceOf, mostLines, readSummary } from "#shared/use-cases/read-summary.ts";
import { anIncident, aSchool, head } from "#test/support/builders.ts";

const school = aSchool();
const leader = memberOf("Amara Osei", "amara.osei@example.org", ["headteacher"]);
const today = day.parse("2026-12-01");
const line = registerLineOf(anIncident());

/** A register of `length` incidents alike, that counts how it is read. */
function aRegister(length: number) {
  const looks: RegisterLook[] = [];
  const page = (_: string, look: RegisterLook) => {
    looks.push(look);
    const begin = look.after === undefined ? 0 : Number(look.after) + 1;
    const end = Math.min(length, begin + look.limit);
    const lines = Array.from(
      { length: end - begin },
      (_none, place): PlacedLine => ({ ...line, place: String(begin + place) }),
    );
    return Promise.resolve({ lines, more: end < length });
  };
  return { looks, incidents: { page } };
}

describe("a summary of more than can be counted", () => {
  const count = async (length: number) => {
    const { looks, incidents } = aRegister(length);
    const outcome = await readSummary({ incidents }, school, leader, {
      period: { year: 2026 },
      today,
    });
    const { figures, isCut } = outcome.ok ? outcome.value : {};
    return { reads: looks.length, total: figures?.total.least, isCut };
  };

  it("counts the newest 5,000 and says so", async () => {
    expect(mostLines).toBe(5_000);
    expect(await count(5_000)).toEqual({ reads: 5, total: 5_000, isCut: false });
    expect(await count(5_001)).toEqual({ reads: 5, total: 5_000, isCut: true });
    expect(await count(3)).toEqual({ reads: 1, total: 3, isCut: false });
  });
});

describe("a file of more than fits", () => {
  it("ends after 5,000 incidents, and a search that finds little ends too", async () => {
    const write = async (length: number, query = "") => {
      const { looks, incidents } = aRegister(length);
      const asked = new URLSearchParams(query);
      const filter = readFilter((name) => asked.get(name) ?? "");
      const { lines, isCut } = await exportRegister({ incidents }, school, leader, {
        filter,
        today,
      });
      return { reads: looks.length, rows: lines.length, isCut };
    };
    expect(mostRows).toBe(5_000);
    expect(await write(5_000)).toEqual({ reads: 5, rows: 5_000, isCut: false });
    expect(await write(5_001)).toEqual({ reads: 6, rows: 5_000, isCut: true });
    expect(await write(30_000, "kind=concern")).toEqual({ reads: 20, rows: 0, isCut: true });
  });
});

describe("who sees which figures", () => {
  const seenBy = (roles: readonly string[], people = school.people) =>
    audienceOf(memberOf("Sam Reed", "sam@example.org", roles), aSchool({ people }));

  it("is exact for those who work the register, and without small numbers for governors", () => {
    expect(
      ["headteacher", "safeguarding-lead", "computing-lead", "outside-contact"].map((one) =>
        seenBy([one]),
      ),
    ).toEqual(["exact", "exact", "exact", "exact"]);
    expect(["chair-of-governors", "governor", "clerk"].map((one) => seenBy([one]))).toEqual([
      "governors",
      "governors",
      "governors",
    ]);
    expect([seenBy(["office"]), seenBy([])]).toEqual([undefined, undefined]);
    expect(seenBy(["headteacher", "governor"])).toBe("exact");
  });

  it("is exact for the chair as long as the school has no headteacher", () => {
    const others = school.people.filter(({ id }) => id !== head.id);
    expect(seenBy(["chair-of-governors"], others)).toBe("exact");
    expect(seenBy(["governor"], others)).toBe("governors");
  });
});
