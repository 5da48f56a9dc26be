import { exclusionOf } from "#shared/domain/incident/access.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { receive } from "#shared/domain/incident/receive.ts";
import { type Reference, referenceFrom } from "#shared/domain/incident/reference.ts";
import {
  type NamedPerson,
  type Submission,
  submission,
} from "#shared/domain/incident/submission.ts";
import { type Message, messageId } from "#shared/domain/mail/message.ts";
import type { Person, SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, instant, later } from "#shared/domain/time.ts";
import { sha } from "./world.ts";

/** The moment at which the tests play unless they say otherwise: a Friday in November. */
export const noon: Instant = instant.parse("2026-11-20T12:00:00.000Z");

/** What a reporter sends, before anybody has read it: the least that is accepted, and `changes`. */
export const sent = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  kind: "breach",
  categories: ["harassment"],
  description: "Somebody wrote unkind things about a colleague.",
  occurredOn: "2026-11-20",
  place: "online",
  reporter: { relationship: "staff" },
  ...changes,
});

export const aSubmission = (changes: Readonly<Record<string, unknown>> = {}): Submission =>
  submission.parse(sent(changes));

/** A person named in an incident: of whom nothing is known but that they are said to have done it. */
export const aNamedPerson = (changes: Partial<NamedPerson> = {}): NamedPerson => ({
  relationship: "unknown",
  involvement: "alleged",
  roles: [],
  ...changes,
});

/** The nth reference of a school; each number gives another. */
export const aReference = (number: number, prefix = "HH"): Reference => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number) * 7_919n);
  return referenceFrom(prefix, bytes);
};

export interface IncidentChanges {
  readonly school?: string;
  /** Tells incidents apart: reference, request and receipt follow from it. */
  readonly number?: number;
  readonly told?: Submission;
  readonly at?: Instant;
}

export function anIncident(changes: IncidentChanges = {}): Incident {
  const { school = "highters-heath", number = 1, told = aSubmission(), at = noon } = changes;
  const identity = {
    reference: aReference(number),
    receiptProof: sha(`receipt ${number}`),
    requestKey: sha(`request ${number}`),
    requestContent: sha(JSON.stringify(told)),
  };
  return receive(school, told, identity, at, sha);
}

/** Incidents a second apart, the first one first, each told as `toldOf` says. */
export const incidentsInARow = (
  count: number,
  toldOf: (number: number) => Submission = () => aSubmission(),
): Incident[] =>
  Array.from({ length: count }, (_, number) =>
    anIncident({ number: number + 1, told: toldOf(number), at: later(noon, number) }),
  );

export const keptOut = (...people: readonly Partial<NamedPerson>[]) =>
  exclusionOf(people.map(aNamedPerson));

export const aPerson = (name: string, ...roles: Person["roles"]): Person => {
  const id = name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  return { id, name, email: `${id.replaceAll("-", ".")}@example.org`, roles };
};

export const head = aPerson("Amara Osei", "headteacher");
export const safeguardingLead = aPerson("Beth Lindqvist", "safeguarding-lead");
export const computingLead = aPerson("Chandra Pillai", "computing-lead");
export const chair = aPerson("Dorothy Marchetti", "chair-of-governors", "governor");
export const governor = aPerson("Ewan Sutherland", "governor");
export const clerk = aPerson("George Penhale", "clerk");
export const office = aPerson("Hollie Brandt", "office");

/** A school with one person a post. */
export const aSchool = (changes: Partial<SchoolProfile> = {}): SchoolProfile => ({
  id: "highters-heath",
  name: "Highters Heath Nursery School",
  referencePrefix: "HH",
  address: "1 Example Lane, Birmingham, B00 0AA",
  phone: "0121 496 0000",
  colour: "#1d4a3a",
  mail: { from: "policy@example.org", replyTo: "office@example.org" },
  people: [head, safeguardingLead, computingLead, chair, governor, clerk, office],
  dataProtectionContact: {
    name: "Imran Castellanos",
    organisation: "Schools data protection service",
    email: "data.protection@example.org",
  },
  outsideContact: {
    name: "Joan Whitcombe",
    organisation: "Local authority safeguarding team",
    email: "outside.contact@example.org",
  },
  help: [{ name: "Police", when: "A crime.", phone: "101", checkedOn: "2026-11-22" }],
  privacyContact: "The school office",
  ...changes,
});

export function aMessage(changes: Partial<Message> = {}): Message {
  const {
    about = aReference(1),
    to = { id: head.id, name: head.name, email: head.email, signsIn: true },
  } = changes;
  return {
    school: "highters-heath",
    id: messageId(about, "alert", to.id),
    version: 1,
    kind: "alert",
    about,
    urgency: "soon",
    to,
    status: "queued",
    attempts: 0,
    createdAt: noon,
    dueAt: noon,
    ...changes,
  };
}
