import { XMLParser } from "fast-xml-parser";
import * as z from "zod/mini";
import type { Commit } from "../../domain/sites/signal.ts";
import type { Site } from "../../domain/sites/site.ts";
import { instant } from "../../domain/time.ts";
import type { SiteSource } from "../../ports.ts";
import { plainText } from "./plain-text.ts";

const mostCommits = 100;

/** No entity is resolved, so none can grow; no number is guessed; one entry is a list too. */
const parser = () =>
  new XMLParser({
    processEntities: false,
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: true,
    isArray: (name) => name === "entry",
  });

const entry = z.object({
  id: z.string().check(z.regex(/Commit\/[0-9a-f]{40}$/)),
  title: z.string(),
  updated: instant,
});
/** Without entries it is an empty text. */
const feed = z.object({
  feed: z.union([z.literal(""), z.object({ entry: z.optional(z.array(z.unknown())) })]),
});
/** A feed that was cut off is none: what is missing would be news. */
const isWhole = (text: string): boolean =>
  /<feed[\s>]/.test(text.slice(0, 2000)) &&
  /<\/feed>\s*$/.test(text.slice(-200)) &&
  !/<!DOCTYPE/i.test(text);

/** The recorded changes of an Atom feed of commits; undefined if it is none. */
export function readFeed(text: string): readonly Commit[] | undefined {
  if (!isWhole(text)) return undefined;
  try {
    const parsed = feed.safeParse(parser().parse(text));
    if (!parsed.success) return undefined;
    const { feed: found } = parsed.data;
    return (found === "" ? [] : (found.entry ?? [])).slice(0, mostCommits).flatMap((one) => {
      const read = entry.safeParse(one);
      if (!read.success) return [];
      const { id, title, updated } = read.data;
      return [{ sha: id.slice(-40), at: updated, subject: plainText(title).name }];
    });
  } catch {
    return undefined;
  }
}

const archive = "https://github.com/OpenTermsArchive";
const texts = "https://raw.githubusercontent.com/OpenTermsArchive";
const inPath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

const isWatched = ({ termsWatch, status }: Site): boolean =>
  termsWatch !== null && status === "active" && !termsWatch.path.split("/").includes("..");

/**
 * The dated history of services' real terms, kept by people of public research. Licence: ODC-By.
 * It tells that terms changed, and never what they say: that is for a person to read.
 */
export const openTermsArchive: SiteSource = {
  name: "open-terms-archive",
  everyDays: 7,
  hosts: ["github.com", "raw.githubusercontent.com"],
  robots: false,
  parser: 1,
  addresses: (sites) =>
    sites.filter(isWatched).flatMap(({ slug, termsWatch }) =>
      termsWatch === null
        ? []
        : [
            {
              key: slug,
              url: `${archive}/${termsWatch.collection}/commits/main/${inPath(termsWatch.path)}.atom`,
              accept: "application/atom+xml",
            },
          ],
    ),
  read(text) {
    const commits = readFeed(text);
    return commits && { about: "terms", commits };
  },
  keyOf: (site) => (isWatched(site) ? site.slug : undefined),
  expected: (sites) => sites.filter(isWatched).length,
  evidence: ({ termsWatch }, found) =>
    termsWatch === null
      ? null
      : found?.id === undefined
        ? `${archive}/${termsWatch.collection}/commits/main/${inPath(termsWatch.path)}`
        : `${archive}/${termsWatch.collection}/commit/${found.id}`,
  texts({ slug, termsWatch }, before, after) {
    const at = (sha: string) => ({
      key: `${slug}@${sha}`,
      url: `${texts}/${termsWatch?.collection ?? ""}/${sha}/${inPath(termsWatch?.path ?? "")}`,
      accept: "text/plain",
    });
    return [at(before), at(after)];
  },
};
