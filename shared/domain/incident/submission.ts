import * as z from "zod/mini";
import { done, type Outcome, refused } from "../outcome.ts";
import { role } from "../school/role.ts";
import { isStorable, lengthOf, text, tidy } from "../text.ts";
import { day, type Instant, isInTheFuture } from "../time.ts";
import { category, involvement, kind, place, relationship } from "./vocabulary.ts";

/** The longest of each text, in characters. The form shows them, the schema holds them. */
export const longest = {
  description: 10_000,
  immediateAction: 5_000,
  name: 120,
  siteOther: 120,
  link: 2_000,
  people: 20,
} as const;

/** "Something else" must say what, in at least this many characters of description. */
const otherNeeds = 20;
/** No school had a social media policy before; an earlier year is a slip of the keyboard. */
const earliest = "2000-01-01";

export const person = z.strictObject(
  {
    name: z.optional(text({ longest: longest.name })),
    relationship,
    involvement,
    roles: z._default(z.array(role, "must be a list of roles").check(z.maxLength(7)), []),
  },
  "must be a person: relationship and involvement, and a name and roles if known",
);
export type NamedPerson = z.infer<typeof person>;

const reporter = z.strictObject(
  {
    relationship,
    anonymous: z._default(z.boolean("must be true or false"), false),
    name: z.optional(text({ longest: longest.name })),
    email: z.optional(
      z.email("must be an e-mail address, like name@example.org").check(z.maxLength(254)),
    ),
  },
  "must say at least the reporter’s relationship to the school",
);

const address = z.url({
  protocol: /^https?$/,
  error: "must be a web address that begins with https:// or http://",
});

/** What a reporter tells, after `POST /api/incidents`. Strings come out NFC-normalised. */
export const submission = z.strictObject(
  {
    kind,
    categories: z.array(category, "must be a list of 1 to 5 categories").check(
      z.minLength(1, "choose at least one category"),
      z.maxLength(5, "choose at most five categories"),
      z.refine((all) => new Set(all).size === all.length, "names a category twice"),
    ),
    description: text({ longest: longest.description }),
    occurredOn: day,
    occurredAt: z.optional(
      z
        .string("must be a time, like 14:30")
        .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time, like 14:30")),
    ),
    place,
    site: z.optional(
      z
        .string("must be the short name of a site, like facebook")
        .check(
          z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be the short name of a site, like facebook"),
        ),
    ),
    siteOther: z.optional(text({ longest: longest.siteOther })),
    link: z.optional(
      address.check(
        z.maxLength(longest.link, "must be at most 2,000 characters"),
        z.refine(isStorable, "has characters that cannot be stored: type it again"),
      ),
    ),
    people: z._default(
      z
        .array(person, "must be a list of people")
        .check(
          z.maxLength(
            longest.people,
            "name at most 20 people; tell of the others in the description",
          ),
        ),
      [],
    ),
    reporter,
    immediateAction: z.optional(text({ longest: longest.immediateAction })),
    toldInPerson: z._default(z.boolean("must be true or false"), false),
  },
  "must be an object that describes an incident",
);
export type Submission = z.infer<typeof submission>;

/** One thing wrong: where, as an RFC 6901 JSON pointer, and what to do about it. */
export interface SubmissionFault {
  readonly pointer: string;
  readonly detail: string;
}

/** More faults than this help nobody. */
const faultsTold = 100;

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const faultsOf = (issue: z.core.$ZodIssue): readonly SubmissionFault[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({
        pointer: pointerTo([...issue.path, key]),
        detail: "is not a property we know: leave it out",
      }))
    : [{ pointer: pointerTo(issue.path), detail: issue.message }];

/** What the rules between fields look at: each part as far as it is right, whatever the others are. */
const parts = z.object({
  categories: z.catch(z.array(z.string()), []),
  description: z.catch(z.string(), ""),
  occurredOn: z.catch(z.optional(day), undefined),
  site: z.optional(z.unknown()),
  siteOther: z.optional(z.unknown()),
  reporter: z.catch(
    z.object({
      anonymous: z.optional(z.unknown()),
      name: z.optional(z.unknown()),
      email: z.optional(z.unknown()),
    }),
    {},
  ),
});

/** Rules between fields, and between the fields and the calendar. */
function contradictions(told: z.infer<typeof parts>, at: Instant): readonly SubmissionFault[] {
  const { reporter: by, categories, description, occurredOn, site, siteOther } = told;
  const hidden = by.anonymous === true;
  const faults: (readonly [boolean, string, string])[] = [
    [
      occurredOn !== undefined && isInTheFuture(occurredOn, at),
      "/occurredOn",
      "must not be in the future",
    ],
    [
      occurredOn !== undefined && occurredOn < earliest,
      "/occurredOn",
      "is too long ago: check the year",
    ],
    [
      categories.includes("other") &&
        description !== "" &&
        lengthOf(tidy(description)) < otherNeeds,
      "/description",
      `must say in at least ${otherNeeds} characters what it was, because the category is other`,
    ],
    [
      site !== undefined && siteOther !== undefined,
      "/siteOther",
      "is only for a site that is not on the list: leave out site or siteOther",
    ],
    [
      hidden && by.name !== undefined,
      "/reporter/name",
      "must be left out to stay anonymous, or anonymous must be false",
    ],
    [
      hidden && by.email !== undefined,
      "/reporter/email",
      "must be left out to stay anonymous, or anonymous must be false",
    ],
  ];
  return faults.flatMap(([wrong, pointer, detail]) => (wrong ? [{ pointer, detail }] : []));
}

/** A submission out of anything at all, or everything that is wrong with it (at most 100 faults). */
export function readSubmission(
  told: unknown,
  at: Instant,
): Outcome<Submission, readonly SubmissionFault[]> {
  const parsed = submission.safeParse(told);
  const loose = parsed.success ? parsed : parts.safeParse(told);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(faultsOf)),
    ...(loose.success ? contradictions(loose.data, at) : []),
  ];
  if (parsed.success && faults.length === 0) return done(parsed.data);
  return refused(faults.slice(0, faultsTold));
}
