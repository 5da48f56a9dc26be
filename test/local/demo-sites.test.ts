import { expect, it } from "vitest";
import { fillSites } from "#infra/local/demo/fill-sites.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import { instant } from "#shared/domain/time.ts";
import { aSchool } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aSiteDesk } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const school = aSchool();
const now = instant.parse("2026-11-22T12:00:00.000Z");
const fill = () => fillSites({ client: table.watch().client, name: table.name }, school, now);

it("makes up what the leads did with the list, and leaves something to decide", async () => {
  expect(await fill()).toEqual({ version: 3, proposals: 4 });
  const { siteLists, proposals } = aSiteDesk(table);
  const list = await siteLists.current(school.id);
  const first = firstList(sha);
  expect(list?.sites).toHaveLength(first.sites.length);
  expect(list?.count).toBe(first.count + 2);
  expect(list?.recent.flatMap(({ changes }) => changes.map(({ name }) => name))).toEqual([
    "Among Us",
    "Spotify",
  ]);
  const { found } = await proposals.page(school.id, "open", { limit: 20 });
  expect(found.filter(({ approvals }) => approvals.length === 1)).toMatchObject([
    { slug: "telegram", field: "minAge", status: "open" },
  ]);
});

it("leaves a list that is there as it is", async () => {
  await fill();
  const before = await table.rows();
  expect(await fill()).toEqual({ version: 3, proposals: 0 });
  expect(await table.rows()).toEqual(before);
});
