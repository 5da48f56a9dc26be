import { load } from "cheerio/slim";
import { type Item, mostItems } from "../../domain/sites/signal.ts";
import type { SiteSource } from "../../ports.ts";
import { plainText } from "./plain-text.ts";

/** What is to be known of a page that lists services. No class is: those change with every new look. */
export interface WebListProfile {
  readonly name: string;
  readonly index: string;
  /** The path of an entry; its first group is the entry's short name. */
  readonly entry: RegExp;
  readonly addressOf: (key: string) => string;
  /** Headings under which a page of one entry tells an age, in small letters. */
  readonly ages: { readonly official: string; readonly recommended: string };
  /** Words by which the page says that it will close. */
  readonly notice: RegExp;
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** The entries that a page links to, each once; undefined if it is no page of HTML. */
export function readIndex(html: string, profile: WebListProfile) {
  if (!/<(!doctype html|html|body|main|a)[\s>]/i.test(html.slice(0, 5000))) return undefined;
  const page = load(html);
  const hosts = hostsOf(profile.index);
  const items = new Map<string, Item>();
  for (const anchor of page("a[href]").toArray()) {
    const url = URL.parse(page(anchor).attr("href") ?? "", profile.index);
    const isOurs = url !== null && hosts.includes(url.hostname);
    const key = isOurs ? profile.entry.exec(url.pathname)?.[1] : undefined;
    const named = plainText(page(anchor).text());
    if (!key || key.length > 80 || items.has(key) || named.name === "") continue;
    if (items.size < mostItems) items.set(key, { key, ...named, ages: [] });
  }
  const isNotice = items.size === 0 && profile.notice.test(tidy(page("body").text()));
  return { items: [...items.values()], ...(isNotice && { notice: true as const }) };
}

/** Levels of risk that a page of one entry may tell, by what it tells them of. */
const risks = [
  "sexual",
  "violence and hatred",
  "bullying",
  "suicide and self-harm",
  "drink, drugs and crime",
];

export interface WebEntry {
  readonly officialAge: number | null;
  readonly recommendedAge: number | null;
  readonly risks: readonly { readonly of: string; readonly level: "low" | "medium" | "high" }[];
}

/** What a page of one entry tells. A heading with no number after it means that the age is not known. */
export function readEntry(html: string, profile: WebListProfile): WebEntry {
  const page = load(html);
  const ageUnder = (heading: string): number | null => {
    const [found] = page("h1, h2, h3, h4, dt, th")
      .toArray()
      .filter((one) => tidy(page(one).text()).toLowerCase() === heading);
    const told = found ? tidy(page(found).next().text()) : "";
    const number = /^(?:age\s*)?(\d{1,2})\s*\+?$/i.exec(told)?.[1];
    return number === undefined || Number(number) < 1 ? null : Number(number);
  };
  const lines = page("li, tr, p, dd, dt")
    .toArray()
    .map((one) => tidy(page(one).text()).toLowerCase());
  return {
    officialAge: ageUnder(profile.ages.official),
    recommendedAge: ageUnder(profile.ages.recommended),
    risks: risks.flatMap((of) => {
      const line = lines.find((one) => one.startsWith(of));
      const level = (["low", "medium", "high"] as const).find((word) => line?.includes(word));
      return level ? [{ of, level }] : [];
    }),
  };
}

/** A host is the same with `www.` and without it. */
const hostsOf = (address: string): readonly string[] => {
  const bare = new URL(address).hostname.replace(/^www\./, "");
  return [bare, `www.${bare}`];
};

/** A list on a page of the web, read by the pattern of its links. */
export const webList = (profile: WebListProfile): SiteSource => ({
  name: profile.name,
  everyDays: 7,
  hosts: hostsOf(profile.index),
  robots: true,
  isList: true,
  parser: 1,
  addresses: () => [{ key: "index", url: profile.index, accept: "text/html" }],
  read(text) {
    const read = readIndex(text, profile);
    return read && { about: "items", ...read };
  },
  details: {
    address: ({ key }) => ({ key, url: profile.addressOf(key), accept: "text/html" }),
    age: (text) => readEntry(text, profile).officialAge,
  },
  keyOf: ({ slug }) => slug,
  expected: () => 1,
  evidence: () => null,
});

/** The list that the policy of 2018 named. It closed after November 2021, so it is switched off. */
export const netAwareProfile: WebListProfile = {
  name: "net-aware",
  index: "https://www.net-aware.org.uk/networks/?order=title",
  entry: /^\/networks\/([a-z0-9-]+)\/?$/,
  addressOf: (key) => `https://www.net-aware.org.uk/networks/${key}/`,
  ages: { official: "official age rating", recommended: "net aware age recommendation" },
  notice: /\b(closing|has closed|will close|will be closing|closed down)\b/i,
};
