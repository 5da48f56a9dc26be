import type { Person, SchoolProfile } from "../school/profile.ts";
import { asKnown, isExcluded, maySee } from "./access.ts";
import type { Duty } from "./duties.ts";
import { type Incident, routedBy } from "./incident.ts";
import { type Recipient, recipientsOf } from "./routing.ts";

/** The person of that id, unless the incident keeps them out: whatever they own, they are not written to. */
const personOf = (id: string | undefined, { excluded }: Incident, school: SchoolProfile) =>
  school.people.filter(
    (one) => one.id === id && !asKnown(one, school).some((known) => isExcluded(known, excluded)),
  );

/** A link to the incident serves only those who may open it: an action's owner may be anybody. */
const recipientFrom = (
  person: Person,
  { excluded }: Incident,
  school: SchoolProfile,
): Recipient => {
  const { id, name, email } = person;
  return { id, name, email, signsIn: maySee(person, excluded, school) };
};

/**
 * A reporter who left an address. Not if it is the address of somebody whom the incident keeps out:
 * nothing proves whose address a reporter typed.
 */
function reporterOf({ told, excluded }: Incident, school: SchoolProfile): readonly Recipient[] {
  const { email, name = "" } = told.reporter;
  if (email === undefined) return [];
  const isKeptOut = asKnown({ name: "", email, roles: [] }, school).some((known) =>
    isExcluded(known, excluded),
  );
  return isKeptOut ? [] : [{ id: "reporter", name, email, signsIn: false }];
}

/** Who sees to an incident: its owner, if they may see it; else those who are alerted and may open it. */
function handlersOf(one: Incident, school: SchoolProfile): readonly Recipient[] {
  const owner = personOf(one.work.owner, one, school)
    .map((person) => recipientFrom(person, one, school))
    .filter(({ signsIn }) => signsIn);
  return owner.length > 0
    ? owner
    : recipientsOf(routedBy(one), school).filter(({ signsIn }) => signsIn);
}

/** Whom a duty's mail goes to. Nobody whom the incident keeps out is ever among them. */
export function addresseesOf(
  duty: Duty,
  one: Incident,
  school: SchoolProfile,
): readonly Recipient[] {
  switch (duty.kind) {
    case "alert":
      return recipientsOf(routedBy(one), school);
    case "reply":
      return reporterOf(one, school);
    case "reporter-wrote":
      return handlersOf(one, school);
    case "action-due":
    case "action-late": {
      const owner = one.work.actions.find(({ number }) => number === duty.action)?.owner;
      return personOf(owner, one, school).map((person) => recipientFrom(person, one, school));
    }
  }
}
