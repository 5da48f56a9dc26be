import { load } from "cheerio";
import { expect } from "vitest";
import { sites } from "#functions/handlers/sites.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { aSchool, noon } from "./builders.ts";
import type { TestTable } from "./engine.ts";
import { anEvent, ask, baseUrl } from "./requests.ts";
import { aSiteDesk } from "./sites.ts";
import { aLog } from "./world.ts";

const school = aSchool();
const digest = (text: string) => systemIds.digest(text);
export const first = firstList(digest);

/** The public page as it is served, over one table. */
export function aSiteDoor(over: TestTable) {
  const desk = aSiteDesk(over);
  const handler = sites({ ...desk, log: aLog(), baseUrl, school });
  const open = (path = "/sites", query = "", headers: Readonly<Record<string, string>> = {}) =>
    ask(handler, anEvent({ path, query, headers }));
  const pageOf = async (query = "") => load((await open("/sites", query)).body ?? "");
  const publish = async (records: readonly Site[]) => {
    const now = (await desk.siteLists.current(school.id)) ?? first;
    const by = "Cleo Computing, Computing lead";
    const next = nextVersion(now, { sites: records, by, note: "A secret note", at: noon }, digest);
    expect(await desk.siteLists.publish(school.id, now, next)).toBe(true);
  };
  return { ...desk, open, pageOf, publish };
}
