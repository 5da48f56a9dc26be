import { page, type SourceModes, type SourceRequest } from "./reply.ts";

/** The names that a stored source gives for the edition of 2017. */
const evidenced: readonly (readonly [slug: string, name: string])[] = [
  ["askfm", "ASKfm"],
  ["facebook", "Facebook"],
  ["imvu", "IMVU"],
  ["instagram", "Instagram"],
  ["live-ly", "Live.ly"],
  ["omegle", "Omegle"],
  ["periscope", "Periscope"],
  ["pokemon-go", "Pokémon GO"],
  ["roblox", "Roblox"],
  ["twitter", "Twitter"],
  ["youtube", "YouTube"],
];
const inAll = 39;
/** The rest of the 39 is not known. Nobody is to mistake these for them. */
const entries = [
  ...evidenced,
  ...Array.from({ length: inAll - evidenced.length }, (_, place) => {
    const number = place + evidenced.length + 1;
    return [`example-network-${number}`, `Example Network ${number}`] as const;
  }),
];

const whole = (title: string, main: string) =>
  page(
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} (fixture)</title></head><body>\n<main>${main}</main></body></html>\n`,
  );

const icon = (slug: string) =>
  `<img src="/siteassets/images-and-icons/application-icons/app-icons-${slug}.png?w=585&amp;scale=down" alt="">`;

/** Links of every kind that was seen: with and without a host, a query, blanks. */
const linkTo = (slug: string, place: number): string =>
  [
    `/networks/${slug}/`,
    `https://www.net-aware.org.uk/networks/${slug}/`,
    `/networks/${slug}/?ref=list`,
  ][place % 3] ?? "";

const index = (
  listed: readonly (readonly [string, string])[],
  [list, row]: readonly [string, string] = ["x1", "x2"],
) =>
  whole(
    "Networks",
    `<h1>Social networks, apps and games</h1>
<ul class="${list}">
${listed.map(([slug, name], place) => ` <li class="${row}"><a href="${linkTo(slug, place)}">${icon(slug)}<span> ${name} </span></a></li>`).join("\n")}
</ul>
<nav><a href="/networks/?order=title">A to Z</a><a href="/networks/?order=popularity">Popular</a><a href="/news/">News</a></nav>`,
  );

const ages = (official: string, recommended = "") =>
  `<p>Social networks, apps and games</p><h1>Example</h1><p>Fixture text.</p>
<h2>Official age rating</h2>${official}
${recommended}<h2>Kids use this to...</h2><ul><li>Chat</li></ul><h2>Our safety ratings</h2>`;
const picture = '<div aria-hidden="true"></div>';

const details: Readonly<Record<string, string>> = {
  A: `<h1>What do I need to know about Example?</h1><p>40% of children call it unsafe.</p>
<ul><li>Sexual: High</li><li>Violence and hatred: Medium</li><li>Bullying: High</li><li>Suicide and self-harm: Low</li><li>Drink, drugs and crime: Low</li></ul>`,
  B: ages("<p>13+</p>"),
  "B-unknown": ages(picture),
  C: ages("<p>13+</p>", `<h2>Net Aware age recommendation</h2>${picture}\n`),
  "C-both": ages("<p>13+</p>", "<h2>Net Aware age recommendation</h2><p>16</p>\n"),
};

/** A page of one entry, of each of the three looks that the site had. */
export const detailPage = (era: string): string =>
  whole("Example", details[era] ?? "").body.toString();

const isOfOne = ({ url }: SourceRequest): boolean =>
  /^\/networks\/[a-z0-9-]+\/$/.test(url.pathname);
const detail = (era: string) => (asked: SourceRequest) =>
  isOfOne(asked) ? whole("Example", details[era] ?? "") : index(entries);

export const netAwareModes: SourceModes = {
  "legacy-detail-A": detail("A"),
  "legacy-detail-B": detail("B"),
  "legacy-detail-C": detail("C"),
  "legacy-index": detail("A"),
  /** A list, and pages of the first look, which tell no age. */
  normal: detail("A"),
  "renamed-classes": () => index(entries, ["list__inner", "card card--new"]),
  parked: () => whole("This domain", '<p>This domain is for sale.</p><a href="/buy">Buy it</a>'),
  notice: () =>
    whole(
      "News",
      "<h1>Six online safety messages</h1><p>Net Aware will be closing at the end of November.</p>",
    ),
  twice: () => index([...entries, ["facebook", "Facebook again"]]),
  half: () => index(entries.slice(entries.length / 2)),
  tenfold: () =>
    index(
      Array.from({ length: 10 }, (_, round) =>
        entries.map(([slug, name]) => [`${slug}-${round}`, `${name} ${round}`] as const),
      ).flat(),
    ),
  "one-more": () => index([...entries, ["new-network", "New Network"]]),
  markup: () => index([...entries, ["bad", "&lt;script&gt;alert(1)&lt;/script&gt;"]]),
};

const robots = (text: string) => ({
  ...page(text),
  headers: { "content-type": "text/plain" },
});
export const robotsModes: SourceModes = {
  normal: () => robots("User-agent: *\nDisallow: /siteassets/\n"),
  "says-no": () => robots("User-agent: *\nDisallow: /networks/\n"),
};
