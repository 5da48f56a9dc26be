import { describe, expect, it } from "vitest";
import { refreshSitesJob } from "#functions/handlers/refresh-sites.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { aSchool } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { context } from "#test/support/requests.ts";
import { aRefresh, monday, someSources } from "#test/support/site-refresh.ts";
import { aWish } from "#test/support/sites.ts";

const table = aTable();
const engine = someSources();
/** A context as Lambda gives it: how many milliseconds are left, by how often it was asked. */
const leaving = (left: (asked: number) => number) => {
  let asked = 0;
  return { ...context, getRemainingTimeInMillis: () => left((asked += 1)) };
};
const plenty = leaving(() => 900_000);
const started = (at: string) => ({ job: "refresh-sites", at });
const aJob = () => {
  const refresh = aRefresh(table, engine);
  return { refresh, handler: refreshSitesJob({ ...refresh, school: aSchool() }) };
};

describe("the job that refreshes the site list", () => {
  it("counts what it did, for the instant of its event", async () => {
    const { refresh, handler } = aJob();
    const told = await handler(started("2026-11-23T06:15:00Z"), plenty);
    expect(told).toMatchObject({ sources: 3, requests: 46, raised: 0, left: 0, mails: 0 });
    expect(await refresh.lastRun()).toMatchObject({ at: "2026-11-23T06:15:00Z" });
    expect(refresh.log.lines).toMatchObject([
      { level: "info", sentence: "job done", facts: { job: "refresh-sites", requests: 46 } },
    ]);
  });

  it("fails when its time is short, so that it is started again, and goes on where it stopped", async () => {
    const { refresh, handler } = aJob();
    await raiseProposal(refresh, aSchool().id, aWish(), refresh.clock.now());
    const short = leaving((asked) => (asked <= 20 ? 900_000 : 119_000));
    await expect(handler(started(monday()), short)).rejects.toThrow("addresses are left");
    expect(engine.seen.length).toBeGreaterThan(10);
    expect(engine.seen.length).toBeLessThan(44);
    // The leads were told of what waits before it gave up, and are not told twice.
    expect(await handler(started(monday()), plenty)).toMatchObject({ left: 0, mails: 0 });
    expect(engine.seen).toHaveLength(46);
  });
});
