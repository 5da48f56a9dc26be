import { expect, it } from "vitest";
import { dynamoIncidentAdder, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { noticeReportedSites } from "#shared/use-cases/notice-reported-sites.ts";
import { publishSites } from "#shared/use-cases/publish-sites.ts";
import { submitIncident } from "#shared/use-cases/submit-incident.ts";
import { aSchool, aSubmission, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aSite, aSiteDesk, computing } from "#test/support/sites.ts";
import { aLog, ringOfOne } from "#test/support/world.ts";

const table = aTable();
const school = aSchool();

function aRegister() {
  const { client } = table.watch();
  const incidents = {
    ...dynamoIncidentAdder(client, table.name),
    ...dynamoRegister(client, table.name),
  };
  const desk = { ...aSiteDesk(table), incidents, log: aLog(), keyRing: ringOfOne };
  let reports = 0;
  const report = async (count: number, named: Readonly<Record<string, string>>) => {
    for (let at = 0; at < count; at += 1) {
      reports += 1;
      const idempotencyKey = `report-number-${reports}`.padEnd(20, "x");
      await submitIncident(desk, school, { idempotencyKey, told: aSubmission(named) });
    }
  };
  const raised = async () => {
    const { found } = await desk.proposals.page(school.id, "open", { limit: 20 });
    return found.map(({ kind, slug, after }) => [kind, slug, after]);
  };
  return { desk, report, raised };
}

it("asks for a look at drafts and unlisted names that are reported often, once", async () => {
  const { desk, report, raised } = aRegister();
  await report(5, { site: "facebook" });
  await report(3, { site: "vsco" });
  await report(2, { site: "locket" });
  await report(2, { siteOther: "Mrs Osei’s page" });
  await report(1, { siteOther: "mrs osei's  PAGE" });
  expect(await noticeReportedSites(desk, school.id, noon)).toBe(2);
  expect(await noticeReportedSites(desk, school.id, noon)).toBe(0);
  expect(await raised()).toEqual(
    expect.arrayContaining([
      ["reported-often", "vsco", "2026"],
      ["reported-often", "not-on-the-list", expect.stringMatching(/^2026: [0-9a-f]{16}$/)],
    ]),
  );
  const rows = (await table.rows()).map((row) => row["proposal"]?.S ?? "");
  expect(rows.join(" ")).not.toMatch(/osei/i);
});

it("asks again when another name takes the place of one that came onto the list", async () => {
  const { desk, report, raised } = aRegister();
  await report(3, { siteOther: "Wombatgram" });
  expect(await noticeReportedSites(desk, school.id, noon)).toBe(1);
  const put = [aSite({ slug: "wombatgram", name: "Wombatgram" })];
  await publishSites(desk, school.id, computing, { seen: 1, put, note: "Reported often" });
  expect(await noticeReportedSites(desk, school.id, noon)).toBe(0);
  await report(3, { siteOther: "Koalachat" });
  expect(await noticeReportedSites(desk, school.id, noon)).toBe(1);
  expect(await raised()).toHaveLength(2);
});

it("says nothing while nothing is reported often", async () => {
  const { desk, report, raised } = aRegister();
  await report(4, { site: "youtube" });
  await report(2, { siteOther: "Something new" });
  expect(await noticeReportedSites(desk, school.id, noon)).toBe(0);
  expect(await raised()).toEqual([]);
});
