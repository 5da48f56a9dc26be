import { type Day, schoolDay } from "../time.ts";
import { publishedSites, type SiteList } from "./site-list.ts";
import { ageInBrief } from "./site-words.ts";

/** The site list in brief, as the policy shows it: names and ages of what is in use. */
export interface KeySites {
  readonly version: number;
  readonly publishedOn: Day;
  readonly sites: readonly { readonly name: string; readonly age: string }[];
}

export const keySitesOf = (list: SiteList, today: Day): KeySites => ({
  version: list.version,
  publishedOn: schoolDay(list.publishedAt),
  sites: publishedSites(list)
    .filter(({ status }) => status === "active")
    .map((one) => ({ name: one.name, age: ageInBrief(one, today) })),
});
