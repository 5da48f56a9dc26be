import { roleWords } from "../school/role.ts";
import { type Day, day, dayInWords, daysBetween } from "../time.ts";
import type { Site } from "./site.ts";
import type { FieldChange, SiteChange } from "./site-changes.ts";

/** A day, a month or a year as a person writes it: `2 July 2026`, `July 2026`, `2026`. */
export function roughDayInWords(rough: string): string {
  if (rough.length === 10) return dayInWords(day.parse(rough));
  if (rough.length === 4) return rough;
  return dayInWords(day.parse(`${rough}-01`)).replace(/^\d+ /, "");
}

type Basis = Site["minAgeBasis"];

/** What is said where a service names no age of its own. */
const withoutAge: Readonly<Record<Basis, { readonly brief: string; readonly words: string }>> = {
  terms: { brief: "Not known", words: "Not known" },
  "no-terms-minimum": { brief: "No age named", words: "Its terms name no lowest age" },
  "parent-managed": { brief: "With a parent", words: "No account for a child alone" },
  "parent-enabled": { brief: "With a parent", words: "No account for a child alone" },
  "account-privacy-policy": { brief: "Not known", words: "Not known" },
  "feature-limit": { brief: "Not known", words: "Not known" },
  "content-rating": { brief: "Not known", words: "No age for an account was found" },
  category: { brief: "Differs", words: "Differs from service to service" },
  closed: { brief: "Closed", words: "Closed" },
  unknown: { brief: "Not known", words: "Not known" },
};

/** From which age on an account is allowed today: the service's own, or the law's if that is higher. */
export function ageToday({ minAge, legalFloor }: Site, today: Day): number | null {
  if (legalFloor === null || legalFloor.from > today) return minAge;
  return Math.max(minAge ?? 0, legalFloor.age);
}

/** That age in a word or two: `13+`. */
export function ageInBrief(one: Site, today: Day): string {
  const years = ageToday(one, today);
  return years === null ? withoutAge[one.minAgeBasis].brief : `${years}+`;
}

const withParentInWords = ({ minAge, minAgeWithParent, unsure }: Site): string | undefined => {
  if (minAgeWithParent === null) return undefined;
  const who =
    minAgeWithParent > 0
      ? `From ${minAgeWithParent}`
      : minAge === null
        ? "A child of any age"
        : `Under ${minAge}`;
  const doubt = unsure.includes("minAgeWithParent") ? ". Not confirmed for the United Kingdom" : "";
  return `${who}, only in an account that a parent makes and looks after${doubt}`;
};

const planned: Readonly<Record<Site["ukUnder16"], string | undefined>> = {
  named: "Named in the plan to keep under-16s off some services. It is not law yet",
  "exempt-named": "Named as outside the plan to keep under-16s off some services",
  undetermined: undefined,
};

const byLawInWords = ({ legalFloor, ukUnder16 }: Site): string | undefined =>
  legalFloor
    ? `${legalFloor.age} and over, from ${dayInWords(legalFloor.from)}`
    : planned[ukUnder16];

/** The four ages, each for itself: one is never taken for another. */
export interface AgesInWords {
  readonly own: string;
  readonly withParent?: string | undefined;
  readonly byLaw?: string | undefined;
  readonly content?: string | undefined;
}

export const ageIn = (one: Site): AgesInWords => ({
  own: one.minAge === null ? withoutAge[one.minAgeBasis].words : `${one.minAge} and over`,
  withParent: withParentInWords(one),
  byLaw: byLawInWords(one),
  content:
    one.contentRating === null
      ? undefined
      : `${one.contentRating.system} ${one.contentRating.value}: advice on what is in it, not an age for an account`,
});

/** Both ages for an account, as far as they are known. */
export const agesInWords = (one: Site): string => {
  const { own, withParent } = ageIn(one);
  return withParent === undefined ? own : `${own}. ${withParent}`;
};

/** After so many days without a look of a person a record needs one (site-list rules, section 4). */
export const amberAfter = 180;
export const redAfter = 365;

export interface Freshness {
  readonly state: "fresh" | "amber" | "red";
  readonly words: string;
}

/** When somebody at the school last looked at a record, and whether that is too long ago. */
export function freshness({ confirmed }: Site, today: Day): Freshness {
  if (!confirmed) return { state: "amber", words: "Not confirmed by the school yet" };
  const on = dayInWords(confirmed.on);
  const days = daysBetween(confirmed.on, today);
  if (days > redAfter) {
    return {
      state: "red",
      words: `Last confirmed on ${on}, more than a year ago: ask before you rely on it`,
    };
  }
  if (days > amberAfter) {
    return { state: "amber", words: `Last confirmed on ${on}, more than six months ago` };
  }
  const by = roleWords[confirmed.by].toLowerCase();
  return { state: "fresh", words: `Confirmed by the school’s ${by} on ${on}` };
}

const aged = (value: unknown): string => (typeof value === "number" ? String(value) : "not known");

const direction = (what: SiteChange["what"]): string => (what === "age-up" ? "up" : "down");

function ageSentence(what: SiteChange["what"], { field, before, after }: FieldChange): string {
  if (field === "minAge") {
    return `the minimum age went ${direction(what)} from ${aged(before)} to ${aged(after)}`;
  }
  if (field === "legalFloor") return "a minimum age by law was set or changed";
  return after === null
    ? "no accounts for younger children with a parent any more"
    : "younger children may have an account that a parent makes and looks after";
}

const ageFields: readonly string[] = ["minAge", "minAgeWithParent", "legalFloor"];

/** A change as the page and the feed tell it. */
export function changeInWords({ name, what, fields }: SiteChange): string {
  const ages = fields.filter(({ field }) => ageFields.includes(field));
  switch (what) {
    case "added":
      return `${name} is new on the list`;
    case "removed":
      return `${name} is off the list while it is checked`;
    case "closed":
      return `${name} closed, or goes on under another name`;
    case "renamed": {
      const before = fields.find(({ field }) => field === "name")?.before;
      return typeof before === "string"
        ? `${before} is now called ${name}`
        : `${name} has a new name`;
    }
    case "age-up":
    case "age-down":
      return ages.length > 0
        ? `${name}: ${ages.map((one) => ageSentence(what, one)).join("; ")}`
        : `${name}: the minimum age went ${direction(what)}`;
    case "changed":
      return `${name}: details were put right`;
  }
}
