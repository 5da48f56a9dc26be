import * as z from "zod/mini";
import { instant } from "../time.ts";
import first from "./first-sites.json" with { type: "json" };
import { site } from "./site.ts";
import { nextVersion, type SiteList } from "./site-list.ts";

/** Whom the ages are owed to: told wherever the list is. */
export const attribution = first.attribution;

let made: SiteList | undefined;

/**
 * The list that every school begins with, so that the page is never empty: facts gathered in November
 * 2026. What nobody has checked yet stands in it as a draft.
 */
export function firstList(digest: (text: string) => string): SiteList {
  made ??= nextVersion(
    undefined,
    {
      sites: z.array(site).parse(first.sites),
      by: "",
      note: "The first list: facts gathered from public sources.",
      at: instant.parse(`${first.compiledOn}T09:00:00Z`),
    },
    digest,
  );
  return made;
}
