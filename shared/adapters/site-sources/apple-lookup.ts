import * as z from "zod/mini";
import { type Item, mostItems } from "../../domain/sites/signal.ts";
import type { Site } from "../../domain/sites/site.ts";
import type { SiteSource } from "../../ports.ts";
import { jsonOf } from "./json-of.ts";
import { plainText } from "./plain-text.ts";

/** As many numbers as one request takes. */
const atOnce = 50;

const lookup = z.object({ results: z.array(z.unknown()) });
const app = z.object({
  wrapperType: z.literal("software"),
  trackId: z.int().check(z.positive()),
  trackName: z.string(),
  trackContentRating: z.optional(z.string()),
  contentAdvisoryRating: z.optional(z.string()),
});

/**
 * The apps of an answer; undefined if it is none. The media type is not looked at, for it is often
 * that of a script, and under load the store sends a page of HTML and calls it a success.
 */
export function readLookup(text: string): readonly Item[] | undefined {
  const parsed = lookup.safeParse(jsonOf(text.trim()));
  if (!parsed.success) return undefined;
  return parsed.data.results.slice(0, mostItems).flatMap((one) => {
    const read = app.safeParse(one);
    if (!read.success) return [];
    const { trackId, trackName, trackContentRating, contentAdvisoryRating } = read.data;
    const rating = plainText(contentAdvisoryRating ?? trackContentRating ?? "").name.slice(0, 20);
    return [
      {
        key: String(trackId),
        ...plainText(trackName),
        // Its rating is advice on the content and no age from which one may have an account.
        ages: [],
        ...(rating !== "" && { rating }),
      },
    ];
  });
}

const isAsked = ({ appStoreId, status }: Site): boolean =>
  appStoreId !== null && status === "active";

/** The App Store of the United Kingdom: facts only, and a link to the store. */
export const appleLookup: SiteSource = {
  name: "apple",
  everyDays: 7,
  hosts: ["itunes.apple.com"],
  robots: false,
  parser: 1,
  addresses(sites) {
    const ids = [...new Set(sites.filter(isAsked).map(({ appStoreId }) => appStoreId))];
    const calls = Math.ceil(ids.length / atOnce);
    return Array.from({ length: calls }, (_, call) => ({
      key: `lookup-${call + 1}`,
      url:
        "https://itunes.apple.com/lookup?id=" +
        `${ids.slice(call * atOnce, (call + 1) * atOnce).join(",")}&country=gb&entity=software`,
      accept: "application/json, text/javascript",
    }));
  },
  read(text) {
    const items = readLookup(text);
    return items && { about: "items", items };
  },
  keyOf: (site) => (isAsked(site) ? (site.appStoreId ?? undefined) : undefined),
  expected: (sites) => new Set(sites.filter(isAsked).map(({ appStoreId }) => appStoreId)).size,
  evidence: ({ appStoreId }) =>
    appStoreId === null ? null : `https://apps.apple.com/gb/app/id${appStoreId}`,
};
