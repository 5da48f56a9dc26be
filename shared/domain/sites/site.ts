import * as z from "zod/mini";
import { role } from "../school/role.ts";
import { text } from "../text.ts";
import { day } from "../time.ts";
import {
  ageBases,
  audiences,
  confidences,
  type SiteKind,
  siteKinds,
  siteStatuses,
  standings,
  underSixteenPlaces,
} from "./site-vocabulary.ts";

/** Text of one line without markup: what a source sends is never trusted to be a name. */
const line = (longest: number, shortest = 0) =>
  z.pipe(
    text({ shortest, longest }),
    z.string().check(z.regex(/^[^<>\n\t]*$/, "must be one line without < and >")),
  );

/** Short name in addresses and reports: letters, digits and single hyphens. */
export const slug = z
  .string("must be a short name, like youtube-kids")
  .check(
    z.maxLength(40, "must be at most 40 characters"),
    z.regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "must be lower-case letters, digits and single hyphens, like youtube-kids",
    ),
  );

export const httpsLink = z
  .url({ protocol: /^https$/, error: "must be an https address" })
  .check(z.maxLength(300, "must be at most 300 characters"));

/** A day, a month or a year: as exactly as the source says it. Sorts as text. */
export const roughDay = z.string("must be a date, a month or a year").check(
  z.regex(
    /^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    "must be a date, a month or a year, like 2026-11-22, 2026-11 or 2026",
  ),
  z.refine(
    (rough) => rough.length < 10 || day.safeParse(rough).success,
    "must be a day that there is in the calendar",
  ),
);

const wholeYears = "must be a whole number of years from";
/** Never 0: what is not known is null. */
export const age = z.nullable(
  z.int(`${wholeYears} 1 to 18`).check(z.minimum(1, `${wholeYears} 1 to 18`), z.maximum(18)),
);
/** 0: no lower age is named, as long as a parent makes or looks after the account. */
export const ageWithParent = z.nullable(
  z.int(`${wholeYears} 0 to 17`).check(z.minimum(0), z.maximum(17, `${wholeYears} 0 to 17`)),
);

/** An age set by law, once regulations are made: never by a plan. */
export const legalFloor = z.strictObject({
  age: z.int().check(z.minimum(1), z.maximum(18)),
  from: day,
  source: httpsLink,
});

/** Advice on the content (`PEGI` 7, `App Store` 13+): no age from which one may have an account. */
export const contentRating = z.strictObject({ system: line(40, 1), value: line(20, 1) });

/** The text whose changes Open Terms Archive records. The collection says for which country. */
export const termsWatch = z.strictObject({
  collection: z.string().check(z.regex(/^[a-z0-9-]{2,60}$/)),
  path: line(200, 1),
  atom: httpsLink,
});

/**
 * One site, app or game, or a kind of site that the policy names. Four ages are kept apart: the
 * service's own minimum, with a parent's account, by law, and the rating of the content. What is
 * not known is null, never 0.
 */
export const site = z.strictObject({
  slug,
  name: line(80, 1),
  aliases: z.array(line(80, 1)).check(z.maxLength(10)),
  formerNames: z.array(line(80, 1)).check(z.maxLength(10)),
  kind: z.enum(Object.keys(siteKinds) as [SiteKind, ...SiteKind[]]),
  audience: z.enum(audiences),
  operator: line(120),
  officialUrl: z.nullable(httpsLink),
  status: z.enum(siteStatuses),
  statusSince: z.nullable(roughDay),
  successorSlug: z.nullable(slug),
  /** Of a kind of site: the records that belong to it. */
  members: z.array(slug).check(z.maxLength(50)),
  minAge: age,
  minAgeWithParent: ageWithParent,
  minAgeBasis: z.enum(ageBases),
  minAgeNote: line(400),
  minAgeConfidence: z.enum(confidences),
  legalFloor: z.nullable(legalFloor),
  ukUnder16: z.enum(underSixteenPlaces),
  contentRating: z.nullable(contentRating),
  appStoreId: z.nullable(z.string().check(z.regex(/^\d{5,12}$/, "must be 5 to 12 digits"))),
  playPackage: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9_.]{3,150}$/))),
  termsWatch: z.nullable(termsWatch),
  /** Where the age was found. */
  sourceUrl: z.nullable(httpsLink),
  secondSource: line(300),
  /** The day of that source: of the terms it recorded, or of its page. */
  checkedOn: z.nullable(roughDay),
  /** When a person at the school last looked at the record, and in which post. */
  confirmed: z.optional(z.strictObject({ on: day, by: role })),
  /** The fields that a person still has to settle. */
  unsure: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(30)),
  standing: z.enum(standings),
});
export type Site = z.infer<typeof site>;
export type SiteField = keyof Site;

export const siteFields = Object.keys(site.shape) as readonly SiteField[];
