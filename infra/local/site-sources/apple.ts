import first from "#shared/domain/sites/first-sites.json" with { type: "json" };
import { type Reply, reply, type SourceModes, type SourceRequest } from "./reply.ts";

const names = new Map(
  first.sites.flatMap(({ appStoreId, name }) => (appStoreId === null ? [] : [[appStoreId, name]])),
);

interface App {
  readonly wrapperType: string;
  readonly trackId: number;
  readonly trackName: string;
  readonly trackContentRating: string;
}

const appsOf = ({ url }: SourceRequest): readonly App[] =>
  (url.searchParams.get("id") ?? "").split(",").map((id) => ({
    wrapperType: "software",
    trackId: Number(id),
    trackName: names.get(id) ?? `Example App ${id}`,
    trackContentRating: "12+",
  }));

function answer(apps: readonly App[]): Reply {
  const results = apps.map((app) => ({
    ...app,
    kind: "software",
    contentAdvisoryRating: app.trackContentRating,
    trackViewUrl: `https://apps.apple.com/gb/app/id${app.trackId}?uo=4`,
    advisories: ["Infrequent/Mild Mature/Suggestive Themes"],
    currency: "GBP",
  }));
  const body = JSON.stringify({ resultCount: results.length, results });
  return reply(`\n\n\n${body}\n`, "text/javascript; charset=utf-8");
}

const but =
  (place: number, changes: Partial<App>) =>
  (asked: SourceRequest): Reply =>
    answer(appsOf(asked).map((app, at) => (at === place ? { ...app, ...changes } : app)));

export const appleModes: SourceModes = {
  normal: (asked) => answer(appsOf(asked)),
  "one-missing": (asked) => answer(appsOf(asked).slice(1)),
  half: (asked) => answer(appsOf(asked).slice(appsOf(asked).length / 2)),
  /** Half of them already in the store's new words: `12+` became `13+`. */
  "mixed-tiers": (asked) =>
    answer(
      appsOf(asked).map((app, place) =>
        place % 2 === 0 ? app : { ...app, trackContentRating: "13+" },
      ),
    ),
  rated: but(0, { trackContentRating: "18+" }),
  renamed: but(0, { trackName: "Quite Another Name - Chat & Friends" }),
  "long-name": but(0, { trackName: "Long ".repeat(40) }),
  markup: but(0, { trackName: "<script>alert(1)</script>Name" }),
  twice: (asked) => answer([...appsOf(asked), ...appsOf(asked).slice(0, 1)]),
  tenfold: (asked) =>
    answer(
      Array.from({ length: 10 }, (_, round) =>
        appsOf(asked).map((app) => ({ ...app, trackId: app.trackId + round })),
      ).flat(),
    ),
  "all-renamed": (asked) =>
    answer(appsOf(asked).map((app) => ({ ...app, trackName: `New ${app.trackName}` }))),
  "other-things": (asked) =>
    answer(appsOf(asked).map((app) => ({ ...app, wrapperType: "audiobook" }))),
};
