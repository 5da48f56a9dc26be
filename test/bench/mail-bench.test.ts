import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { startFaultMailProxy } from "#test/support/fault-mail-proxy.ts";
import { startMailProcess } from "#test/support/mail-process.ts";
import { beginIn, parents } from "#test/support/mailing-room.ts";
import { killTable, mailingTable, troubles } from "./mail-bench.ts";
import { type KillOutcome, killAt } from "./mail-kills.ts";
import { type MailStand, openMailStand } from "./mail-stand.ts";
import { allUnits, measureMailUnits } from "./mail-units.ts";
import { measureMailing } from "./measure-mailing.ts";

let stand: MailStand;
beforeAll(async () => {
  stand = await openMailStand();
}, 60_000);
afterAll(() => stand.close());

describe("processes with the deployed function", () => {
  it("send each mail once, three of them at once and again and again", async () => {
    const tableName = await stand.newTable();
    const people = parents(60);
    const { id, school } = await beginIn({ client: stand.client, tableName }, people);
    const proxy = await startFaultMailProxy(stand.mail);
    const world = { ...stand, mail: proxy.endpoint, tableName, rate: 200 };
    const processes = await Promise.all(
      [1, 2, 3].map(() => startMailProcess("deliver-mail", world)),
    );
    try {
      for (const ahead of [0, 1, 62, 124]) {
        await Promise.all(processes.map((one, at) => one.run({ ahead: ahead + at })));
      }
      expect(proxy.taken.map(({ to }) => to).toSorted()).toEqual(people.map(({ email }) => email));
      const kept = await dynamoMailings(stand.client, tableName).find(school, id);
      expect(kept).toMatchObject({ status: "done" });
      expect(kept?.results["parents-carers"].sent).toBe(60);
    } finally {
      await Promise.all(processes.map((one) => one.ended()));
      await proxy.close();
    }
  }, 60_000);

  it("are killed at calls here and there: nobody is missing, no reminder comes twice", async () => {
    const kills = [
      { job: "remind-policy", nth: 7, moment: "after" },
      { job: "deliver-mail", nth: 3, moment: "after" },
      { job: "deliver-mail", nth: 12, moment: "before" },
      { job: "deliver-mail", nth: 20, moment: "after" },
      { job: "deliver-mail", nth: 30, moment: "after" },
    ] as const;
    const outcomes: KillOutcome[] = [];
    for (const kill of kills) {
      const outcome = await killAt(stand, kill);
      expect([kill, outcome]).toEqual([
        kill,
        expect.objectContaining({ missing: 0, extra: 0, alertsMissing: 0 }),
      ]);
      if (outcome) outcomes.push(outcome);
    }
    const tooMany = outcomes.filter((one) => one.alertsExtra > one.alertsInFlight);
    expect(tooMany).toEqual([]);
    const shown = killTable({ all: outcomes });
    expect(shown).toMatch(/all +5 +0 +0/);
    const countsMore = outcomes.filter(({ listed, listedUnsent }) => listedUnsent > listed);
    expect(countsMore).toEqual([]);
    expect(shown).not.toContain("NaN");
  }, 60_000);
});

describe("a mail service with every trouble", () => {
  it("loses nobody, sends nobody two, and costs little time", async () => {
    const recipients = 112;
    const settings = { recipients, rate: 14, faults: troubles(recipients), killedAt: [30] };
    const report = await measureMailing(stand, settings);
    const { missing, extra, kills, listed, counts, ratio } = report;
    expect({ missing, extra, kills }).toEqual({ missing: 0, extra: 0, kills: 1 });
    expect(Math.min(counts.throttled, counts.quota, counts.unanswered, counts.refused)).toBe(1);
    expect(listed).toBeLessThan(30);
    // The machine may be busy; what a mail waits for without need would be a multiple of this.
    expect(ratio).toBeLessThan(1.5);
    const shown = mailingTable([["with troubles", report]]);
    expect(shown).toContain("run time : recipients / rate");
    expect(shown).not.toContain("NaN");
  }, 90_000);
});

describe("a mail of a mailing", () => {
  it("costs at most three units of the table, with all that keeps its place", async () => {
    const units = await measureMailUnits(stand, 100);
    expect(units.writeUnits).toBeGreaterThanOrEqual(2);
    expect(units.readUnits).toBeGreaterThan(0.5);
    expect(allUnits(units)).toBeLessThanOrEqual(3);
  }, 60_000);
});
