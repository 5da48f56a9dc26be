import * as z from "zod/mini";
import { role } from "./role.ts";

const words = (what: string, longest = 120) =>
  z
    .string(`${what} must be text`)
    .check(
      z.trim(),
      z.minLength(1, `${what} must not be empty`),
      z.maxLength(longest, `${what} must be at most ${longest} characters`),
    );
const mailbox = z.email("must be an e-mail address, like office@example.org");
const slug = (what: string) =>
  z
    .string(`${what} must be text`)
    .check(z.regex(/^[a-z0-9-]{2,40}$/, `${what} must be 2 to 40 of a-z, 0-9 and -`));
const calendarDay = z.iso.date("must be a date, like 2026-11-22");

export const person = z.strictObject({
  /** Stable: rows and the sign-in service name the person by it. */
  id: slug("id"),
  name: words("name"),
  email: mailbox,
  roles: z.array(role).check(z.minLength(1, "needs at least one role")),
});
export type Person = z.infer<typeof person>;

/** Someone outside the school: for data protection, or for when nobody at the school is left. */
const outsider = z.strictObject({
  name: words("name"),
  organisation: words("organisation"),
  email: mailbox,
});
export type Outsider = z.infer<typeof outsider>;

/** A place to turn to, shown on the start page: kept as configuration because numbers change. */
const helpLine = z.strictObject({
  name: words("name"),
  when: words("when", 300),
  phone: z.optional(words("phone", 40)),
  link: z.optional(z.url({ protocol: /^https$/, error: "must be an https address" })),
  checkedOn: calendarDay,
});
export type HelpLine = z.infer<typeof helpLine>;

/** Who approves the policy once a year, and who signs it. What is left out: `bodyOf` of the review. */
const reviewing = z.strictObject({
  decidedBy: z.enum(["full-board", "committee"]),
  /** What the committee is called: `Personnel Committee`. */
  name: z.optional(words("name", 100)),
  /** Those who decide, by their ids: the committee; of a full board all governors. */
  members: z.optional(z.array(slug("id")).check(z.minLength(2, "needs at least two members"))),
  /** So many have to approve. */
  quorum: z.optional(
    z.int("must be a whole number").check(z.minimum(2, "must be 2 or more"), z.maximum(30)),
  ),
  /** Who signs: the id of a person, or a role. */
  signedBy: z.optional(slug("signedBy")),
  /** When the first review is due, before the service has seen one. */
  firstDueOn: z.optional(calendarDay),
});

/**
 * One school, as its own people would describe it. Read from `infra/schools/<id>.json` when the
 * stack is made, shipped beside the functions that show it or write to its people.
 */
export const schoolProfile = z.strictObject({
  id: slug("id"),
  name: words("name"),
  /** In front of every reference: `HH-7KQ2-9MXF`. */
  referencePrefix: z
    .string()
    .check(z.regex(/^[A-Z]{2,4}$/, "must be 2 to 4 capital letters, like HH")),
  address: words("address", 300),
  phone: words("phone", 40),
  /** The colour of the school's header, dark enough for white words on it. */
  colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, "must be a colour, like #1d3c6d")),
  mail: z.strictObject({
    from: mailbox,
    replyTo: mailbox,
    /** What SES allows the account; 14, its usual first allowance, if left out. */
    ratePerSecond: z.optional(
      z
        .int("ratePerSecond must be a whole number")
        .check(z.minimum(1), z.maximum(1000, "ratePerSecond must be at most 1000")),
    ),
  }),
  people: z.array(person).check(z.minLength(1, "needs at least one person"), z.maxLength(500)),
  dataProtectionContact: outsider,
  outsideContact: outsider,
  help: z.array(helpLine).check(z.minLength(1, "needs at least one place to turn to")),
  privacyContact: words("privacyContact", 300),
  review: z.optional(reviewing),
});
export type SchoolProfile = z.infer<typeof schoolProfile>;

/** What is wrong with a profile that fits the schema: sentences that begin with the field's name. */
export function profileFaults({ people, review }: SchoolProfile): readonly string[] {
  const twice = (field: "id" | "email") =>
    people
      .map((one) => one[field].toLowerCase())
      .flatMap((value, place, all) =>
        all.indexOf(value) < place
          ? [`people[${place}].${field}: already used by another person`]
          : [],
      );
  const holders = (needed: Person["roles"][number]) =>
    people.filter(({ roles }) => roles.includes(needed)).length;
  const missing = (["headteacher", "safeguarding-lead", "chair-of-governors"] as const)
    .filter((needed) => holders(needed) === 0)
    .map((needed) => `people: nobody is ${needed}`);
  return [...twice("id"), ...twice("email"), ...missing, ...reviewFaults(people, review)];
}

/** Who may decide on the policy: whoever is a governor, in the chair or not. */
export const isGovernor = ({ roles }: Pick<Person, "roles">): boolean =>
  roles.includes("governor") || roles.includes("chair-of-governors");

/** What would keep the policy from ever being decided on or signed. */
function reviewFaults(people: readonly Person[], review: SchoolProfile["review"]) {
  if (!review) return [];
  const { decidedBy, name, members, quorum = 2, signedBy } = review;
  const governors = people.filter(isGovernor).map(({ id }) => id);
  const strangers = (members ?? [])
    .filter((id) => !governors.includes(id))
    .map((id) => `review.members: ${id} is no governor`);
  const committee = decidedBy === "committee" ? { name, members } : {};
  const unsaid = Object.entries(committee)
    .filter(([, said]) => said === undefined)
    .map(([field]) => `review.${field}: is missing, for a committee decides`);
  const most = new Set(members ?? governors).size;
  const tooMany =
    quorum > most ? [`review.quorum: ${quorum} have to approve, but only ${most} decide`] : [];
  const signs = people.some(
    ({ id, roles }) => id === signedBy || roles.some((r) => r === signedBy),
  );
  const nobody =
    signedBy === undefined || signs
      ? []
      : [`review.signedBy: nobody has the id or the role ${signedBy}`];
  return [...strangers, ...unsaid, ...tooMany, ...nobody];
}
