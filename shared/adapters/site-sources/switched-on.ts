import type { SiteSource } from "../../ports.ts";
import { appleLookup } from "./apple-lookup.ts";
import { openTermsArchive } from "./open-terms-archive.ts";
import { ownList } from "./own-list.ts";
import { netAwareProfile, webList } from "./web-list.ts";
import { wikidata } from "./wikidata.ts";

const known: Readonly<Record<string, SiteSource>> = {
  "open-terms-archive": openTermsArchive,
  apple: appleLookup,
  wikidata,
  "net-aware": webList(netAwareProfile),
};

/** The sources that the setting names: `apple,wikidata,own-list=https://trust.example/sites.csv`. */
export const sourcesOf = (setting: string): readonly SiteSource[] =>
  setting.split(",").flatMap((one) => {
    const [name = "", address] = one.split(/=(.*)/s);
    if (name === "own-list" && address) return [ownList(address)];
    const source = known[name];
    return source ? [source] : [];
  });
