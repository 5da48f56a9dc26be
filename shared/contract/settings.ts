import * as z from "zod/mini";

const oneSource = "(open-terms-archive|apple|wikidata|net-aware|own-list=https://[^,\\s]{4,200})";
export const siteSources = new RegExp(`^${oneSource}(,${oneSource}){0,9}$`);
/** Net Aware has closed, so nobody asks it. */
export const usualSiteSources = "open-terms-archive,apple,wikidata";

/**
 * Each setting a function may be given, once. The stack writes them, the functions parse them: each
 * function makes the schemas of its own.
 */
const settings = {
  /** The table's name. */
  TABLE_NAME: () => z.string().check(z.minLength(1)),
  /** The school's id: the first part of every key. */
  SCHOOL_ID: () => z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  /** The school's letters at the front of every reference: `HH`. */
  REFERENCE_PREFIX: () => z.string().check(z.regex(/^[A-Z]{2,4}$/)),
  /** The address people use, without a slash at the end. */
  BASE_URL: () => z.url({ protocol: /^https?$/ }),
  /** The key ring, oldest first, comma-separated; the last one derives what is new. */
  KEYS: () => z.string().check(z.regex(/^[A-Za-z0-9]{43,128}(,[A-Za-z0-9]{43,128}){0,8}$/)),
  /** Submissions an address may make at once before it has to wait. */
  SUBMIT_BURST: () => z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
  MAIL_FROM: () => z.string().check(z.minLength(3)),
  MAIL_REPLY_TO: () => z.string().check(z.minLength(3)),
  /** Mails a second that the mail service takes from this account: SES’s own word for it, 14 by default. */
  MAIL_RATE: () => z.string().check(z.regex(/^[1-9]\d{0,3}$/)),
  /** SES configuration set, so that bounces and complaints are told. */
  MAIL_CONFIGURATION_SET: () => z.string().check(z.minLength(1)),
  /** OpenID Connect issuer; `http` is taken from the loopback only. */
  OIDC_ISSUER: () => z.url({ protocol: /^https?$/ }),
  OIDC_CLIENT_ID: () => z.string().check(z.minLength(1)),
  /** The claim of the ID token that lists a person's groups. */
  OIDC_GROUPS_CLAIM: () => z.string().check(z.minLength(1)),
  /** The sources of the site list that are switched on: `apple,own-list=https://trust.example/list.csv`. */
  SITE_SOURCES: () => z.string().check(z.maxLength(600), z.regex(siteSources)),
  /** Where the sources are: on the internet, or all of them played on this machine. Nowhere else. */
  SITE_SOURCES_AT: () => z.string().check(z.regex(/^(internet|http:\/\/127\.0\.0\.1:\d{1,5})$/)),
} as const;

export type SettingName = keyof typeof settings;
export type Settings<Names extends SettingName = SettingName> = Readonly<Record<Names, string>>;

/**
 * The settings a function asked for, or an error that names every one that is missing or malformed
 * (never its value).
 */
export function readSettings<const Names extends SettingName>(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly Names[],
): Settings<Names> {
  const wrong = names.filter((name) => !settings[name]().safeParse(environment[name]).success);
  if (wrong.length > 0) throw new Error(`Settings missing or malformed: ${wrong.join(", ")}`);
  return Object.fromEntries(
    names.map((name) => [name, environment[name] ?? ""]),
  ) as Settings<Names>;
}
