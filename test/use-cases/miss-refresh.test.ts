import { expect, it } from "vitest";
import { dynamoRefreshRuns } from "#shared/adapters/dynamo-source-states.ts";
import { day, daysLater, instant } from "#shared/domain/time.ts";
import { missRefresh } from "#shared/use-cases/miss-refresh.ts";
import { aTable } from "#test/support/engine.ts";
import { aLog } from "#test/support/world.ts";

const table = aTable();
const ran = instant.parse("2026-11-23T06:15:00.000Z");

/** Whether it is missed on each of the days after its last run, and what the log says. */
async function missedOn(days: readonly number[]) {
  const refreshRuns = dynamoRefreshRuns(table.watch().client, table.name);
  const nothing = { results: [], exchanges: [], requests: 0, bytes: 0 };
  await refreshRuns.add("highters-heath", { at: ran, startedAt: ran, ...nothing });
  const log = aLog();
  const missed: number[] = [];
  for (const count of days) {
    const at = instant.parse(`${daysLater(day.parse("2026-11-23"), count)}T09:15:00.000Z`);
    missed.push(await missRefresh({ refreshRuns, log }, "highters-heath", at));
  }
  return { missed, log };
}

it("is noticed by another job that the sources are not asked any more, from the eleventh day on", async () => {
  const { missed, log } = await missedOn([1, 7, 10, 11, 12]);
  expect(missed).toEqual([0, 0, 0, 1, 1]);
  expect(log.lines).toMatchObject([
    { level: "error", facts: { days: 11 } },
    { level: "error", facts: { days: 12 } },
  ]);
});
