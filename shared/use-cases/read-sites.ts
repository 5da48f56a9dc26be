import { firstList } from "../domain/sites/first-list.ts";
import type { SiteList } from "../domain/sites/site-list.ts";
import type { Ids, SiteLists } from "../ports.ts";

export interface ListParts {
  readonly siteLists: Pick<SiteLists, "current">;
  readonly ids: Pick<Ids, "digest">;
}

/** The list that holds: what the school published, or the first one, so that it is never empty. */
export async function readSites({ siteLists, ids }: ListParts, school: string): Promise<SiteList> {
  return (await siteLists.current(school)) ?? firstList((text) => ids.digest(text));
}
