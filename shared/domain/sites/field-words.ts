import { dayInWords } from "../time.ts";
import { type Site, type SiteField, site, siteFields } from "./site.ts";
import { siteKinds } from "./site-vocabulary.ts";
import { roughDayInWords } from "./site-words.ts";

/** What staff call the fields of a record, in forms, proposals and previews. */
export const fieldWords: Readonly<Record<SiteField, string>> = {
  slug: "Short name",
  name: "Name",
  aliases: "Other names",
  formerNames: "Former names",
  kind: "Kind",
  audience: "Made for",
  operator: "Who runs it",
  officialUrl: "Its address",
  status: "Status",
  statusSince: "Closed or replaced since",
  successorSlug: "Goes on as",
  members: "Sites of this kind",
  minAge: "Minimum age for an account",
  minAgeWithParent: "Minimum age with a parent’s account",
  minAgeBasis: "What the age rests on",
  minAgeNote: "Note for parents",
  minAgeConfidence: "How sure it is",
  legalFloor: "Minimum age by law",
  ukUnder16: "Place in the plan for under-16s",
  contentRating: "Rating of the content",
  appStoreId: "Number in the App Store",
  playPackage: "Name in Google Play",
  termsWatch: "Watched terms",
  sourceUrl: "Source of the age",
  secondSource: "Second source",
  checkedOn: "Day of the source",
  confirmed: "Confirmed by the school",
  unsure: "Still to be settled",
  standing: "Published or draft",
};

export const basisWords: Readonly<Record<Site["minAgeBasis"], string>> = {
  terms: "The service’s terms",
  "no-terms-minimum": "Its terms name no lowest age",
  "parent-managed": "Only an account that a parent makes",
  "parent-enabled": "Only an account that a parent switches on",
  "account-privacy-policy": "The privacy notice of the account",
  "feature-limit": "A limit of one feature",
  "content-rating": "Nothing but a rating of its content",
  category: "It is a kind of site: it differs",
  closed: "It is closed",
  unknown: "Not known",
};

export const confidenceWords: Readonly<Record<Site["minAgeConfidence"], string>> = {
  A: "Read in the service’s own terms",
  B: "From a dated source that cites the service",
  C: "General knowledge: to be checked",
  "n/a": "There is no age to know",
};

export const planWords: Readonly<Record<Site["ukUnder16"], string>> = {
  undetermined: "Not named in the plan",
  named: "Named in the plan",
  "exempt-named": "Named as outside the plan",
};

export const audienceWordsOf: Readonly<Record<Site["audience"], string>> = {
  general: "Everybody",
  children: "Children",
  adult: "Adults",
  "adult-professional": "Adults at work",
};

export const statusWords: Readonly<Record<Site["status"], string>> = {
  active: "In use",
  closed: "Closed",
  replaced: "Goes on under another name",
};

export const standingWords: Readonly<Record<Site["standing"], string>> = {
  published: "Published",
  draft: "Draft: only staff see it",
};

const unknown = "not known";

/** The field by its name, if a record has one of that name. */
export const siteFieldNamed = (name: string): SiteField | undefined =>
  siteFields.find((one) => one === name);

const listed = (all: readonly string[]): string => (all.length === 0 ? "none" : all.join(", "));

type Words = { readonly [Field in SiteField]?: (value: NonNullable<Site[Field]>) => string };

const special: Words = {
  kind: (value) => siteKinds[value],
  audience: (value) => audienceWordsOf[value],
  status: (value) => statusWords[value],
  statusSince: roughDayInWords,
  checkedOn: roughDayInWords,
  minAgeBasis: (value) => basisWords[value],
  minAgeConfidence: (value) => confidenceWords[value],
  ukUnder16: (value) => planWords[value],
  standing: (value) => standingWords[value],
  aliases: listed,
  formerNames: listed,
  members: listed,
  unsure: listed,
  legalFloor: ({ age, from }) => `${age}, from ${dayInWords(from)}`,
  contentRating: ({ system, value }) => `${system} ${value}`,
  termsWatch: ({ collection, path }) => `${path} in ${collection}`,
  confirmed: ({ on }) => dayInWords(on),
};

/** The value of a field as staff read it: what is not known is said so, and never 0. */
export function valueInWords(field: SiteField, value: unknown): string {
  if (value === null || value === undefined || value === "") return unknown;
  const read = site.shape[field].safeParse(value);
  if (read.success) {
    const of = special[field];
    // The value was read by the schema of this very field.
    if (of) return (of as (one: unknown) => string)(read.data);
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
