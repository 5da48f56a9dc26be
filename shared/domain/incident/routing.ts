import type { Outsider, Person, SchoolProfile } from "../school/profile.ts";
import type { Role } from "../school/role.ts";
import { type Exclusion, isExcluded, registerRoles } from "./access.ts";
import type { Category, Relationship } from "./vocabulary.ts";

/** Who is told of a new incident: a role at the school, or the data-protection contact outside it. */
type Told = Role | "data-protection-contact";

/** A rule holds if any of its categories was chosen, or any alleged person stands so to the school. */
interface RoutingRule {
  readonly categories?: readonly Category[];
  readonly alleged?: readonly Relationship[];
  readonly tell: readonly Told[];
  /** True if only these are told, instead of those of the default rule. */
  readonly only?: true;
  readonly source: string;
}

export const defaultRule = {
  tell: ["headteacher", "safeguarding-lead"],
  source: "Policy, Documentation and Recording: incidents are recorded, assessed and acted on",
} as const satisfies RoutingRule;

export const routingRules: readonly RoutingRule[] = [
  {
    categories: ["contact-staff-to-pupil-or-parent", "contact-pupil-or-parent-to-staff"],
    tell: ["headteacher"],
    only: true,
    source:
      "Policy, Social media use – pupils and parents/carers: attempts to friend or contact, either way, are reported to the headteacher",
  },
  {
    alleged: ["staff"],
    tell: ["headteacher"],
    only: true,
    source:
      "Policy, Sanctions: staff come under the disciplinary procedures, which are the headteacher's",
  },
  {
    categories: ["confidentiality-copyright-data-protection", "privacy"],
    tell: ["data-protection-contact"],
    source: "UK GDPR Art. 33: a personal data breach is notified within 72 hours of awareness",
  },
  {
    categories: ["inappropriate-content-on-premises"],
    tell: ["computing-lead"],
    source:
      "Policy, Social media use: inappropriate content on premises is reported; filtering is the computing lead's",
  },
];

/** Someone to be told, by an id that is stable for the life of the profile. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** True if the person signs in to the register, so that a link to the incident serves them. */
  readonly signsIn: boolean;
}

const fromPerson = ({ id, name, email }: Person): Recipient => ({ id, name, email, signsIn: true });
const fromOutside = (id: string, { name, email }: Outsider, signsIn: boolean): Recipient => ({
  id,
  name,
  email,
  signsIn,
});

export interface Routed {
  readonly categories: readonly Category[];
  /** How the people alleged to have done it stand to the school. */
  readonly alleged: readonly Relationship[];
  readonly excluded: Exclusion;
}

/** Everyone the rules name, before anybody is kept out. */
export function toldOf({ categories, alleged }: Pick<Routed, "categories" | "alleged">): Told[] {
  const holding = routingRules.filter(
    (rule) =>
      rule.categories?.some((one) => categories.includes(one)) ||
      rule.alleged?.some((one) => alleged.includes(one)),
  );
  const base = holding.some(({ only }) => only) ? [] : defaultRule.tell;
  return [...new Set([...base, ...holding.flatMap(({ tell }) => tell)])];
}

/**
 * Who is alerted. Anyone named, or holding a role that is named, is left out; the chair of governors
 * takes the headteacher's place; if neither is left, whoever else works the register is told; if nobody
 * at the school is left, the outside contact, who may open it only then. Never empty: an incident
 * nobody hears of would be lost.
 */
export function recipientsOf(incident: Routed, school: SchoolProfile): readonly Recipient[] {
  const { excluded } = incident;
  const holders = (held: Role) =>
    school.people.filter((one) => one.roles.includes(held) && !isExcluded(one, excluded));
  const told = toldOf(incident);
  const inPlaceOfHead =
    told.includes("headteacher") && holders("headteacher").length === 0
      ? holders("chair-of-governors")
      : [];
  const people = told.flatMap((one) => (one === "data-protection-contact" ? [] : holders(one)));
  const first = [...people, ...inPlaceOfHead];
  const staff = (first.length > 0 ? first : registerRoles.flatMap(holders)).map(fromPerson);
  const { dataProtectionContact: protector, outsideContact: outside } = school;
  const mayTellProtector =
    told.includes("data-protection-contact") && !isExcluded({ ...protector, roles: [] }, excluded);
  const all = [
    ...(staff.length > 0 ? staff : [fromOutside("outside-contact", outside, true)]),
    ...(mayTellProtector ? [fromOutside("data-protection-contact", protector, false)] : []),
  ];
  return all.filter(({ id }, place) => all.findIndex((one) => one.id === id) === place);
}

/** True if somebody is to be told of it now who was not before. */
export function tellsSomebodyNew(before: Routed, now: Routed, school: SchoolProfile): boolean {
  const told = recipientsOf(before, school).map(({ id }) => id);
  return recipientsOf(now, school).some(({ id }) => !told.includes(id));
}
